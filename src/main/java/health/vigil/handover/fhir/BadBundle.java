package health.vigil.handover.fhir;

import java.util.List;

/** A bundle that cannot be read. Carries places and reasons, nothing of its content. */
public final class BadBundle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** Where, as a path below the bundle, empty for the whole; and why. */
    public record Fault(String path, String reason) {}

    BadBundle(List<Fault> faults) {
        super("bad FHIR bundle", null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
