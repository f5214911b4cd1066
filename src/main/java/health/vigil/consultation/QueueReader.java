package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a tenant's queue, and notices in it whoever took a patient over and has gone. */
@ApplicationScoped
public class QueueReader {
    /** More are not shown at once; the first are the most urgent. */
    public static final int MOST = 200;

    private final QueueIndex index;
    private final ClinicianDesk desk;
    private final Clock clock;
    private final Duration patience;

    QueueReader(
            QueueIndex index,
            ClinicianDesk desk,
            Clock clock,
            @ConfigProperty(name = "vigil.console.patience", defaultValue = "5m") Duration patience) {
        this.index = index;
        this.desk = desk;
        this.clock = clock;
        this.patience = patience;
    }

    /** @param version the reader has, empty for none; with the same one, nothing is returned */
    public Uni<Optional<QueueIndex.Queue>> read(String tenant, String version) {
        return index.since(tenant, version, MOST)
                .invoke(found -> found.ifPresent(queue -> queue.entries().forEach(entry -> giveUp(tenant, entry))));
    }

    /** Once for each time of waiting, whoever notices; the consultation itself decides. */
    private void giveUp(String tenant, QueueEntry entry) {
        if (entry.isOverdue(clock.instant(), patience)) {
            String key = "overdue-" + entry.waitingSince().toEpochMilli() + "-" + entry.takenBy();
            desk.act(tenant, entry.id(), key, new Act.GiveUp("timer"))
                    .subscribe()
                    .with(done -> {}, lost -> {});
        }
    }
}
