package health.vigil.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.consultation.LanguageModel.Sighting;
import health.vigil.privacy.Masking;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON a model answers with. What is not of the schema is nothing; no error quotes it. */
final class SightingReader {
    private static final int LONGEST = 20_000;

    private final ObjectMapper json = JsonMapper.builder().build();

    /** @param masking restores the patient's words in the quotes */
    List<Sighting> read(String answer, Masking masking) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from || answer.length() > LONGEST) {
            return List.of();
        }
        List<Sighting> seen = new ArrayList<>();
        for (JsonNode finding : tree(answer.substring(from, to + 1)).path("findings")) {
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

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException noJson) {
            return json.missingNode();
        }
    }
}
