package health.vigil.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.clinical.Presence;
import health.vigil.consultation.audit.AuditChain;
import health.vigil.consultation.audit.TurnTrace;
import health.vigil.platform.RecordJson;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The golden consultations as a store keeps them, over and over, each time under another id. */
public final class RecordedPlays {
    private static final RecordJson JSON = new RecordJson();
    private final AuditChain chain;
    private final TurnTrace trace;
    private final List<GoldenCase> cases = GoldenCase.all();

    public RecordedPlays(AuditChain chain) {
        this.chain = chain;
        this.trace = new TurnTrace(chain, Clock.fixed(Play.NOW, ZoneOffset.UTC));
    }

    public StoredRecord record(int number) {
        GoldenCase golden = cases.get(number % cases.size());
        Play play = new Play(golden.region(), golden.patient());
        Turn last = null;
        for (JsonNode expected : golden.turns()) {
            last = play.say(expected.get("say").asText());
        }
        if (golden.answers() != null && last != null) {
            play.answerAll(last, golden.answers().equals("no") ? Presence.ABSENT : Presence.UNKNOWN);
        }
        String id = "bench-" + number;
        String record = JSON.write(play.consultation());
        AuditChain.Step step = chain.next("default", id, "", trace.opened(play.consultation(), record));
        List<String> links = new ArrayList<>(List.of(step.link()));
        List<String> turns = new ArrayList<>();
        for (Turn turn : play.taken) {
            String text = JSON.write(turn);
            turns.add(text);
            step = chain.next("default", id, step.head(), trace.committed(turn, record, text));
            links.add(step.link());
        }
        return new StoredRecord("default", id, record, turns, step.head(), links);
    }
}
