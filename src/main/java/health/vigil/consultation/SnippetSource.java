package health.vigil.consultation;

import health.vigil.clinical.Assessment;
import health.vigil.clinical.Language;
import health.vigil.clinical.Snippet;
import java.util.List;

/** Port: guideline texts that fit an assessment, best first. Without one a reply cites nothing. */
public interface SnippetSource {
    List<Snippet> find(Assessment assessment, Language language, String region, String text);
}
