package health.vigil.command.replay;

import health.vigil.catalog.Knowledge;
import health.vigil.catalog.KnowledgeException;
import health.vigil.catalog.KnowledgeLoader;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.RecordCheck;
import health.vigil.platform.CannotStart;
import health.vigil.platform.RecordJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay FILE|ID}: is the record what was recorded, and do its levels follow from it? Starts no service. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Checks the audit chain of stored consultations and derives every level again; starts no service.")
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|ID",
            description = "A file written with --out, or the id of a consultation in the store.")
    @Nullable
    String what;

    @Option(names = "--all", description = "All consultations of the store.")
    boolean all;

    @Option(names = "--tenant", description = "Whose consultation ID is (default: ${DEFAULT-VALUE}).")
    String tenant = "default";

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            description = "Judge by this knowledge instead and list the consultations that would now be more urgent.")
    @Nullable
    Path against;

    @Option(
            names = "--knowledge",
            paramLabel = "FOLDER",
            description = "The knowledge they were judged by, when it is not the one in use.")
    @Nullable
    Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the records to FILE instead of checking them. It holds patients' words.")
    @Nullable
    Path out;

    @Option(names = "--json", description = "Print JSON lines: one object a consultation, and a last one for all.")
    boolean json;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Sources sources;
    private final RecordJson records = new RecordJson();

    public ReplayCommand() {
        this(System.getenv());
    }

    /** @param environment the variables the service is configured with */
    public ReplayCommand(Map<String, String> environment) {
        this.sources = new Sources(environment);
    }

    /** 0 all as recorded, 1 something is not (or is to be recalled), 2 it cannot be run or not all could be derived. */
    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        try {
            if ((what == null) != all) {
                throw CannotStart.because("give either FILE or ID, or --all");
            }
            Tally tally = new Tally(spec.commandLine().getOut(), errors, json);
            if (out != null) {
                return exported(out, errors);
            }
            if (against != null) {
                Recall recall = new Recall(records, KnowledgeLoader.load(against));
                read(stored -> recall.find(stored)
                        .ifPresentOrElse(
                                found -> tally.count(stored.turns().size(), found),
                                () -> tally.count(stored.turns().size())));
                return tally.recalled();
            }
            RecordCheck check = new RecordCheck(new AuditChain(sources.auditKey(), records), records, knowledge());
            read(stored -> tally.count(check.check(stored)));
            return tally.checked();
        } catch (CannotStart | StoreUnavailable e) {
            errors.println("vigil replay: " + e.getMessage());
        } catch (KnowledgeException e) {
            errors.println("vigil replay: the knowledge cannot be used:\n" + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            errors.println("vigil replay: " + e);
        }
        return 2;
    }

    private Knowledge knowledge() {
        Path chosen = folder == null ? sources.knowledge().orElse(null) : folder;
        return chosen == null ? KnowledgeLoader.bundled() : KnowledgeLoader.load(chosen);
    }

    private void read(Consumer<StoredRecord> reader) throws IOException {
        String one = what;
        if (one == null) {
            sources.forEach(reader);
        } else if (Files.isRegularFile(Path.of(one))) {
            RecordFile.read(Path.of(one), reader);
        } else {
            reader.accept(sources.find(tenant, one)
                    .orElseThrow(() -> CannotStart.because("there is no file and no consultation " + one)));
        }
    }

    private int exported(Path file, PrintWriter errors) throws IOException {
        int[] count = {0};
        try (BufferedWriter writer = RecordFile.create(file)) {
            read(stored -> {
                try {
                    RecordFile.write(stored, writer);
                    count[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        errors.println(count[0] + " consultations written to " + file + "; it holds patients' words");
        return 0;
    }
}
