package health.vigil.clinical;

/** Who the patient is to the writer. */
public enum Relationship {
    SELF,
    CHILD,
    PARENT,
    PARTNER,
    RELATIVE,
    FRIEND,
    OTHER
}
