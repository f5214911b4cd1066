package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.consultation.Consultation;
import health.vigil.consultation.ConsultationStore;
import health.vigil.consultation.EventLog;
import health.vigil.platform.MasterKeys;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The events that are told of committed turns, on a real Redis. */
@QuarkusTest
class EventsOfTurnsTest extends SealedStores {
    @Inject
    EventLog log;

    @Test
    void turn_leavesItsEventsWithIdsKnownBeforehand() {
        ConsultationStore store = store(MasterKeys.none());
        Consultation consultation = await(store.create(Samples.consultation(), null));
        commit(store, consultation, Samples.message("one"), 1);
        commit(store, consultation, Samples.message("two"), 2);

        assertThat(events(consultation, EventLog.START))
                .containsExactly(
                        "1-1 assessment.updated 1",
                        "1-2 reply.completed 1",
                        "1-3 turn.completed 1",
                        "2-1 assessment.updated 2",
                        "2-2 reply.completed 2",
                        "2-3 turn.completed 2");
        assertThat(events(consultation, "1-2"))
                .containsExactly(
                        "1-3 turn.completed 1",
                        "2-1 assessment.updated 2",
                        "2-2 reply.completed 2",
                        "2-3 turn.completed 2");
        assertThat(events(consultation, "1-3")).hasSize(3);
        assertThat(events(consultation, "2-3")).isEmpty();
        for (String unknown : List.of("0-1", "1-0", "1-4", "3-1", "", "x")) {
            assertThat(events(consultation, unknown)).as(unknown).containsExactly("unknown");
        }
    }

    private List<String> events(Consultation consultation, String after) {
        EventLog.News news =
                await(log.since("default", consultation.id(), after)).orElseThrow();
        return news.known()
                ? news.happenings().stream()
                        .map(event -> event.id() + " " + event.name() + " "
                                + event.turn().number())
                        .toList()
                : List.of("unknown");
    }
}
