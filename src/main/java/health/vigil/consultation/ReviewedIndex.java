package health.vigil.consultation;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Port: which consultations of a tenant have an outcome to learn from. */
public interface ReviewedIndex {
    /** Once or more often is the same. */
    Uni<Void> mark(String tenant, String consultation);

    /** One that was erased since may still be among them. */
    Uni<List<String>> all(String tenant);
}
