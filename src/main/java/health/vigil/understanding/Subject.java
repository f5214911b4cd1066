package health.vigil.understanding;

import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;

/**
 * Someone a message speaks of, from where they are named on.
 *
 * @param reach where the words about them end at the latest
 */
record Subject(int start, int end, Relationship who, Sex sex, Role role, boolean named, int reach) {

    Subject(int start, int end, Relationship who, Sex sex, Role role, boolean named) {
        this(start, end, who, sex, role, named, Integer.MAX_VALUE);
    }

    /** What someone does in the story. */
    enum Role {
        /** The words after it are about this person's body. */
        PATIENT,
        /** Says something about the patient, or brings them; nothing is said about their own body. */
        WITNESS,
        /** Named for an illness in the family. */
        ANCESTOR
    }

    Subject asAncestor(int sentenceEnd) {
        return new Subject(start, end, who, sex, Role.ANCESTOR, named, sentenceEnd);
    }

    /** A pronoun of the other sex speaks of someone else. */
    boolean mayBe(Sex pronoun) {
        return sex == Sex.UNKNOWN || pronoun == Sex.UNKNOWN || sex == pronoun;
    }

    boolean isSame(Subject other) {
        return who == other.who && sex == other.sex;
    }
}
