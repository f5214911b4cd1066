package health.vigil.command.replay;

import health.vigil.archive.ArchivedRecords;
import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.platform.CannotStart;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive}: what an operator does with the archive, each with a reason that is kept. Starts no service. */
@Command(name = "archive", mixinStandardHelpOptions = true, description = "Read and hold what the archive keeps.")
public final class ArchiveCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Sources sources;

    public ArchiveCommand() {
        this(System.getenv());
    }

    /** @param environment the variables the service is configured with */
    public ArchiveCommand(Map<String, String> environment) {
        this.sources = new Sources(environment);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say: archive show|hold|release ID --why REASON");
    }

    @Command(name = "show", description = "Print what is kept of a consultation, a JSON line a part: patients' words.")
    Integer show(@Mixin Act act) {
        return done(records ->
                records.show(act.tenant, act.id, act.why, spec.commandLine().getOut()::println));
    }

    @Command(name = "hold", description = "A legal hold: nothing of it is masked or deleted until it is released.")
    Integer hold(@Mixin Act act) {
        return done(records -> records.hold(act.tenant, act.id, true, act.why));
    }

    @Command(name = "release", description = "Lift the hold; what was erased or ran out meanwhile goes within hours.")
    Integer release(@Mixin Act act) {
        return done(records -> records.hold(act.tenant, act.id, false, act.why));
    }

    /** 0 done, 1 nothing of it is kept, 2 it cannot be run. */
    private int done(Work work) {
        try {
            String url = sources.archive().orElseThrow(() -> CannotStart.because("there is no VIGIL_ARCHIVE_URL"));
            if (work.on(new ArchivedRecords(url, sources.masters()))) {
                return 0;
            }
            spec.commandLine().getErr().println("vigil archive: nothing of it is kept");
            return 1;
        } catch (CannotStart | StoreUnavailable e) {
            spec.commandLine().getErr().println("vigil archive: " + e.getMessage());
        } catch (SQLException e) {
            spec.commandLine().getErr().println("vigil archive: " + e);
        }
        return 2;
    }

    /** On which consultation, and why. */
    static final class Act {
        @Parameters(paramLabel = "ID")
        String id = "";

        @Option(names = "--why", required = true, description = "kept with the archive")
        String why = "";

        @Option(names = "--tenant", defaultValue = "default")
        String tenant = "";
    }

    private interface Work {
        boolean on(ArchivedRecords records) throws SQLException;
    }
}
