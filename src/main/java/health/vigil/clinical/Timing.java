package health.vigil.clinical;

/** When a finding holds, in the patient's words. */
public enum Timing {
    /** Now, or no time was said. */
    NOW,
    /** It was there in this episode and has gone. */
    RESOLVED,
    /** History: not part of this episode. */
    PAST,
    /** Only asked about or imagined. */
    HYPOTHETICAL
}
