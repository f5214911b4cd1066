package health.vigil.consultation;

import health.vigil.consultation.DeadLetters.DeadLetter;
import io.smallrye.mutiny.Uni;

/** Port: sends a dead letter once more. */
public interface Redelivery {
    /** Whether it was taken; then it is no dead letter any more. */
    Uni<Boolean> replay(DeadLetter letter);
}
