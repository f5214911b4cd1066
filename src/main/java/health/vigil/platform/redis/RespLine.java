package health.vigil.platform.redis;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import javax.net.ssl.SSLSocketFactory;

/** A blocking line to a Redis server for the few questions of a start or a command, where the reactive client is not. */
public final class RespLine implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RespLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** An error reply: the server is there and refuses. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String reply) {
            super(reply);
        }
    }

    /** @param timeout of the connection and of each answer */
    static RespLine open(RedisAddress address, Duration timeout) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.host(), address.port()), millis);
            plain.setSoTimeout(millis);
            Socket socket = address.tls()
                    ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                            .createSocket(plain, address.host(), address.port(), true)
                    : plain;
            RespLine line = new RespLine(socket);
            line.authenticate(address);
            return line;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private void authenticate(RedisAddress address) throws IOException {
        if (address.user() != null && address.password() != null) {
            call("AUTH", address.user(), address.password());
        } else if (address.password() != null) {
            call("AUTH", address.password());
        }
    }

    /** The reply as text; the parts of an array on lines of their own. */
    public String call(String... command) throws IOException {
        StringBuilder request = new StringBuilder("*" + command.length + "\r\n");
        for (String part : command) {
            int length = part.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(length).append("\r\n").append(part).append("\r\n");
        }
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return reply();
    }

    /** The fields of {@code INFO}. */
    Map<String, String> info() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : call("INFO").split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private String reply() throws IOException {
        String line = readLine();
        char kind = line.charAt(0);
        String rest = line.substring(1);
        return switch (kind) {
            case '-' -> throw new Refused(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> {
                StringJoiner parts = new StringJoiner("\n");
                for (int left = Integer.parseInt(rest); left > 0; left--) {
                    parts.add(reply());
                }
                yield parts.toString();
            }
            default -> rest;
        };
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("the server hung up");
        }
        readLine();
        return new String(content, StandardCharsets.UTF_8);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        return text.isEmpty() ? "+" : text;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
