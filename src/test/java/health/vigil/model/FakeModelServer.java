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

    /** The running one, well-behaved, finding nothing in any words: how a test begins. */
    public static FakeModel good() {
        FakeModel model = running();
        model.behave(Manner.GOOD);
        model.finding("[]");
        return model;
    }

    @Override
    public Map<String, String> start() {
        try {
            FakeModel model = FakeModel.start(0);
            running = model;
            String url = model.url(Manner.GOOD).toString();
            return Map.ofEntries(
                    Map.entry("vigil.model.base-url", url),
                    Map.entry("vigil.model.name", "fake"),
                    Map.entry("vigil.model.reply.first-sentence", "3s"),
                    Map.entry("vigil.model.extraction.deadline", "1s"),
                    Map.entry("vigil.model.failures", "1000"),
                    Map.entry("vigil.vision.base-url", url),
                    Map.entry("vigil.vision.name", "fake"),
                    Map.entry("vigil.transcription.base-url", url),
                    Map.entry("vigil.transcription.name", "fake"),
                    Map.entry("vigil.attachments.deadline", "1s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running().close();
    }
}
