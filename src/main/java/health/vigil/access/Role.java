package health.vigil.access;

import java.util.Locale;

/** What a caller is, and so what it may do. */
public enum Role {
    /** Holds the access token of one consultation. */
    PATIENT,
    /** A page of a clinic: its key is public, works from the clinic's own origins only, and opens consultations. */
    WIDGET,
    /** The system of a clinic or an app: opens consultations of its tenant and reads them. */
    INTEGRATOR,
    /** Reads hand-overs and rationales, takes over, lowers a level. */
    CLINICIAN,
    /** Owns the rules: reads outcomes, runs recalls, switches the incident mode. */
    SAFETY_OFFICER,
    /** Runs the service: sees its state, no patient's words. */
    OPERATOR;

    /** As the keys file and the audit write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
