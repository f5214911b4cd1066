package health.vigil.platform.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A redis-server as an operator might have it. */
record OwnServer(Process process, int port) implements AutoCloseable {

    static OwnServer start(Path folder, String... options) throws IOException {
        int port = ServerStart.freePort(0);
        String binary = ServerBinary.find(System.getenv("PATH"), folder).file().toString();
        List<String> command =
                new ArrayList<>(List.of(binary, "--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--dir", Files.createTempDirectory(folder, "own").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        OwnServer server = new OwnServer(process, port);
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException {
        RedisAddress address = new RedisAddress("127.0.0.1", port, false, null, null);
        for (int tries = 0; process.isAlive() && tries < 10_000; tries++) {
            try (RespLine line = RespLine.open(address, Duration.ofSeconds(1))) {
                line.call("PING");
                return;
            } catch (RespLine.Refused e) {
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("the server did not start");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
