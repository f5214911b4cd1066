package health.vigil.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A network between the store and its server that is slow, or carries nothing and says nothing. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private volatile Duration delay = Duration.ZERO;
    private volatile int generation;

    TcpProxy(int target) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Of everything that goes towards the server, from now on. */
    void delay(Duration time) {
        delay = time;
    }

    /** The connections there are carry nothing any more, and are not closed; new ones work. */
    void abandonConnections() {
        generation++;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket upstream = new Socket("127.0.0.1", target);
                int born = generation;
                Thread.ofVirtual().start(() -> carry(client, upstream, born, true));
                Thread.ofVirtual().start(() -> carry(upstream, client, born, false));
            }
        } catch (IOException e) {
            // closed, and with it the network
        }
    }

    private void carry(Socket from, Socket to, int born, boolean forth) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (born != generation) {
                    while (in.read(buffer) >= 0) {
                        // swallowed
                    }
                    return;
                }
                if (forth && delay.isPositive()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // one side hung up
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
