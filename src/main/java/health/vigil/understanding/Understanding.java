package health.vigil.understanding;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Language;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message says.
 *
 * @param findings about the patient, in text order; {@link health.vigil.clinical.Timing#PAST} ones are history
 * @param measurements numbers about the patient
 * @param sex stated in the words, null when not
 * @param about who the words are about when they name someone, null when they do not
 * @param language of the message, null when it shows none (a number, an emoji)
 * @param answer reading of the words as an answer to the open question, null when they are none
 * @param intents what else the message wants or is
 */
public record Understanding(
        List<Finding> findings,
        List<Measurement> measurements,
        @Nullable Sex sex,
        @Nullable Relationship about,
        @Nullable Language language,
        @Nullable Answer answer,
        Set<Intent> intents) {

    public Understanding {
        findings = List.copyOf(findings);
        measurements = List.copyOf(measurements);
        intents = Set.copyOf(intents);
    }

    /** A yes, a no or neither, to the one question that is open. */
    public enum Answer {
        YES,
        NO,
        NOT_SURE
    }

    /** What a message wants beside, or instead of, telling findings. */
    public enum Intent {
        /** No words at all, or white space. */
        EMPTY,
        EMOJI_ONLY,
        /** Asks about an illness in general; nobody is said to be unwell. */
        INFORMATION,
        /** Says that nobody is unwell now. */
        NOBODY_UNWELL,
        /** Asks for a human. */
        HUMAN,
        ABUSIVE,
        OFF_TOPIC,
        THANKS,
        /** Plays the symptoms down, refuses care, or reports that others do. Never lowers anything. */
        MINIMISING,
        /** Gives instructions to the program. Never lowers anything. */
        INSTRUCTION,
        /** Is already with an ambulance crew or in hospital. */
        IN_CARE,
        /** Film, study, exercise, role play. */
        NOT_REAL,
        /** Too few words of a known language. */
        UNKNOWN_LANGUAGE,
        /** Takes back something said before ("I meant last year"). */
        CORRECTION,
        /** Worse than at the last contact. */
        WORSE,
        /** No better and no worse. */
        SAME,
        BETTER,
        /** Has been seen by a doctor since. */
        SEEN_DOCTOR,
        /** Asks what an advice rests on. */
        WHY,
        /** A number no person can have; it was left out and should be asked again. */
        IMPLAUSIBLE
    }
}
