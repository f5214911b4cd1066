package health.vigil.channel.api;

import health.vigil.channel.api.TurnStream.Event;
import health.vigil.channel.api.Views.TurnView;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.consultation.EventLog;
import health.vigil.consultation.EventLog.Happening;
import health.vigil.consultation.EventLog.News;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one reader sees of a consultation: a snapshot or what it missed, then what comes, from whichever instance. It
 * looks again and again, one small command each time, so that it needs no second kind of connection to the store.
 */
final class EventFeed {
    private final EventLog log;
    private final ConsultationService service;
    private final ViewWriter views;
    private final Address address;
    private final Reader reader;
    private final AtomicInteger wanted = new AtomicInteger();
    private volatile @Nullable String position;
    private volatile boolean stopped;
    private volatile Cancellable ticks = () -> {};

    EventFeed(EventLog log, ConsultationService service, ViewWriter views, Address address, Reader reader) {
        this.log = log;
        this.service = service;
        this.views = views;
        this.address = address;
        this.reader = reader;
    }

    /** Who reads. */
    interface Reader {
        void event(Event event);

        /** The consultation is no longer there. */
        void gone();

        /** @param socket that follows the consultation now, empty without one */
        default void followed(String socket) {}

        default boolean hasLeft() {
            return false;
        }
    }

    /**
     * The first look.
     *
     * @param lastEventId the last that the reader has, null when it has none
     * @return fails with a rejection or as the store does; nothing was told then
     */
    Uni<Void> open(@Nullable String lastEventId) {
        position = lastEventId;
        return step();
    }

    /** Looks from now on, until it is stopped or the consultation has gone. */
    void keepLooking(Duration every) {
        ticks = Multi.createFrom().ticks().every(every).subscribe().with(tick -> look());
    }

    /** Looks now, or once more when it is looking already. */
    void look() {
        if (reader.hasLeft()) {
            stop();
        } else if (wanted.getAndIncrement() == 0) {
            run();
        }
    }

    /** Whether the reader has had this turn whole, in a snapshot or as events. */
    boolean hasTold(int turn) {
        String last = position;
        if (last == null) {
            return false;
        }
        int dash = last.indexOf('-');
        int told = Integer.parseInt(last.substring(0, dash));
        return told > turn || told == turn && last.endsWith("-3");
    }

    void stop() {
        stopped = true;
        ticks.cancel();
    }

    private void run() {
        int asked = wanted.get();
        step().subscribe().with(done -> again(asked), failure -> {
            if (failure instanceof Rejection && !stopped) {
                stop();
                reader.gone();
            }
            again(asked);
        });
    }

    private void again(int asked) {
        if (wanted.addAndGet(-asked) > 0 && !stopped) {
            run();
        }
    }

    private Uni<Void> step() {
        String last = position;
        return last == null
                ? snapshot()
                : log.since(address.tenant(), address.id(), last)
                        .map(found -> found.orElseThrow(Rejection::notFound))
                        .chain(news -> news.known() ? told(news) : snapshot());
    }

    private Uni<Void> told(News news) {
        if (!stopped) {
            reader.followed(news.socket());
        }
        for (Happening happening : news.happenings()) {
            if (!stopped) {
                position = happening.id();
                reader.event(event(happening));
            }
        }
        return Uni.createFrom().voidItem();
    }

    private Event event(Happening happening) {
        TurnView turn = views.turn(happening.turn(), address.region());
        return new Event(
                happening.name(),
                happening.id(),
                switch (happening.name()) {
                    case "assessment.updated" -> turn.assessment();
                    case "reply.completed" -> turn.reply();
                    default -> turn;
                });
    }

    /** Its id is that of the last event that is in it. */
    private Uni<Void> snapshot() {
        return service.find(address)
                .map(found -> found.orElseThrow(Rejection::notFound))
                .map(found -> {
                    String last = found.turns().isEmpty()
                            ? EventLog.START
                            : found.turns().getLast().number() + "-3";
                    position = last;
                    reader.event(new Event("snapshot", last, views.snapshot(found.consultation(), found.turns(), 0)));
                    return null;
                });
    }
}
