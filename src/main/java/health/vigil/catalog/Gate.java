package health.vigil.catalog;

import health.vigil.clinical.TriageLevel;
import java.util.List;

/** What must be answered before a milder level than {@code level} may be shown, while {@code applies} is true. */
public record Gate(String id, Condition applies, List<String> required, TriageLevel level, Place place) {}
