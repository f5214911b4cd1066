package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.replay.ReplayCommand;
import health.vigil.platform.redis.RedisNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The drill of docs/operations.md in small: a copy of the append-only file of a running service, in a fresh Redis. */
@QuarkusTest
class RestoreTest {
    @TempDir
    Path folder;

    @Test
    void I8_copyOfTheAppendOnlyFile_replaysToTheSame() throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();
        Opened consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        for (String words : List.of("my chest hurts", "no, I am not sweating", "for half an hour")) {
            assertThat(api.say(consultation, words).status()).isEqualTo(201);
        }
        Path data = Path.of(ConfigProvider.getConfig().getValue("vigil.data-dir", String.class));

        copy(data.resolve("redis").resolve("appendonlydir"), folder.resolve("appendonlydir"));

        try (RedisNode restored = RedisNode.start(folder, "--dir", folder.toString())) {
            StringWriter output = new StringWriter();
            CommandLine replay = new CommandLine(new ReplayCommand(Map.of(
                    "VIGIL_DATA_DIR",
                    data.toString(),
                    "VIGIL_REDIS_HOSTS",
                    restored.uri().toString())));
            replay.setOut(new PrintWriter(output, true));
            assertThat(replay.execute(consultation.id())).as(output.toString()).isZero();
            assertThat(output.toString()).contains("1 consultations, 3 turns: 1 equal, 0 broken, 0 differ");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
