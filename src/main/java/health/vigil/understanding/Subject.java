package health.vigil.understanding;

import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;

/** Someone a message speaks of, from where they are named on. */
record Subject(int start, int end, Relationship who, Sex sex, Role role, boolean named) {

    /** What someone does in the story. */
    enum Role {
        /** The words after it are about this person's body. */
        PATIENT,
        /** Says something about the patient, or brings them; nothing is said about their own body. */
        WITNESS,
        /** Named for an illness in the family. */
        ANCESTOR
    }

    Subject as(Role other) {
        return new Subject(start, end, who, sex, other, named);
    }

    boolean isSame(Subject other) {
        return who == other.who && sex == other.sex;
    }
}
