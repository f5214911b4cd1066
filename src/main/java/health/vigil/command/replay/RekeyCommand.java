package health.vigil.command.replay;

import health.vigil.archive.ArchivedRecords;
import health.vigil.consultation.seal.Rewrapped;
import health.vigil.platform.CannotStart;
import health.vigil.platform.MasterKeys;
import health.vigil.platform.redis.RedisNodes;
import health.vigil.store.StoredKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rekey}: the rotation of the master key, while services run that know the new one and those before. */
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        description = "Wraps every data key of the store and the archive with VIGIL_MASTER_KEY; the keys before it are"
                + " in VIGIL_MASTER_KEY_PREVIOUS. Services go on; run again, it goes on where it was stopped.")
public final class RekeyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    private final Sources sources;

    public RekeyCommand() {
        this(System.getenv());
    }

    /** @param environment the variables the service is configured with */
    public RekeyCommand(Map<String, String> environment) {
        this.sources = new Sources(environment);
    }

    /** 0 nothing needs an earlier master key any more, 1 something does that is not set, 2 it cannot be run. */
    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        try (RedisNodes nodes = sources.nodes()) {
            MasterKeys masters = sources.masters();
            if (!masters.isOn()) {
                throw CannotStart.because("there is no VIGIL_MASTER_KEY to wrap with");
            }
            Rewrapped stored = new Rewrapped(masters);
            new StoredKeys(nodes).rewrap(stored);
            spec.commandLine().getOut().println("store: " + stored);
            Rewrapped archived = new Rewrapped(masters);
            if (sources.archive().isPresent()) {
                new ArchivedRecords(sources.archive().get(), masters).rewrap(archived);
                spec.commandLine().getOut().println("archive: " + archived);
            }
            return stored.isComplete() && archived.isComplete() ? 0 : 1;
        } catch (CannotStart e) {
            errors.println("vigil rekey: " + e.getMessage());
        } catch (IOException | SQLException e) {
            errors.println("vigil rekey: " + e);
        }
        return 2;
    }
}
