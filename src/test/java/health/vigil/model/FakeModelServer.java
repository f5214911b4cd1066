package health.vigil.model;

import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fake model beside the application under test. */
public final class FakeModelServer implements QuarkusTestResourceLifecycleManager {
    private static @Nullable FakeModel running;

    public static FakeModel running() {
        return Objects.requireNonNull(running);
    }

    @Override
    public Map<String, String> start() {
        try {
            FakeModel model = FakeModel.start(0);
            running = model;
            return Map.of(
                    "vigil.model.base-url", model.url(Manner.GOOD).toString(),
                    "vigil.model.name", "fake",
                    "vigil.model.reply.first-sentence", "3s",
                    "vigil.model.extraction.deadline", "1s",
                    "vigil.model.failures", "1000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running().close();
    }
}
