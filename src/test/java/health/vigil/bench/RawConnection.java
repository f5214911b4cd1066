package health.vigil.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A socket kept alive, on which anything may be written; a client library would refuse what a fuzzer wants to send. */
final class RawConnection implements AutoCloseable {
    private final URI server;
    private final int patienceMillis;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /** @param patienceMillis after which an answer that has not come counts as none */
    RawConnection(URI server, int patienceMillis) {
        this.server = server;
        this.patienceMillis = patienceMillis;
    }

    /** What came back; of an event stream only the head. */
    record Answer(int status, String head, String body) {}

    /** @throws java.net.SocketTimeoutException when no answer came in time */
    Answer send(byte[] request, boolean head) throws IOException {
        Socket line = open();
        try {
            line.getOutputStream().write(request);
            line.getOutputStream().flush();
            return read(head);
        } catch (java.net.SocketTimeoutException e) {
            close();
            throw e;
        } catch (IOException e) {
            // the server may end a connection whose request it cannot read, even before all of it was sent
            close();
            return new Answer(0, "", "");
        }
    }

    private Socket open() throws IOException {
        Socket known = socket;
        if (known != null && !known.isClosed()) {
            return known;
        }
        Socket fresh = new Socket();
        fresh.connect(new InetSocketAddress(server.getHost(), server.getPort()), patienceMillis);
        fresh.setSoTimeout(patienceMillis);
        fresh.setTcpNoDelay(true);
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream());
        return fresh;
    }

    private Answer read(boolean head) throws IOException {
        String lines = head();
        int status = Integer.parseInt(lines.substring(9, 12));
        String lower = lines.toLowerCase(Locale.ROOT);
        String body = "";
        boolean endless = lower.contains("text/event-stream");
        if (!head && !endless && status != 204 && status != 304) {
            body = body(lower);
        }
        if (lower.contains("connection: close") || endless) {
            close();
        }
        return new Answer(status, lines, body);
    }

    private String body(String head) throws IOException {
        int at = head.indexOf("content-length:");
        if (at >= 0) {
            int length = Integer.parseInt(
                    head.substring(at + 15, head.indexOf('\r', at)).strip());
            return new String(stream().readNBytes(length), StandardCharsets.UTF_8);
        }
        if (!head.contains("transfer-encoding: chunked")) {
            return "";
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            all.write(stream().readNBytes(size));
            line();
        }
        line();
        return all.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String head() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = line(); !line.equals("\r\n"); line = line()) {
            lines.append(line);
        }
        return lines.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        do {
            next = stream().read();
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        } while (next != '\n');
        return line.toString();
    }

    private InputStream stream() throws IOException {
        InputStream open = in;
        if (open == null) {
            throw new IOException("not open");
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // it is gone either way
        }
        socket = null;
    }
}
