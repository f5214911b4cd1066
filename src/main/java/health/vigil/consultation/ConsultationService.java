package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The story of a turn. */
@ApplicationScoped
public class ConsultationService {

    /** Opens a consultation and greets. */
    public Uni<Consultation> open(Opening opening) {
        throw new UnsupportedOperationException();
    }

    /** Answers a message: the whole turn. It runs to its commit whether or not the reader stays. */
    public Uni<Outcome> reply(Address address, PatientMessage message) {
        throw new UnsupportedOperationException();
    }

    public Uni<Optional<ConsultationStore.Snapshot>> find(Address address) {
        throw new UnsupportedOperationException();
    }

    public Uni<Boolean> erase(Address address) {
        throw new UnsupportedOperationException();
    }

    /** Judges one message without keeping anything. */
    public Assessment triage(Patient patient, PatientMessage message) {
        throw new UnsupportedOperationException();
    }

    /** What is needed to open a consultation. */
    public record Opening(
            String tenant,
            Consultation.Settings settings,
            Patient patient,
            @Nullable String idempotencyKey) {}

    /** Which consultation, and what its signed token says without the store. */
    public record Address(
            String tenant, String id, @Nullable Language language, String region) {}

    /** How a turn came out. */
    public sealed interface Outcome {

        /** {@code repeated}: the message had been answered before. */
        record Answered(Turn turn, boolean repeated) implements Outcome {}

        record Busy() implements Outcome {}

        record MessageIdReused() implements Outcome {}

        record NotFound() implements Outcome {}

        record Closed() implements Outcome {}

        /** Not stored and not an emergency by itself: the client must retry. */
        record StoreUnavailable() implements Outcome {}
    }
}
