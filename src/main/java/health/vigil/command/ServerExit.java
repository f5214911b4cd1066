package health.vigil.command;

import health.vigil.platform.CannotStart;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintStream;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ends the server's process. A start that failed for a reason we know says it in one line and ends with status 2. */
final class ServerExit implements BiConsumer<Integer, @Nullable Throwable> {
    private static final int CANNOT_RUN = 2;
    private static final Pattern SETTING = Pattern.compile("\\b(?:vigil|quarkus)(?:\\.[\\w-]+)+");
    private final PrintStream errors;

    ServerExit(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public void accept(Integer status, @Nullable Throwable failure) {
        System.exit(failure == null ? status : tell(failure));
    }

    /** Says why the start failed; the exit status. */
    int tell(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                errors.println("vigil: " + known.getMessage());
                return CANNOT_RUN;
            }
            if (cause instanceof QuarkusBindException taken) {
                errors.println("vigil: port " + taken.getPort() + " on " + taken.getHost()
                        + " is taken by another program. Stop it, or set QUARKUS_HTTP_PORT to a free one.");
                return CANNOT_RUN;
            }
            Matcher setting = SETTING.matcher(wrongSetting(cause));
            if (setting.find()) {
                errors.println("vigil: the value of " + setting.group()
                        + " cannot be used; docs/configuration.md says what it may be.");
                return CANNOT_RUN;
            }
        }
        failure.printStackTrace(errors);
        return 1;
    }

    /** What the configuration says of a value it cannot convert; the value itself, which may be a secret, is not repeated. */
    private static String wrongSetting(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        boolean configuration = cause instanceof ConfigurationException
                || cause instanceof ConfigValidationException
                || message.startsWith("SRCFG");
        return configuration ? message : "";
    }
}
