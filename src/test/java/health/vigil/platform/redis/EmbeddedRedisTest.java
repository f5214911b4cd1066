package health.vigil.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real redis-server processes on real folders. */
class EmbeddedRedisTest {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private EmbeddedRedis redis;

    @BeforeEach
    void aDataFolder() {
        redis = new EmbeddedRedis(new DataFolder(folder));
    }

    @AfterEach
    void endsIt() {
        redis.stop();
    }

    @Test
    void started_syncsEveryWriteAndEvictsNothing() throws IOException {
        URI uri = redis.start();

        assertThat(uri.getHost()).isEqualTo("127.0.0.1");
        assertThat(setting("appendonly")).isEqualTo("yes");
        assertThat(setting("appendfsync")).isEqualTo("always");
        assertThat(setting("maxmemory-policy")).isEqualTo("noeviction");
        assertThat(setting("bind")).isEqualTo("127.0.0.1");
    }

    @Test
    void withoutThePassword_refuses() {
        int port = redis.start().getPort();
        RedisAddress stranger = new RedisAddress("127.0.0.1", port, false, null, null);

        assertThatThrownBy(() -> ask(stranger, "GET", "x")).hasMessageContaining("NOAUTH");
    }

    @Test
    void secrets_areReadByTheirOwnerOnly() throws IOException {
        redis.start();

        for (String file : new String[] {"redis.properties", "redis.conf"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void stoppedAndStarted_keepsDataPortAndPassword() throws IOException {
        URI before = redis.start();
        ask("SET", "x", "kept");
        redis.stop();

        URI after = redis.start();

        assertThat(after).isEqualTo(before);
        assertThat(ask("GET", "x")).isEqualTo("kept");
    }

    @Test
    void stop_endsTheProcess() {
        redis.start();
        Running running = recorded();

        redis.stop();

        assertThat(running.process()).isEmpty();
    }

    @Test
    void orphanOfAKilledService_isTakenOver() throws IOException {
        redis.start();
        ask("SET", "x", "kept");
        long pid = recorded().pid();
        redis.abandon();

        redis = new EmbeddedRedis(new DataFolder(folder));
        redis.start();

        assertThat(recorded().pid()).isEqualTo(pid);
        assertThat(ask("GET", "x")).isEqualTo("kept");
    }

    @Test
    void frozenOrphan_isEndedByItsRecordedPid() throws Exception {
        redis.start();
        ask("SET", "x", "kept");
        Running orphan = recorded();
        new ProcessBuilder("kill", "-STOP", Long.toString(orphan.pid())).start().waitFor();
        redis.abandon();

        redis = new EmbeddedRedis(new DataFolder(folder));
        redis.start();

        assertThat(orphan.process()).isEmpty();
        assertThat(ask("GET", "x")).isEqualTo("kept");
    }

    @Test
    void strangerWithTheRecordedPid_isLeftAlone() throws Exception {
        redis.start();
        Running mine = recorded();
        redis.stop();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        new Running(mine.port(), mine.password(), stranger.pid(), mine.started()).recordIn(data());

        redis.start();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    @Test
    void strangerOnTheKeptPort_anotherPortIsTaken() throws IOException {
        int kept = redis.start().getPort();
        redis.stop();

        try (ServerSocket stranger = new ServerSocket(kept, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(redis.start().getPort()).isNotEqualTo(stranger.getLocalPort());
        }
    }

    @Test
    void secondServiceOnTheFolder_isToldSoInOneLine() {
        redis.start();

        assertThatThrownBy(() -> new EmbeddedRedis(new DataFolder(folder)).start())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("another Vigil is running on the data folder")
                .hasMessageNotContaining("\n");
        assertThat(recorded().process()).isPresent();
    }

    private Path data() {
        return folder.resolve("redis");
    }

    private Running recorded() {
        return Running.recordedIn(data()).orElseThrow();
    }

    private String setting(String name) throws IOException {
        return ask("CONFIG", "GET", name).split("\n", -1)[1];
    }

    private String ask(String... command) throws IOException {
        return ask(recorded().address(), command);
    }

    private static String ask(RedisAddress address, String... command) throws IOException {
        try (RespLine line = RespLine.open(address, ANSWER)) {
            return line.call(command);
        }
    }
}
