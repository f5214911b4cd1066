package health.vigil.consultation;

import health.vigil.consultation.AttachmentStore.Upload;
import health.vigil.consultation.ConsultationService.Address;
import health.vigil.platform.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes in what a patient sends before the message that names it. */
@ApplicationScoped
public class AttachmentDesk {
    private final ConsultationStore store;
    private final AttachmentStore files;
    private final AttachmentModel model;
    private final Ids ids;

    AttachmentDesk(ConsultationStore store, AttachmentStore files, AttachmentModel model, Ids ids) {
        this.store = store;
        this.files = files;
        this.model = model;
        this.ids = ids;
    }

    /** Whether a consultation takes anything in. */
    public enum Standing {
        OPEN,
        CLOSED,
        MISSING
    }

    /** How leaving something came out. */
    public sealed interface Left {
        record Kept(String id, Upload upload) implements Left {}

        record TooMany() implements Left {}

        record Missing() implements Left {}
    }

    public AttachmentModel.Offers offers() {
        return model.offers();
    }

    public Uni<Standing> standing(Address address) {
        return store.find(address.tenant(), address.id())
                .map(found -> found.map(it -> it.consultation().closed() ? Standing.CLOSED : Standing.OPEN)
                        .orElse(Standing.MISSING));
    }

    public Uni<Left> keep(Address address, Upload upload) {
        String id = ids.next();
        return Failover.waitedOut(files.keep(address.tenant(), address.id(), id, upload))
                .map(outcome -> switch (outcome) {
                    case KEPT -> new Left.Kept(id, upload);
                    case FULL -> new Left.TooMany();
                    case MISSING -> new Left.Missing();
                });
    }
}
