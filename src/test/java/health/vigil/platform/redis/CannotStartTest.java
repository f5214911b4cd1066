package health.vigil.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.CannotStart;
import health.vigil.platform.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start that cannot succeed says why in one line and ends with status 2. */
class CannotStartTest {

    @TempDir
    Path folder;

    @Test
    void dataFolderThatIsAFile_isNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("data"));

        assertOneLine(() -> new EmbeddedRedis(new DataFolder(file)).start(), "the data folder", "VIGIL_DATA_DIR");
    }

    @Test
    void diskFull_isSaid() {
        assertOneLine(() -> EmbeddedRedis.requireSpace(folder, 5 << 20), "the disk is full: 5 MB are free");
    }

    @Test
    void windows_isToldOfTheWaysRound() {
        assertOneLine(() -> EmbeddedRedis.requireUnix("Windows 11"), "use WSL", "VIGIL_REDIS_HOSTS");
    }

    @Test
    void binaryWithoutItsLibrary_saysWhatTheLoaderSaid() throws Exception {
        Path binary = script("echo 'error while loading shared libraries: libssl.so.3: cannot open' >&2; exit 127");

        assertOneLine(() -> ServerBinary.checked(binary), "libssl.so.3", "Install redis-server 6.2 or newer");
    }

    @Test
    void serverThatRefusesItsSettings_saysWhy() throws Exception {
        Path binary = script("echo '*** FATAL CONFIG FILE ERROR ***' >&2; echo 'Bad directive' >&2; exit 1");
        ServerStart start = new ServerStart(new ServerBinary(binary, new RedisVersion(7, 0)), folder);

        assertOneLine(() -> start.start(1, "x"), "Bad directive");
    }

    @Test
    void dataOfANewerRedis_isNotOpenedByAnOlderOne() throws Exception {
        Files.createDirectory(folder.resolve("appendonlydir"));
        ServerStart start = new ServerStart(new ServerBinary(folder.resolve("none"), new RedisVersion(6, 2)), folder);

        assertOneLine(() -> start.start(1, "x"), "was written by Redis 7 or newer");
    }

    @Test
    void oldServerOnThePath_isPassedOver() throws Exception {
        Path old = script("echo 'Redis server v=5.0.14 sha=0'");
        Files.move(old, folder.resolve("redis-server"));

        ServerBinary found = ServerBinary.find(folder.toString(), folder);

        assertThat(found.version()).isEqualTo(new RedisVersion(6, 2));
        assertThat(found.file().getFileName().toString()).startsWith("redis-server-6.2");
    }

    @Test
    void ownServerWithoutAppendOnly_isRefusedUnlessAccepted() throws Exception {
        try (OwnServer server = OwnServer.start(folder, "--maxmemory-policy", "allkeys-lru")) {
            RedisServers servers = RedisServers.parse("redis://127.0.0.1:" + server.port());

            assertOneLine(() -> new OwnServerCheck(servers, Set.of()).check(), "VIGIL_REDIS_ACCEPT=appendonly");
            assertOneLine(
                    () -> new OwnServerCheck(servers, Set.of("appendonly")).check(), "VIGIL_REDIS_ACCEPT=eviction");
            assertThat(new OwnServerCheck(servers, Set.of("appendonly", "eviction")).check())
                    .isTrue();
        }
    }

    @Test
    void ownServerThatIsSafe_isTaken() throws Exception {
        try (OwnServer server = OwnServer.start(folder, "--appendonly", "yes")) {
            RedisServers servers = RedisServers.parse("redis://127.0.0.1:" + server.port());

            assertThat(new OwnServerCheck(servers, Set.of()).check()).isTrue();
        }
    }

    @Test
    void ownServerWithAnotherPassword_isSaid() throws Exception {
        try (OwnServer server = OwnServer.start(folder, "--requirepass", "right")) {
            RedisServers servers = RedisServers.parse("redis://:wrong@127.0.0.1:" + server.port());

            assertOneLine(() -> new OwnServerCheck(servers, Set.of()).check(), "does not take our password");
        }
    }

    @Test
    void ownServerThatIsAway_isAskedAgainLater() {
        RedisServers servers = RedisServers.parse("redis://127.0.0.1:1");

        assertThat(new OwnServerCheck(servers, Set.of()).check()).isFalse();
    }

    private Path script(String body) throws Exception {
        Path file = Files.writeString(folder.resolve("a-server"), "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static void assertOneLine(ThrowingCallable start, String... says) {
        assertThatThrownBy(start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll(says)
                .hasMessageNotContaining("\n");
    }
}
