package health.vigil.reply;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Question;
import health.vigil.clinical.Snippet;
import health.vigil.clinical.TriageLevel;
import health.vigil.guidance.SnippetFinder;
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
 * @param snippets guideline texts that fit, best first, as many as a reply may show; never any in the emergency lane
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
        boolean which,
        List<Snippet> snippets) {
    /** The note of a patient who asks why. */
    public static final String WHY = "asked_why";

    public Scene {
        notes = List.copyOf(notes);
        snippets = snippets.stream().limit(SnippetFinder.MOST).toList();
    }

    /** A scene that asks nothing. */
    public static Scene withoutQuestion(
            Moment moment,
            Language language,
            String region,
            boolean other,
            Assessment assessment,
            boolean aspirin,
            List<String> notes) {
        return new Scene(
                moment,
                language,
                region,
                other,
                assessment,
                aspirin,
                notes,
                TriageLevel.SELF_CARE,
                false,
                false,
                null,
                false,
                false,
                List.of());
    }

    /** Whether guideline text belongs into the reply: with advice, and when asked why; never in the lane (I3). */
    public boolean wantsSnippets() {
        boolean lane = assessment.floor().isAtLeast(TriageLevel.EMERGENCY);
        return !lane && (moment == Moment.ADVICE || notes.contains(WHY));
    }

    public boolean isSilent() {
        return moment == Moment.SILENT;
    }

    public Scene withSnippets(List<Snippet> found) {
        return new Scene(
                moment,
                language,
                region,
                other,
                assessment,
                aspirin,
                notes,
                gate,
                standingLine,
                capped,
                question,
                again,
                which,
                wantsSnippets() ? found : List.of());
    }

    /** What holds if the patient leaves now: what gates hold, or a raised level as it stands. */
    TriageLevel standing() {
        return assessment.raised().isEmpty() ? gate : assessment.level();
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
        AFTERWARDS,
        /** A clinician has taken over and answers instead. */
        SILENT
    }
}
