package health.vigil.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it is written to the socket, right or wrong. */
record Fuzzed(String method, String path, Map<String, String> headers, String body) {

    Fuzzed withMethod(String other) {
        return new Fuzzed(other, path, headers, body);
    }

    Fuzzed withPath(String other) {
        return new Fuzzed(method, other, headers, body);
    }

    Fuzzed withBody(String other) {
        return new Fuzzed(method, path, headers, other);
    }

    Fuzzed withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fuzzed(method, path, more, body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
