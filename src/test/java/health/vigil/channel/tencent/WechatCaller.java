package health.vigil.channel.tencent;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/** Calls the service as WeChat and WeCom do. */
final class WechatCaller {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String path;

    WechatCaller(URI server, String path) {
        this.server = server;
        this.path = path;
    }

    /** What a message is, without its kind. */
    static Map<String, Object> from(String person, String id) {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("ToUserName", "gh_account");
        texts.put("FromUserName", person);
        texts.put("CreateTime", Instant.now().getEpochSecond());
        if (!id.isEmpty()) {
            texts.put("MsgId", id);
        }
        return texts;
    }

    static Map<String, Object> text(String person, String id, String words) {
        Map<String, Object> texts = from(person, id);
        texts.put("MsgType", "text");
        texts.put("Content", words);
        return texts;
    }

    static String number() {
        return Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1);
    }

    HttpResponse<String> plain(Map<String, Object> texts) throws Exception {
        return post(signed(Instant.now()), FlatXml.write(texts));
    }

    /** The content of the answer to an unencrypted message; empty for success. */
    String reply(Map<String, Object> texts) throws Exception {
        String body = plain(texts).body();
        return body.equals("success") ? "" : FlatXml.read(body).getOrDefault("Content", "");
    }

    /** The content of the answer to an encrypted message. */
    Map<String, String> sealed(String receiver, Map<String, Object> texts) throws Exception {
        WxCryptUtil crypt = new WxCryptUtil(WechatServer.TOKEN, WechatServer.KEY, receiver);
        String nonce = number();
        String time = Long.toString(Instant.now().getEpochSecond());
        String sealed = crypt.encrypt(nonce.substring(0, 16), FlatXml.write(texts));
        String query = "?encrypt_type=aes&timestamp=" + time + "&nonce=" + nonce + "&msg_signature="
                + SHA1.gen(WechatServer.TOKEN, time, nonce, sealed);
        HttpResponse<String> response =
                post(query, "<xml><ToUserName>gh</ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>");
        Map<String, String> answer = FlatXml.read(response.body());
        return FlatXml.read(crypt.decryptContent(
                answer.get("MsgSignature"), answer.get("TimeStamp"), answer.get("Nonce"), answer.get("Encrypt")));
    }

    String signed(Instant at) {
        String time = Long.toString(at.getEpochSecond());
        String nonce = number();
        return "?signature=" + SHA1.gen(WechatServer.TOKEN, time, nonce) + "&timestamp=" + time + "&nonce=" + nonce
                + "&openid=o";
    }

    HttpResponse<String> get(String query, String echo) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(echo, StandardCharsets.UTF_8);
        return http.send(to(query + "&echostr=" + encoded).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String query, String body) throws IOException, InterruptedException {
        return http.send(
                to(query)
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String query) {
        return HttpRequest.newBuilder(server.resolve(path + query)).timeout(PATIENCE);
    }
}
