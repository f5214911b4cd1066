package health.vigil.consultation;

import health.vigil.clinical.Finding;
import health.vigil.clinical.Measurement;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Placeholder shape, filled by the story: what is known about one patient and where the interview stands. */
public record PatientCase(
        Relationship about,
        Sex sex,
        Map<String, Finding> findings,
        Map<String, Measurement> measurements,
        List<String> withdrawn,
        @Nullable String openQuestion) {}
