package health.vigil.access;

import jakarta.inject.Singleton;

/** Turns an integrator's patient key into a keyed digest: the same patient is known again, the key itself is kept nowhere. */
@Singleton
public class PatientKey {
    private static final String KIND = "patient_key";

    private final TokenKey key;

    PatientKey(TokenKey key) {
        this.key = key;
    }

    /** The same for the same tenant and key, on every instance that signs with the same token key. */
    public String digest(String tenant, String patientKey) {
        return key.digest(String.join(TokenSigner.SEPARATOR, KIND, tenant, patientKey));
    }
}
