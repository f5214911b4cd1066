package health.vigil.channel.api;

import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** How a turn came out, on the wire: the turn, or the problem that says why there is none. */
@Singleton
final class TurnAnswers {
    private final SafetyWords safety;
    private final ViewWriter views;
    private final WireJson json;

    TurnAnswers(SafetyWords safety, ViewWriter views, WireJson json) {
        this.safety = safety;
        this.views = views;
        this.json = json;
    }

    /** 201 with the turn, 200 when it was answered before. */
    Response respond(Outcome outcome, Address address) {
        Outcome.Answered answered = answered(outcome, address);
        return Response.status(answered.repeated() ? 200 : 201)
                .entity(json.write(views.turn(answered.turn(), address.region())))
                .build();
    }

    /** @throws Rejection for every outcome that is no turn */
    Outcome.Answered answered(Outcome outcome, Address address) {
        return switch (outcome) {
            case Outcome.Answered answered -> answered;
            case Outcome.Busy ignored ->
                throw conflict("turn_already_active", "Another message is being answered", address, 1);
            case Outcome.MessageIdReused ignored ->
                throw conflict("message_id_reused", "This id was used for another message", address, null);
            case Outcome.NotFound ignored -> throw Rejection.notFound();
            case Outcome.Closed ignored ->
                throw conflict("consultation_closed", "The consultation is closed", address, null);
            case Outcome.StoreUnavailable ignored -> throw storeUnavailable();
        };
    }

    /** A message that gets no answer tells where help is. */
    private Rejection conflict(String code, String title, Address address, @Nullable Integer retryAfter) {
        Problem problem = safety.add(Problem.of(409, code, title), address.language(), address.region());
        return new Rejection(retryAfter == null ? problem : problem.withRetryAfter(retryAfter));
    }

    static Rejection storeUnavailable() {
        return new Rejection(Problem.of(503, "store_unavailable", "The message could not be stored; send it again")
                .withRetryAfter(2));
    }
}
