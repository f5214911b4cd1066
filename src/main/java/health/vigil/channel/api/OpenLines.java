package health.vigil.channel.api;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets channels open lines to consultations. */
@Singleton
public class OpenLines {
    private final Doorkeeper door;
    private final Conversation talk;
    private final WireJson json;

    OpenLines(Doorkeeper door, Conversation talk, WireJson json) {
        this.door = door;
        this.talk = talk;
        this.json = json;
    }

    /**
     * Why no line is given, before there is one.
     *
     * @param status of HTTP
     * @param problem as JSON
     */
    public record Refusal(int status, String problem) {}

    /** @param authorization as in the header of HTTP */
    public Optional<Refusal> refusal(@Nullable String authorization, String consultationId) {
        try {
            door.admit(authorization, consultationId);
            return Optional.empty();
        } catch (Rejection rejection) {
            return Optional.of(refused(rejection.problem()));
        }
    }

    /** A request that asks for no line. */
    public Refusal noHandshake() {
        return refused(Problem.of(426, "upgrade_required", "This is a WebSocket"));
    }

    private Refusal refused(Problem problem) {
        return new Refusal(problem.status(), json.write(problem));
    }

    /** A line for whom there is no refusal. */
    public OpenLine line(@Nullable String authorization, String consultationId, OpenLine.Carrier carrier) {
        return new OpenLine(talk, json, door.admit(authorization, consultationId), carrier);
    }
}
