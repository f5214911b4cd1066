package health.vigil.reply;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Question;
import health.vigil.clinical.TriageLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply has to say.
 *
 * @param region ISO code, empty when unknown
 * @param other whether the writer tells about someone else
 * @param aspirin whether nothing known forbids the aspirin sentence
 * @param notes message ids to say first, for example that a human was asked for
 * @param gate what open gates hold, for the standing line
 * @param question to put, null when none
 * @param again whether the question was put before
 * @param which whether a group was answered with a bare yes and the question asks which
 */
public record Scene(
        Moment moment,
        Language language,
        String region,
        boolean other,
        Assessment assessment,
        boolean aspirin,
        List<String> notes,
        TriageLevel gate,
        boolean standingLine,
        boolean capped,
        @Nullable Question question,
        boolean again,
        boolean which) {

    public Scene {
        notes = List.copyOf(notes);
    }

    /** Where in the conversation it stands. */
    public enum Moment {
        /** The emergency lane speaks for the first time, or with a new instruction. */
        LANE,
        /** The emergency advice stands; a later message is answered. */
        WAITING,
        /** The interview goes on. */
        ASKING,
        /** The interview is complete: the advice. */
        ADVICE,
        /** The advice stands; a later message is answered. */
        AFTERWARDS
    }
}
