package health.vigil.consultation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Port: a clinic's model. It reads and it phrases; what it says is never believed as it stands. Nothing of it is asked
 * in the emergency lane. Failures carry no patient words.
 */
public interface LanguageModel {

    /** Whether a model is configured, switched on and within the tenant's budget. */
    boolean isOn(String tenant);

    /** The findings it sees in the brief's words, unchecked. */
    Uni<List<Sighting>> read(Brief brief);

    /** How long a turn waits for {@link #read}; what comes later is judged when it comes. */
    Duration readingDeadline();

    /** The middle of a reply, piece by piece, unchecked, without its thoughts. */
    Multi<String> write(Brief brief);

    /** How long a turn waits for the first sentence of {@link #write}, and for each after it. */
    Duration sentenceDeadline();

    /** Our instructions in the prompt of {@link #write}, which no reply may repeat. */
    String instructions(Brief brief);

    /** The model and prompt that write, for the record. */
    String writer(Brief brief);

    /**
     * A finding a model claims to see.
     *
     * @param quote the words it says it rests on
     */
    record Sighting(String code, String presence, String quote) {

        /** Without the patient's words. */
        @Override
        public String toString() {
            return code + "=" + presence;
        }
    }
}
