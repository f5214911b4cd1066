package health.vigil.channel.chat;

import health.vigil.clinical.Language;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chat platform of the tests: how long it waits, what may be pushed, and what was. */
final class Platform implements ChatAccount {
    final List<String> pushed = new CopyOnWriteArrayList<>();
    volatile boolean refuses;
    private final Duration window;
    private final int pushes;

    Platform(Duration window, int pushes) {
        this.window = window;
        this.pushes = pushes;
    }

    @Override
    public String channel() {
        return "test";
    }

    @Override
    public String tenant() {
        return "default";
    }

    @Override
    public String name() {
        return "default";
    }

    @Override
    public String region() {
        return "CN";
    }

    @Override
    public Language language() {
        return Language.ZH_HANS;
    }

    @Override
    public int longest() {
        return 2048;
    }

    @Override
    public Duration window() {
        return window;
    }

    @Override
    public int pushes() {
        return pushes;
    }

    @Override
    public Duration pushWindow() {
        return Duration.ofHours(48);
    }

    @Override
    public Uni<Void> push(String person, String text) {
        if (refuses) {
            return Uni.createFrom().failure(new IllegalStateException("errcode 45047"));
        }
        pushed.add(text);
        return Uni.createFrom().voidItem();
    }
}
