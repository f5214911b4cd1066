package health.vigil.channel.api;

import health.vigil.channel.api.TurnStream.Event;
import health.vigil.channel.api.Views.TurnView;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.ConsultationService.Outcome;
import health.vigil.consultation.EventLog;
import health.vigil.consultation.PatientMessage;
import health.vigil.consultation.TurnReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the doors to a consultation share: how a turn ends, what is told of a failure, and who follows its events. */
@Singleton
final class Conversation {
    private final ConsultationService service;
    private final Throttle throttle;
    private final EventLog log;
    private final MessageReader messages;
    private final ViewWriter views;
    private final SafetyWords safety;
    private final WireJson json;
    private final Duration interval;

    Conversation(
            ConsultationService service,
            Throttle throttle,
            EventLog log,
            MessageReader messages,
            ViewWriter views,
            SafetyWords safety,
            WireJson json,
            @ConfigProperty(name = "vigil.events.interval", defaultValue = "1s") Duration interval) {
        this.service = service;
        this.throttle = throttle;
        this.log = log;
        this.messages = messages;
        this.views = views;
        this.safety = safety;
        this.json = json;
        this.interval = interval;
    }

    /** How long an event may take from one instance to the readers of another. */
    Duration interval() {
        return interval;
    }

    EventFeed feed(Address address, EventFeed.Reader reader) {
        return new EventFeed(log, service, views, address, reader);
    }

    /** Makes this socket the one that follows the consultation. */
    Uni<Void> follow(Address address, String socket) {
        return log.follow(address.tenant(), address.id(), socket);
    }

    /**
     * A message over a line that also follows the consultation: what its feed will tell is not told twice.
     *
     * @param feed of that line
     */
    void say(Address address, Requests.MessageBody body, Consumer<Event> line, EventFeed feed) {
        PatientMessage message = messages.read(body);
        TurnReader reader = new TurnReader() {
            @Override
            public void taken() {
                line.accept(Event.accepted(message.id()));
            }

            @Override
            public void said(String words) {
                line.accept(Event.words(words));
            }
        };
        // A socket belongs to one consultation: its own limit stands for that of an address.
        throttle.reply(address, message, reader, address.id())
                .map(outcome -> answered(outcome, address))
                .subscribe()
                .with(
                        answered -> answer(answered, address, line, feed),
                        failure ->
                                line.accept(Event.error(told(failure, address).about(message.id()))));
    }

    private void answer(Outcome.Answered answered, Address address, Consumer<Event> line, EventFeed feed) {
        TurnView turn = views.turn(answered.turn(), address.region());
        List<Event> events = TurnStream.events(turn);
        if (!turn.stored()) {
            events.stream().map(Event::passing).forEach(line);
        } else if (feed.hasTold(turn.number())) {
            line.accept(events.getLast().passing());
        } else {
            feed.look();
        }
    }

    /** 201 with the turn, 200 when it was answered before. */
    Response response(Outcome outcome, Address address) {
        Outcome.Answered answered = answered(outcome, address);
        return Response.status(answered.repeated() ? 200 : 201)
                .entity(json.write(views.turn(answered.turn(), address.region())))
                .build();
    }

    /** @throws Rejection for every outcome that is no answer */
    Outcome.Answered answered(Outcome outcome, Address address) {
        return switch (outcome) {
            case Outcome.Answered answered -> answered;
            case Outcome.Busy ignored ->
                throw conflict("turn_already_active", "Another message is being answered", address, 1);
            case Outcome.MessageIdReused ignored ->
                throw conflict("message_id_reused", "This id was used for another message", address, null);
            case Outcome.NotFound ignored -> throw Rejection.notFound();
            case Outcome.UnknownAttachment ignored ->
                throw new Rejection(safety.add(
                        Problem.of(422, "attachment_unknown", "An attachment is not there; send it again"),
                        address.language(),
                        address.region()));
            case Outcome.Closed ignored ->
                throw conflict("consultation_closed", "The consultation is closed", address, null);
            case Outcome.Overloaded ignored -> throw Rejection.overloaded();
            case Outcome.StoreUnavailable ignored -> throw Rejection.storeUnavailable();
        };
    }

    /** What an event tells of a failure; with safety words when we failed (I9). */
    Problem told(Throwable failure, Address address) {
        Problem problem = Rejection.of(failure);
        return problem.status() >= 500 && problem.safetyText() == null
                ? safety.add(problem, address.language(), address.region())
                : problem;
    }

    /** A message that gets no answer tells where help is. */
    private Rejection conflict(String code, String title, Address address, @Nullable Integer retryAfter) {
        Problem problem = safety.add(Problem.of(409, code, title), address.language(), address.region());
        return new Rejection(retryAfter == null ? problem : problem.withRetryAfter(retryAfter));
    }
}
