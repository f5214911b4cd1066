package health.vigil.channel.api;

import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.AuditTrail;
import java.time.Duration;
import java.util.List;

/** The audit trail as it lies in the store. */
record Trail(AuditTrail audit) {

    List<String> of(Opened consultation) {
        return audit.read("default", consultation.id())
                .await()
                .atMost(Duration.ofSeconds(5))
                .links();
    }
}
