package health.vigil.channel.socket;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The access token of a handshake: browsers can send it in the sub-protocols only, others in the header too. */
final class SocketToken {
    private static final String OFFERED = "bearer.";

    private SocketToken() {}

    /**
     * As an Authorization header says it.
     *
     * @param protocols the Sec-WebSocket-Protocol headers, such as {@code vigil.v1, bearer.<token>}
     */
    static @Nullable String authorization(List<String> protocols, @Nullable String header) {
        return protocols.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(OFFERED))
                .map(protocol -> "Bearer " + protocol.substring(OFFERED.length()))
                .findFirst()
                .orElse(header);
    }
}
