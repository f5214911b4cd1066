package health.vigil.channel.tencent;

import static health.vigil.channel.tencent.WechatCaller.from;
import static health.vigil.channel.tencent.WechatCaller.number;
import static health.vigil.channel.tencent.WechatCaller.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat and WeCom as they call, over real HTTP; their API is simulated. */
@QuarkusTest
@WithTestResource(WechatServer.class)
class WechatTest {
    private static final String EMERGENCY = "胸口压着痛半小时了，出冷汗";
    private static final String COLD = "流鼻涕、打喷嚏两天了，有点咳嗽";

    private WechatServer platform;
    private WechatCaller wechat;
    private WechatCaller wecom;
    private String person;

    @BeforeEach
    void aPerson() {
        platform = WechatServer.running();
        platform.errcode = 0;
        platform.sent.clear();
        wechat = caller("/v1/channels/wechat/default");
        wecom = caller("/v1/channels/wecom/default");
        person = "o" + UUID.randomUUID();
    }

    @Test
    void verification_givesTheEchoBackAndOnlyToWhoKnowsTheToken() throws Exception {
        assertThat(wechat.get(wechat.signed(Instant.now()), "8263").body()).isEqualTo("8263");
        assertThat(wechat.get("?signature=0&timestamp=1&nonce=2", "8263").statusCode())
                .isEqualTo(403);
        HttpResponse<String> stale = wechat.get(wechat.signed(Instant.now().minusSeconds(3600)), "8263");
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.body()).contains("timestamp_out_of_window").doesNotContain("8263");
        WechatCaller nobody = caller("/v1/channels/wechat/nobody");
        assertThat(nobody.get(nobody.signed(Instant.now()), "1").statusCode()).isEqualTo(404);
    }

    @Test
    void I3_goldenStory_isAnsweredInTheResponseWithTheNumber() throws Exception {
        HttpResponse<String> response = wechat.plain(text(person, number(), EMERGENCY));

        Map<String, String> answer = FlatXml.read(response.body());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("xml");
        assertThat(answer).containsEntry("ToUserName", person).containsEntry("MsgType", "text");
        assertThat(answer.get("Content")).contains("120").doesNotContain("使用说明");
    }

    @Test
    void encryptedMessage_isAnsweredEncrypted() throws Exception {
        Map<String, String> answer = wechat.sealed(WechatServer.APP, text(person, number(), EMERGENCY));

        assertThat(answer.get("Content")).contains("120");
    }

    @Test
    void I8_threeDeliveriesAndTwoAtOnce_areOneAnswer() throws Exception {
        Map<String, Object> message = text(person, number(), COLD);
        List<CompletableFuture<String>> deliveries = new ArrayList<>();
        try (var pods = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                deliveries.add(CompletableFuture.supplyAsync(() -> replyUnchecked(message), pods));
            }
        }

        var answers = new HashSet<String>();
        deliveries.forEach(delivery -> answers.add(delivery.join()));
        answers.add(wechat.reply(message));

        assertThat(answers).hasSize(1).first().asString().contains("\n1. ");
    }

    @Test
    void replayedOldCallback_isRefused() throws Exception {
        String old = wechat.signed(Instant.now().minus(Duration.ofMinutes(10)));

        HttpResponse<String> response = wechat.post(old, FlatXml.write(text(person, number(), COLD)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(response.body()).contains("timestamp_out_of_window");
    }

    @Test
    void bombAndGiant_areRefused() throws Exception {
        String bomb = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><xml><Content>&b;</Content></xml>";
        String giant = "<xml><Content>" + "a".repeat(1 << 20) + "</Content></xml>";

        assertThat(wechat.post(wechat.signed(Instant.now()), bomb).body()).contains("malformed_xml");
        assertThat(wechat.post(wechat.signed(Instant.now()), giant).statusCode())
                .isEqualTo(413);
        assertThat(wechat.reply(text(person, number(), EMERGENCY))).contains("120");
    }

    @Test
    void everyKindOfMessage_isAnsweredClearly() throws Exception {
        assertThat(wechat.reply(kind("image", "PicUrl", "http://p"))).contains("请用文字");
        assertThat(wechat.reply(kind("location", "Label", "here"))).contains("请用文字");
        assertThat(wechat.reply(kind("voice", "MediaId", "m"))).contains("请用文字");
        assertThat(wechat.reply(kind("voice", "Recognition", EMERGENCY + "。"))).contains("120");
        assertThat(wechat.reply(event("subscribe", ""))).contains("哪里不舒服", "使用说明", "120");
        assertThat(wechat.reply(event("CLICK", "VIGIL_START_OVER"))).contains("得到救治了吗");
        assertThat(wechat.reply(event("CLICK", "other"))).contains("哪里不舒服");
        assertThat(wechat.plain(event("unsubscribe", "")).body()).isEqualTo("success");
    }

    @Test
    void tokenAlone_answersInTheResponse() throws Exception {
        WechatCaller bare = caller("/v1/channels/wechat/bare");

        assertThat(bare.reply(text(person, number(), EMERGENCY))).contains("120");
        assertThat(bare.reply(text("o" + UUID.randomUUID(), number(), COLD))).contains("\n1. ");
    }

    @Test
    void slowAnswer_comesAsACustomerServiceMessage() throws Exception {
        WechatCaller slow = caller("/v1/channels/wechat/slow");

        assertThat(slow.plain(text(person, number(), COLD)).body()).isEqualTo("success");

        JsonNode message = sent();
        assertThat(message.path("touser").asText()).isEqualTo(person);
        assertThat(message.at("/text/content").asText()).contains("\n1. ");
    }

    @Test
    void refusedAccessToken_isFetchedAnewAndSharedAfterwards() throws Exception {
        WechatCaller slow = caller("/v1/channels/wechat/slow");
        slow.plain(text(person, number(), COLD));
        sent();
        int before = platform.tokens.incrementAndGet();
        platform.sent.clear();

        slow.plain(text("o" + UUID.randomUUID(), number(), COLD));
        sent();
        platform.sent.clear();
        slow.plain(text("o" + UUID.randomUUID(), number(), COLD));
        sent();

        assertThat(platform.tokens.get()).isEqualTo(before + 1);
    }

    @Test
    void refusedMessage_waitsForThePersonsNextOne() throws Exception {
        WechatCaller slow = caller("/v1/channels/wechat/slow");
        platform.errcode = 45047;
        slow.plain(text(person, number(), COLD));
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        platform.errcode = 0;

        slow.plain(text(person, number(), "1"));

        assertThat(sent().at("/text/content").asText()).contains("\n1. ");
    }

    @Test
    void wecom_verifiesAndAnswersEncryptedAndTakesNothingPlain() throws Exception {
        WxCryptUtil crypt = new WxCryptUtil(WechatServer.TOKEN, WechatServer.KEY, WechatServer.CORP);
        String echo = crypt.encrypt("0123456789abcdef", "7351");
        String time = Long.toString(Instant.now().getEpochSecond());
        String query = "?timestamp=" + time + "&nonce=9&msg_signature=" + SHA1.gen(WechatServer.TOKEN, time, "9", echo);

        assertThat(wecom.get(query, echo).body()).isEqualTo("7351");
        assertThat(wecom.sealed(WechatServer.CORP, text(person, number(), EMERGENCY))
                        .get("Content"))
                .contains("120");
        assertThat(wecom.plain(text(person, number(), EMERGENCY)).statusCode()).isEqualTo(403);
    }

    private JsonNode sent() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (platform.sent.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        return platform.sent.getFirst();
    }

    private Map<String, Object> kind(String type, String name, String value) {
        Map<String, Object> texts = from(person, number());
        texts.put("MsgType", type);
        texts.put(name, value);
        return texts;
    }

    private Map<String, Object> event(String event, String key) {
        Map<String, Object> texts = from(person, "");
        texts.put("MsgType", "event");
        texts.put("Event", event);
        texts.put("EventKey", key);
        return texts;
    }

    private String replyUnchecked(Map<String, Object> message) {
        try {
            return wechat.reply(message);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static WechatCaller caller(String path) {
        return new WechatCaller(ConfigProvider.getConfig().getValue("test.url", URI.class), path);
    }
}
