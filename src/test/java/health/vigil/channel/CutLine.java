package health.vigil.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A network between browser and application that can be cut: all its connections break, and no new one is made. */
final class CutLine implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile @Nullable String word;

    CutLine(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Breaks right after the server has sent this word. */
    void cutAfter(String sent) {
        word = sent;
    }

    void cut() {
        cut = true;
        sockets.forEach(CutLine::end);
    }

    boolean isCut() {
        return cut;
    }

    void mend() {
        cut = false;
    }

    private void serve() {
        try {
            while (true) {
                Socket browser = door.accept();
                sockets.add(browser);
                if (cut) {
                    end(browser);
                    continue;
                }
                Socket application = new Socket();
                application.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
                sockets.add(application);
                Thread.ofVirtual().start(() -> carry(browser, application, false));
                Thread.ofVirtual().start(() -> carry(application, browser, true));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String last = word;
                int at = answers && last != null
                        ? new String(buffer, 0, n, StandardCharsets.ISO_8859_1).indexOf(last)
                        : -1;
                out.write(buffer, 0, at < 0 ? n : at + last.length());
                out.flush();
                if (at >= 0) {
                    word = null;
                    cut();
                }
            }
        } catch (IOException broken) {
            // as networks do
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
