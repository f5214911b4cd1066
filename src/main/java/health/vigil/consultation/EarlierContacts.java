package health.vigil.consultation;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** What is remembered of a patient key beside the consultations: no turn waits for it, and none fails with it. */
@Singleton
class EarlierContacts {
    private final ContactIndex index;
    private final ChatStore chats;

    EarlierContacts(ContactIndex index, ChatStore chats) {
        this.index = index;
        this.chats = chats;
    }

    /** The consultation with what went before; as it is when that cannot be had. */
    Uni<Consultation> addTo(Consultation fresh) {
        String key = fresh.settings().patientKey();
        return key == null
                ? Uni.createFrom().item(fresh)
                : index.since(fresh.tenant(), key, fresh.createdAt().minus(Contact.LIFE))
                        .onFailure(StoreUnavailable.class)
                        .recoverWithItem(List.of())
                        .map(fresh::withEarlier);
    }

    /** Beside the turn. */
    void keep(Taken done) {
        Consultation consultation = done.consultation();
        String key = consultation.settings().patientKey();
        String complaint = consultation.assessment().presentingComplaint();
        if (key == null || complaint.isEmpty()) {
            return;
        }
        Contact contact = new Contact(
                complaint, consultation.current().about(), done.turn().receivedAt());
        index.keep(consultation.tenant(), key, consultation.id(), contact)
                .subscribe()
                .with(kept -> {}, failure -> {});
    }

    Uni<Void> forget(Consultation consultation) {
        String key = consultation.settings().patientKey();
        return key == null
                ? Uni.createFrom().voidItem()
                : index.forget(consultation.tenant(), key, consultation.id())
                        .chain(() -> chats.forget(consultation.tenant(), key, consultation.id()));
    }
}
