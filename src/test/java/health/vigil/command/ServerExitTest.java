package health.vigil.command;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.platform.CannotStart;
import io.quarkus.runtime.QuarkusBindException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ServerExitTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ServerExit exit = new ServerExit(new PrintStream(errors, true, StandardCharsets.UTF_8));

    @Test
    void knownReason_isOneLineAndCannotRun() {
        int status = exit.tell(new RuntimeException("wrapped", CannotStart.because("the disk is full")));

        assertThat(status).isEqualTo(2);
        assertThat(said()).isEqualTo("vigil: the disk is full\n");
    }

    @Test
    void portTaken_namesItAndTheWayRound() {
        int status = exit.tell(new QuarkusBindException("localhost", 8080, new BindException()));

        assertThat(status).isEqualTo(2);
        assertThat(said())
                .startsWith("vigil: port 8080")
                .contains("QUARKUS_HTTP_PORT")
                .hasLineCount(1);
    }

    @Test
    void wrongSetting_isNamedWithoutItsValue() {
        int status = exit.tell(new RuntimeException(
                "wrapped",
                new IllegalArgumentException("SRCFG00039: The config property vigil.token.life with the config value"
                        + " \"s3cret\" threw an Exception")));

        assertThat(status).isEqualTo(2);
        assertThat(said())
                .startsWith("vigil: the value of vigil.token.life cannot be used")
                .doesNotContain("s3cret")
                .hasLineCount(1);
    }

    @Test
    void unknownReason_showsWhereItFailed() {
        int status = exit.tell(new IllegalStateException("a bug"));

        assertThat(status).isEqualTo(1);
        assertThat(said()).contains("a bug", "ServerExitTest");
    }

    private String said() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
