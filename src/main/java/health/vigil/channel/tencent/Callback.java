package health.vigil.channel.tencent;

import health.vigil.channel.api.Rejection;
import health.vigil.channel.chat.Chat;
import health.vigil.channel.chat.ChatAccount;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A callback of WeChat or WeCom, from its body to the answer in its response. */
@Singleton
public class Callback {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final String SUCCESS = "success";

    private final Chat chat;
    private final Clock clock;

    Callback(Chat chat, Clock clock) {
        this.chat = chat;
        this.clock = clock;
    }

    /** An account and how its callbacks are sealed. */
    public record Door(ChatAccount account, Envelope envelope) {}

    /** The door of an account. */
    public static Door door(Map<String, Door> doors, String account) {
        Door door = doors.get(account);
        if (door == null) {
            throw Rejection.of(404, "account_not_found", "No such account is configured");
        }
        return door;
    }

    public Response verify(Door door, Query query) {
        return text(door.envelope().echo(query));
    }

    /** Every message of the account gets an answer or {@code success}, which ends the platform's retries. */
    public Uni<Response> receive(Door door, Query query, byte[] body) {
        if (body.length > LARGEST_BODY) {
            throw Rejection.of(413, "body_too_large", "The body is too large");
        }
        Envelope.Opened opened = door.envelope().open(query, new String(body, StandardCharsets.UTF_8));
        return Inbox.read(opened.texts())
                .map(said -> chat.hear(door.account(), said)
                        .map(answer ->
                                answer.map(words -> reply(door, opened, words)).orElseGet(() -> text(SUCCESS))))
                .orElseGet(() -> Uni.createFrom().item(text(SUCCESS)));
    }

    private Response reply(Door door, Envelope.Opened opened, String words) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ToUserName", opened.texts().getOrDefault("FromUserName", ""));
        answer.put("FromUserName", opened.texts().getOrDefault("ToUserName", ""));
        answer.put("CreateTime", clock.instant().getEpochSecond());
        answer.put("MsgType", "text");
        answer.put("Content", words);
        String xml = door.envelope().seal(FlatXml.write(answer), opened.encrypted());
        return Response.ok(xml, MediaType.APPLICATION_XML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private static Response text(String words) {
        return Response.ok(words, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .build();
    }
}
