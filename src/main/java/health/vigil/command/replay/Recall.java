package health.vigil.command.replay;

import health.vigil.catalog.Knowledge;
import health.vigil.clinical.Assessment;
import health.vigil.clinical.RedFlag;
import health.vigil.consultation.Consultation;
import health.vigil.consultation.Rederiver;
import health.vigil.consultation.StoredRecord;
import health.vigil.consultation.Turn;
import health.vigil.platform.RecordJson;
import java.util.List;
import java.util.Optional;

/** Which turn of a consultation other knowledge would have judged to be more urgent, from what was understood then. */
final class Recall {
    private final RecordJson json;
    private final Rederiver rederiver;

    Recall(RecordJson json, Knowledge other) {
        this.json = json;
        this.rederiver = new Rederiver(other);
    }

    /** The most urgent of those turns. */
    record Found(String id, int turn, String level, String now, List<String> rules) {}

    /** Empty when none would be more urgent; also for turns that were stored without their basis. */
    Optional<Found> find(StoredRecord stored) {
        if (stored.record().isEmpty()) {
            return Optional.empty();
        }
        String region =
                json.read(stored.record(), Consultation.class).settings().region();
        Found found = null;
        Assessment highest = null;
        for (String text : stored.turns()) {
            Turn turn = json.read(text, Turn.class);
            Assessment now = rederiver.derive(turn, region).orElse(null);
            Assessment then = turn.assessment();
            boolean higher = now != null && now.level().compareTo(then.level()) > 0;
            if (now != null && higher && (highest == null || now.level().compareTo(highest.level()) > 0)) {
                highest = now;
                List<String> rules = now.redFlags().stream()
                        .filter(flag -> !then.redFlags().contains(flag))
                        .map(RedFlag::rule)
                        .distinct()
                        .toList();
                found = new Found(
                        stored.id(),
                        turn.number(),
                        then.level().wire(),
                        now.level().wire(),
                        rules);
            }
        }
        return Optional.ofNullable(found);
    }
}
