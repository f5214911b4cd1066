package health.vigil.command;

import health.vigil.access.ApiKey;
import health.vigil.access.Role;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an API key. It is shown once; the service only ever sees its digest. */
@Command(name = "key", description = "Make API keys.", mixinStandardHelpOptions = true)
final class KeyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say: key new --tenant T --role R");
    }

    @Command(name = "new", description = "Print a new key, once, and the entry of the keys file that makes it valid.")
    Integer fresh(
            @Option(names = "--tenant", required = true, description = "whose key it is") String tenant,
            @Option(
                            names = "--role",
                            required = true,
                            description = "widget, integrator, clinician, safety_officer or operator")
                    String role,
            @Option(names = "--name", description = "how the audit names the key; default: the role") @Nullable
                    String name,
            @Option(names = "--expires", description = "for example 2027-06-30T00:00:00Z; default: never") @Nullable
                    Instant expires) {
        boolean known = Arrays.stream(Role.values())
                .filter(each -> each != Role.PATIENT)
                .anyMatch(each -> each.word().equals(role));
        if (!known) {
            throw new ParameterException(
                    spec.subcommands().get("new"),
                    "--role is widget, integrator, clinician, safety_officer or operator");
        }
        String key = ApiKey.fresh();
        PrintWriter out = spec.commandLine().getOut();
        out.println("The key, shown this once:");
        out.println("  " + key);
        out.printf(
                Locale.ROOT,
                "Its entry among the keys of tenant \"%s\" in the file that VIGIL_KEYS_FILE names:%n",
                tenant);
        out.printf(
                Locale.ROOT,
                "  {\"name\": \"%s\", \"role\": \"%s\", \"sha256\": \"%s\"%s}%n",
                name == null ? role : name,
                role,
                ApiKey.digest(key),
                expires == null ? "" : ", \"expires\": \"" + expires + "\"");
        return 0;
    }
}
