package health.vigil.command.eval;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eval FILE...}: plays case files against a server and measures the levels. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        subcommands = RetrievalCommand.class,
        description = "Plays case files over HTTP against a server of its own and measures the levels they end at.")
public final class EvalCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "JSON lines, one case a line.")
    List<Path> files = List.of();

    @Option(names = "--url", description = "Measure this running server instead of starting one.")
    @Nullable
    URI url;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write every case with its whole trace, one JSON object a line.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Print one JSON object a set.")
    boolean json;

    @Option(
            names = "--parallel",
            paramLabel = "NUMBER",
            description = "Conversations at a time (default: ${DEFAULT-VALUE}).")
    int parallel = 4;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the cases whose id matches.")
    String only = ".*";

    @Option(
            names = "--from-outcomes",
            paramLabel = "FILE",
            description = "Turn exported outcomes into drafts of golden cases instead.")
    @Nullable
    Path fromOutcomes;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where the drafts are written (default: ${DEFAULT-VALUE}).")
    Path to = Path.of("outcome-cases");

    @Mixin
    Thresholds thresholds = new Thresholds();

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** 0, 1 when a set falls short, 2 when it cannot be measured. */
    @Override
    public Integer call() throws InterruptedException {
        PrintWriter output = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        if (files.isEmpty() && fromOutcomes == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: FILE");
        }
        try {
            if (fromOutcomes != null) {
                int written = OutcomeCases.write(fromOutcomes, to).size();
                output.println(
                        written + " drafts of golden cases in " + to + "; a clinician reads each before it counts");
                return 0;
            }
            List<CaseFile> sets = files.stream().map(this::read).toList();
            if (url != null) {
                return measure(url, () -> {}, sets, output, progress);
            }
            progress.println("starting a server in a temporary folder");
            try (OwnServer server = OwnServer.start(ownJar())) {
                return measure(server.address(), server::checkAlive, sets, output, progress);
            }
        } catch (CannotRun e) {
            progress.println("vigil eval: " + e.getMessage());
            return 2;
        }
    }

    private CaseFile read(Path file) {
        CaseFile all = CaseFile.read(file);
        return new CaseFile(
                all.name(),
                all.cases().stream().filter(one -> one.id().matches(only)).toList());
    }

    private int measure(URI server, Runnable checkAlive, List<CaseFile> sets, PrintWriter output, PrintWriter progress)
            throws InterruptedException {
        boolean reached = true;
        try (VigilClient client = new VigilClient(server);
                Writer traces = out == null ? Writer.nullWriter() : Files.newBufferedWriter(out)) {
            ParallelPlay play = new ParallelPlay(new CasePlayer(client), parallel, progress);
            for (CaseFile set : sets) {
                PlayedSet done = PlayedSet.of(set.name(), play.play(set), thresholds);
                checkAlive.run();
                print(done, output);
                for (Played one : done.played()) {
                    traces.write(JsonReport.trace(set.name(), one) + "\n");
                }
                reached &= done.missed().isEmpty();
            }
        } catch (IOException e) {
            throw new CannotRun(out + " cannot be written", e);
        }
        return reached ? 0 : 1;
    }

    private void print(PlayedSet set, PrintWriter output) {
        if (json) {
            output.println(JsonReport.set(set));
        } else {
            TextReport.print(set, output);
        }
        output.flush();
    }

    /** The jar this program was started from. */
    private static Path ownJar() {
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
        if (!jar.getFileName().toString().endsWith(".jar")) {
            throw new CannotRun(
                    "a server of its own is started from the packaged jar only: use ./vigil eval, or --url");
        }
        return jar;
    }
}
