package health.vigil.model;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.consultation.Attachment.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON a vision model answers with. What is not of the schema is nothing. */
final class PictureAnswer {
    private final ModelJson json = new ModelJson();

    Read read(String answer) {
        JsonNode tree = json.read(answer);
        Map<String, Double> values = new HashMap<>();
        for (JsonNode value : tree.path("values")) {
            if (value.path("code").isTextual() && value.path("value").isNumber()) {
                values.put(value.path("code").asText(), value.path("value").asDouble());
            }
        }
        return new Read(
                tree.path("text").isTextual() ? tree.path("text").asText() : "",
                texts(tree.path("findings")),
                values,
                texts(tree.path("medicines")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> {
            if (item.isTextual()) {
                texts.add(item.asText());
            }
        });
        return texts;
    }
}
