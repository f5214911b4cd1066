package health.vigil.consultation;

import java.util.Map;

/** Port: the complaints whose consultations the safety officer has raised. */
public interface Incidents {

    /** The officer's reason by complaint, as of now. */
    Map<String, String> inForce();
}
