package health.vigil.model;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.consultation.LanguageModel.Sighting;
import health.vigil.privacy.Masking;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON a model answers with. What is not of the schema is nothing; no error quotes it. */
final class SightingReader {
    private final ModelJson json = new ModelJson();

    /** @param masking restores the patient's words in the quotes */
    List<Sighting> read(String answer, Masking masking) {
        List<Sighting> seen = new ArrayList<>();
        for (JsonNode finding : json.read(answer).path("findings")) {
            JsonNode code = finding.path("code");
            JsonNode presence = finding.path("presence");
            JsonNode quote = finding.path("quote");
            if (code.isTextual() && presence.isTextual() && quote.isTextual()) {
                seen.add(new Sighting(
                        code.asText(),
                        presence.asText(),
                        masking.restore(quote.asText()).strip()));
            }
        }
        return List.copyOf(seen);
    }
}
