package health.vigil.channel.chat;

import health.vigil.clinical.Patient;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Reply;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.ChatStore;
import health.vigil.consultation.ChatStore.Patients;
import health.vigil.consultation.ChatStore.Place;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationService;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.consultation.Turn;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the consultation a message belongs to: the one the person is in, or a new one. */
@Singleton
final class Threads {
    private static final Patients ANYBODY = new Patients("", "");

    private final ChatStore store;
    private final ConsultationService service;
    private final ChatSettings settings;

    Threads(ChatStore store, ConsultationService service, ChatSettings settings) {
        this.store = store;
        this.service = service;
        this.settings = settings;
    }

    /** Where a message stands, and the consultation of that thread. */
    record Thread(Place place, Snapshot snapshot) {
        Consultation consultation() {
            return snapshot.consultation();
        }

        int latest() {
            return snapshot.turns().size();
        }

        /** First turn that the person has not seen; the greeting only when there is nothing else. */
        int next() {
            return latest() == 0 ? place.delivered() + 1 : Math.max(place.delivered(), 0) + 1;
        }

        /** The reply the person answers to; null when they have not seen the end of it. */
        @Nullable
        Reply seen() {
            boolean all = place.delivered() == latest() && latest() > 0 && place.more() == null;
            return all ? snapshot.turns().get(latest() - 1).reply() : null;
        }

        List<Turn> turns(int from, int to) {
            return snapshot.turns().stream()
                    .filter(turn -> turn.number() >= from && turn.number() <= to)
                    .toList();
        }
    }

    Uni<Place> place(Hearing hearing) {
        return store.place(hearing.message(), new ChatStore.Opening(settings.silence(), hearing.startsOver()));
    }

    /** The thread's consultation; one that was erased gives way to a new one. */
    Uni<Thread> find(Hearing hearing, Place place) {
        String known = place.consultation();
        return known == null
                ? open(hearing, place)
                : service.find(hearing.address(known))
                        .chain(found -> found.map(snapshot -> item(new Thread(place, snapshot)))
                                .orElseGet(() -> anew(hearing, place)));
    }

    /** The thread again, with the turns it has now. */
    Uni<Thread> again(Hearing hearing, Thread thread) {
        return service.find(hearing.address(thread.consultation().id()))
                .map(found -> new Thread(thread.place(), found.orElse(thread.snapshot())));
    }

    /** The thread of another patient of the same person, or a new one. */
    Uni<Thread> of(Relationship meant, Hearing hearing, Thread left) {
        String leaving = left.consultation().current().about().name();
        return moved(hearing, left.place(), new Patients(leaving, meant.name()));
    }

    /** A new thread for a message whose consultation takes no more. */
    Uni<Thread> anew(Hearing hearing, Place place) {
        return moved(hearing, place, ANYBODY);
    }

    /** Whether the consultation before this thread ended with an ambulance called for, and nobody asked since. */
    Uni<Boolean> leavesAmbulance(Hearing hearing, Place place) {
        String previous = place.previous();
        return previous == null
                ? item(false)
                : service.find(hearing.address(previous))
                        .map(found -> found.map(snapshot ->
                                        snapshot.consultation().assessment().floor() == TriageLevel.EMERGENCY_AMBULANCE)
                                .orElse(false));
    }

    private Uni<Thread> moved(Hearing hearing, Place place, Patients patients) {
        return store.move(hearing.message(), place.thread(), new ChatStore.Opening(settings.silence(), true), patients)
                .chain(() -> place(hearing))
                .chain(now -> find(hearing, now));
    }

    /** The thread's name makes the consultation once, whoever opens it. */
    private Uni<Thread> open(Hearing hearing, Place place) {
        ChatAccount account = hearing.account();
        var opening = new ConsultationService.Opening(
                account.tenant(),
                new Consultation.Settings(
                        hearing.language(),
                        account.region(),
                        account.channel(),
                        null,
                        hearing.message().person(),
                        settings.consentVersion()),
                Patient.unknown(),
                "chat:" + place.thread());
        return service.open(opening)
                .chain(opened -> service.find(hearing.address(opened.id()))
                        .map(found -> new Thread(place, found.orElse(new Snapshot(opened, List.of())))));
    }

    private static <T> Uni<T> item(T item) {
        return Uni.createFrom().item(item);
    }
}
