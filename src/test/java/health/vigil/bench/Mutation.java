package health.vigil.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils a good request in one to four places. */
final class Mutation {
    private static final List<String> POISON = List.of(
            "\u0000",
            "\ud800",
            "\u202e",
            "null",
            "true",
            "-1",
            "1e400",
            "9".repeat(400),
            "[".repeat(300),
            "{\"a\":".repeat(50),
            "\"",
            "\\u0000",
            "\\ud83d",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "痛".repeat(2000),
            "💔",
            "\r\nX-Injected: 1");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/..%2f..%2fetc/passwd",
            "/%00",
            "/%ff",
            "?offset=-1",
            "?offset=99999999999",
            "?offset=x",
            "/" + "a".repeat(3000),
            ";jsessionid=1",
            "/%F0%9F%92%94");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "BREW");
    private static final List<String> TYPES = List.of(
            "application/json",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "*/*",
            "nonsense",
            "application/json;charset=utf-7",
            "text/event-stream",
            "");
    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "Last-Event-ID",
            "X-API-Key",
            "Origin",
            "If-None-Match",
            "Range",
            "X-Forwarded-For",
            "Content-Encoding",
            "Accept-Language");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    Fuzzed of(Fuzzed good) {
        Fuzzed spoiled = good;
        for (int left = random.nextInt(4); left >= 0; left--) {
            spoiled = step(spoiled);
        }
        return spoiled;
    }

    private Fuzzed step(Fuzzed request) {
        return switch (random.nextInt(12)) {
            case 0 -> request.withMethod(any(METHODS));
            case 1 -> request.withPath(cut(request.path()) + any(PATHS));
            case 2 -> request.withPath(request.path() + any(PATHS));
            case 3 -> request.withHeader("Content-Type", any(TYPES));
            case 4 -> request.withHeader("Accept", any(TYPES));
            case 5 -> request.withHeader("Authorization", spoil(request.header("Authorization")));
            case 6 -> request.withHeader(any(HEADERS), any(POISON).repeat(1 + random.nextInt(3)));
            default -> request.withBody(spoil(request.body()));
        };
    }

    private String spoil(String text) {
        if (text.isEmpty()) {
            return any(POISON);
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 -> text.substring(0, at) + any(POISON) + text.substring(at);
            case 3 -> text.substring(0, at) + any(POISON) + text.substring(end);
            case 4 -> text.substring(0, end) + text.substring(at);
            default -> values(text);
        };
    }

    /** Another value for one of the JSON fields. */
    private String values(String json) {
        List<Integer> colons = new ArrayList<>();
        for (int at = json.indexOf(':'); at >= 0; at = json.indexOf(':', at + 1)) {
            colons.add(at);
        }
        if (colons.isEmpty()) {
            return json;
        }
        int colon = colons.get(random.nextInt(colons.size()));
        int end = colon + 1;
        while (end < json.length() && ",}]".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        String value = random.nextBoolean() ? any(POISON) : "\"" + any(POISON).replace("\"", "") + "\"";
        return json.substring(0, colon + 1) + value + json.substring(end);
    }

    private String cut(String path) {
        return path.substring(0, random.nextInt(path.length()) + 1);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
