package health.vigil.channel.socket;

import health.vigil.channel.api.OpenLine;
import health.vigil.channel.api.OpenLine.End;
import health.vigil.channel.api.OpenLines;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A consultation over a WebSocket: a snapshot on connect, then the events, and messages the other way. The newest
 * socket of a consultation is the one that is served; an older one is closed with 4409.
 */
@WebSocket(path = "/v1/consultations/{id}/socket")
public class ConsultationSocket {
    /** Close codes of our own; the last three digits are those of HTTP. */
    private static final Map<End, CloseReason> CODES =
            Map.of(End.REPLACED, new CloseReason(4409, "replaced"), End.GONE, new CloseReason(4404, "gone"));

    private final OpenLines lines;
    private final Map<String, OpenLine> open = new ConcurrentHashMap<>();

    ConsultationSocket(OpenLines lines) {
        this.lines = lines;
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection connection, @PathParam String id) {
        var handshake = connection.handshakeRequest();
        String authorization = SocketToken.authorization(
                handshake.headers("Sec-WebSocket-Protocol"), handshake.header("Authorization"));
        OpenLine line = lines.line(authorization, id, new Socket(connection, Vertx.currentContext()));
        open.put(connection.id(), line);
        line.open();
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> heard(String text, WebSocketConnection connection) {
        OpenLine line = open.get(connection.id());
        if (line != null) {
            line.hear(text);
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection connection) {
        OpenLine line = open.remove(connection.id());
        if (line != null) {
            line.close();
        }
        return Uni.createFrom().voidItem();
    }

    /** What breaks is the line; its words go into no log (I7). */
    @OnError
    Uni<Void> broke(Throwable failure, WebSocketConnection connection) {
        return connection.close(CloseReason.INTERNAL_SERVER_ERROR);
    }

    /** Sends one after the other, whoever calls. */
    private record Socket(WebSocketConnection connection, Context context) implements OpenLine.Carrier {
        @Override
        public String id() {
            return connection.id();
        }

        @Override
        public void send(String json) {
            context.runOnContext(now -> {
                if (connection.isOpen()) {
                    connection.sendText(json).subscribe().with(sent -> {}, lost -> {});
                }
            });
        }

        @Override
        public void end(End why) {
            CloseReason code = CODES.getOrDefault(why, CloseReason.NORMAL);
            context.runOnContext(now -> {
                if (connection.isOpen()) {
                    connection.close(code).subscribe().with(closed -> {}, lost -> {});
                }
            });
        }
    }
}
