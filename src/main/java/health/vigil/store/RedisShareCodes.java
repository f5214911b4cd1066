package health.vigil.store;

import health.vigil.consultation.ShareCodes;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Each code under its digest in a slot of its own. What is left of one that was opened or is out of date tells for a day
 * that it is spent.
 */
@Singleton
final class RedisShareCodes implements ShareCodes {
    private static final Script KEEP = Script.load("share");
    private static final Script OPEN = Script.load("open");
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final Pattern SPACE = Pattern.compile(" ");

    private final RedisLine redis;

    RedisShareCodes(RedisLine redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Void> keep(String code, Shared shared, Duration life) {
        List<String> arguments = List.of(
                shared.tenant() + " " + shared.consultationId(),
                Long.toString(life.toMillis()),
                Long.toString(life.plus(REMEMBERED).toMillis()));
        return redis.run(KEEP, List.of(Keys.share(code)), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Opening> open(String code) {
        return redis.run(OPEN, List.of(Keys.share(code)), List.of()).map(reply -> {
            String found = reply == null ? "unknown" : reply.toString();
            return switch (found) {
                case "unknown" -> new Opening.Unknown();
                case "spent" -> new Opening.Spent();
                default -> {
                    String[] parts = SPACE.split(found, 2);
                    yield new Opening.Opened(new Shared(parts[0], parts[1]));
                }
            };
        });
    }
}
