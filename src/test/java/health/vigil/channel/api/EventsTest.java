package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.channel.api.EventsReader.Event;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Following a consultation: what was missed, then what comes. */
@QuarkusTest
class EventsTest {
    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void withoutAnId_aSnapshotComesFirstAndThenWhatHappens() throws Exception {
        api.say(consultation, "I have had a cough for two days");
        JsonNode snapshot = api.get(consultation.path(), consultation.token()).json();

        try (EventsReader reader = new EventsReader(api, consultation, "")) {
            Event first = reader.next();
            Answer turn = api.say(consultation, "crushing chest pain, sweating");
            List<Event> then = reader.until("turn.completed");

            assertThat(first).isEqualTo(new Event("snapshot", "1-3", snapshot));
            assertThat(then).extracting(Event::id).containsExactly("2-1", "2-2", "2-3");
            assertThat(then.getLast().data()).isEqualTo(turn.json());
        }
    }

    @Test
    void resumed_getsExactlyWhatItMissedWithTheBodiesOfTheTurns() throws Exception {
        Answer first = api.say(consultation, "I have had a cough for two days");
        Answer second = api.say(consultation, "no");

        try (EventsReader reader = new EventsReader(api, consultation, "1-2")) {
            List<Event> missed = reader.until("turn.completed");
            missed.addAll(reader.until("turn.completed"));

            assertThat(missed)
                    .containsExactly(
                            new Event("turn.completed", "1-3", first.json()),
                            new Event("assessment.updated", "2-1", second.json().path("assessment")),
                            new Event("reply.completed", "2-2", second.json().path("reply")),
                            new Event("turn.completed", "2-3", second.json()));
        }
    }

    @Test
    void resumedAtTheEnd_getsASignOfLifeAtOnceAndNothingTwice() throws Exception {
        api.say(consultation, "I have had a cough for two days");

        try (EventsReader reader = new EventsReader(api, consultation, "1-3")) {
            Event sign = reader.next();
            api.say(consultation, "no");

            assertThat(sign.name()).isEqualTo("comment");
            assertThat(reader.until("turn.completed")).extracting(Event::id).containsExactly("2-1", "2-2", "2-3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-1", "1-9", "nonsense", "1764000000000-0", "99999999999999999999-1"})
    void unknownId_getsOneSnapshot(String id) throws Exception {
        api.say(consultation, "I have had a cough for two days");

        try (EventsReader reader = new EventsReader(api, consultation, id)) {
            assertThat(reader.next().name()).isEqualTo("snapshot");
            assertThat(reader.next().name()).isEqualTo("comment");
        }
    }

    @Test
    void erasedMeanwhile_endsInAProblem() throws Exception {
        try (EventsReader reader = new EventsReader(api, consultation, "")) {
            reader.next();
            api.delete(consultation.path(), consultation.token());

            Event last = reader.until("error").getLast();

            assertThat(last.data().path("code").asText()).isEqualTo("consultation_not_found");
            assertThat(reader.until("end")).hasSize(1);
        }
    }

    @Test
    void strangers_areRefusedWithAStatus() throws Exception {
        Opened other = api.open("{}");

        assertThat(new EventsReader(api, new Opened(consultation.id(), ""), "").status())
                .isEqualTo(401);
        assertThat(new EventsReader(api, new Opened(consultation.id(), other.token()), "").status())
                .isEqualTo(404);
    }
}
