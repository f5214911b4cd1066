package health.vigil.clinical;

/** The organs a person has, as triage rules need it. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
