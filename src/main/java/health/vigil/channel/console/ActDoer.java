package health.vigil.channel.console;

import health.vigil.access.Caller;
import health.vigil.channel.api.Problem;
import health.vigil.channel.api.Rejection;
import health.vigil.channel.api.ViewWriter;
import health.vigil.channel.console.ConsoleViews.ActView;
import health.vigil.channel.console.ConsoleViews.HandedOverView;
import health.vigil.consultation.Act;
import health.vigil.consultation.ClinicianDesk;
import health.vigil.consultation.ClinicianDesk.Result;
import health.vigil.consultation.QueueEntry;
import health.vigil.consultation.QueueIndex;
import health.vigil.platform.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a clinician asks for, and says how it came out. */
@Singleton
final class ActDoer {
    private final ClinicianDesk desk;
    private final QueueIndex queue;
    private final ViewWriter views;
    private final Ids ids;

    ActDoer(ClinicianDesk desk, QueueIndex queue, ViewWriter views, Ids ids) {
        this.desk = desk;
        this.queue = queue;
        this.views = views;
        this.ids = ids;
    }

    /**
     * @param key of the client, null when it sent none: then a repeat is done again
     * @throws Rejection 404 or 409 when it may not be done
     */
    Uni<ActView> act(Caller caller, String id, @Nullable String key, Act act) {
        return QueueResource.available(desk.act(caller.tenant(), id, key == null ? ids.next() : key, act)
                .map(this::view));
    }

    private ActView view(Result result) {
        return switch (result) {
            case Result.Done done ->
                new ActView(done.repeated() ? "repeated" : "done", views.turn(done.turn(), done.region()));
            case Result.Unchanged ignored -> new ActView("unchanged", null);
            case Result.HeldBy held -> {
                String name = held.holder().name();
                throw new Rejection(Problem.of(409, "already_taken", "Taken over by " + name)
                        .withTakenBy(name));
            }
            case Result.NotTaken ignored -> throw conflict("not_taken", "Take the consultation over first");
            case Result.Closed ignored -> throw conflict("consultation_closed", "The consultation is closed");
            case Result.MessageIdReused ignored ->
                throw conflict("message_id_reused", "This id was used for something else");
            case Result.Busy ignored ->
                throw new Rejection(Problem.of(409, "turn_already_active", "A message of the patient is being answered")
                        .withRetryAfter(1));
            case Result.NotFound ignored -> throw Rejection.notFound();
        };
    }

    private static Rejection conflict(String code, String title) {
        return new Rejection(Problem.of(409, code, title));
    }

    /** All that the queue says is the caller's; of each the consultation itself decides. */
    Uni<HandedOverView> handOverAll(Caller caller, Act.HandOver act) {
        List<String> done = new ArrayList<>();
        Map<String, String> kept = new LinkedHashMap<>();
        return QueueResource.available(queue.since(caller.tenant(), ""))
                .onItem()
                .transformToMulti(found -> Multi.createFrom()
                        .iterable(found.map(all -> all.entries()).orElse(List.<QueueEntry>of())))
                .filter(entry -> caller.name().equals(entry.takenBy()))
                .onItem()
                .transformToUniAndConcatenate(entry -> act(caller, entry.id(), null, act)
                        .invoke(view -> done.add(entry.id()))
                        .onFailure(Rejection.class)
                        .recoverWithItem(failure -> {
                            kept.put(entry.id(), ((Rejection) failure).problem().code());
                            return new ActView("kept", null);
                        }))
                .collect()
                .asList()
                .map(all -> new HandedOverView(done, kept));
    }
}
