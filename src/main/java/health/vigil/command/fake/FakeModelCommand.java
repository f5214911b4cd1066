package health.vigil.command.fake;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the fake model until it is stopped. */
@Command(name = "fake-model", description = "Serve a scripted model on loopback, for development.")
public final class FakeModelCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "11500", description = "Port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Spec
    @Nullable
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (FakeModel model = FakeModel.start(port)) {
            Objects.requireNonNull(spec).commandLine().getOut().println("Fake model at " + model.url(Manner.GOOD));
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
