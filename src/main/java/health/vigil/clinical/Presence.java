package health.vigil.clinical;

/** Whether a finding is there. Unknown is never read as absent (I4). */
public enum Presence {
    PRESENT,
    ABSENT,
    UNKNOWN
}
