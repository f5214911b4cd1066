package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.access.ApiKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeyCommandTest {
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void freshKey_isShownOnceBesideTheDigestThatMakesItValid() {
        int status = run("key", "new", "--tenant", "a", "--role", "integrator", "--expires", "2027-06-30T00:00:00Z");

        Matcher key = Pattern.compile("vk_[\\w-]{43}").matcher(output.toString());
        assertThat(status).isZero();
        assertThat(key.find()).isTrue();
        assertThat(output.toString())
                .containsOnlyOnce(key.group())
                .contains("\"sha256\": \"" + ApiKey.digest(key.group()) + "\"")
                .contains("\"role\": \"integrator\"", "\"expires\": \"2027-06-30T00:00:00Z\"");
    }

    @Test
    void roleThatIsNone_isRefused() {
        assertThat(run("key", "new", "--tenant", "a", "--role", "patient")).isEqualTo(2);
        assertThat(run("key", "new", "--tenant", "a")).isEqualTo(2);
        assertThat(run("key")).isEqualTo(2);
        assertThat(output.toString()).isEmpty();
        assertThat(errors.toString()).contains("--role is widget, integrator");
    }

    private int run(String... arguments) {
        return Vigil.commandLine(new PrintWriter(output, true), new PrintWriter(errors, true))
                .execute(arguments);
    }
}
