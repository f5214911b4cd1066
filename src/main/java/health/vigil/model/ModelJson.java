package health.vigil.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Finds the one JSON object in what a model answered; missing where there is none. No error quotes it. */
final class ModelJson {
    private static final int LONGEST = 20_000;

    private final ObjectMapper json = JsonMapper.builder().build();

    JsonNode read(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from || answer.length() > LONGEST) {
            return json.missingNode();
        }
        try {
            return json.readTree(answer.substring(from, to + 1));
        } catch (JsonProcessingException noJson) {
            return json.missingNode();
        }
    }
}
