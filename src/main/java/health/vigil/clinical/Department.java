package health.vigil.clinical;

/** Where a patient is sent: the catalogue's code and its name in the patient's language. */
public record Department(String code, String name) {}
