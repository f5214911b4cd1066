package health.vigil.channel.tencent;

import health.vigil.channel.chat.ChatAccount;
import health.vigil.channel.tencent.PlatformApi.Access;
import health.vigil.clinical.Language;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An account of WeChat or WeCom as a chat account: replies in the response, and messages by the API where it can be called.
 *
 * @param access empty where the account is known by its token alone
 * @param sender what a message to the API says of its sender
 */
public record PlatformAccount(
        String channel,
        String name,
        String tenant,
        String region,
        Language language,
        Duration window,
        int allowance,
        Duration pushWindow,
        Optional<Access> access,
        Map<String, Object> sender,
        PlatformApi api)
        implements ChatAccount {
    private static final int LONGEST_TEXT = 2048;

    public PlatformAccount {
        sender = Map.copyOf(sender);
    }

    @Override
    public int longest() {
        return LONGEST_TEXT;
    }

    @Override
    public int pushes() {
        return access.isPresent() ? allowance : 0;
    }

    @Override
    public Uni<Void> push(String person, String text) {
        Map<String, Object> message = new HashMap<>(sender);
        message.put("touser", person);
        message.put("msgtype", "text");
        message.put("text", Map.of("content", text));
        return access.map(to -> api.send(to, message))
                .orElseGet(() -> Uni.createFrom().failure(new IllegalStateException("this account cannot push")));
    }
}
