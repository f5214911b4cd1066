package health.vigil.consultation.seal;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.platform.MasterKeys;

/** How many data keys were wrapped anew by the current master key, for a command that tells of it. */
public final class Rewrapped {
    private final MasterKeys masters;
    private int current;
    private int anew;
    private int unknown;

    public Rewrapped(MasterKeys masters) {
        this.masters = masters;
    }

    /** Stores a data key in place of another; false when that one is not there any more. */
    public interface Replacing<E extends Exception> {
        boolean replace(String wrapped) throws E;
    }

    /** Wraps a data key anew where it is not wrapped by the current master key; a service may write it meanwhile. */
    public <E extends Exception> void wrap(String tenant, String id, String wrapped, Replacing<E> key) throws E {
        String fresh;
        try {
            fresh = RecordSeal.of(masters, tenant, id, wrapped).key();
        } catch (StoreUnavailable sealedByNobodyHere) {
            unknown++;
            return;
        }
        // One that is not there any more was written by a service, which wraps with the current master key.
        if (fresh.equals(wrapped) || !key.replace(fresh)) {
            current++;
        } else {
            anew++;
        }
    }

    /** Whether nothing is left that needs an earlier master key. */
    public boolean isComplete() {
        return unknown == 0;
    }

    @Override
    public String toString() {
        return anew + " wrapped anew, " + current + " were already, " + unknown
                + " could not be opened with the master keys that are set";
    }
}
