package health.vigil.model;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON that endpoints are asked for, where they take a schema. */
final class AnswerSchemas {
    private static final JsonSchemaElement TEXT = JsonStringSchema.builder().build();

    private AnswerSchemas() {}

    static ResponseFormat findings() {
        JsonSchemaElement presence =
                JsonEnumSchema.builder().enumValues("present", "absent").build();
        return format(
                "findings",
                Map.of("findings", list(object(fields("code", TEXT, "presence", presence, "quote", TEXT)))));
    }

    static ResponseFormat picture() {
        JsonSchemaElement number = JsonNumberSchema.builder().build();
        return format(
                "picture",
                fields(
                        "findings",
                        list(TEXT),
                        "values",
                        list(object(fields("code", TEXT, "value", number))),
                        "medicines",
                        list(TEXT),
                        "text",
                        TEXT));
    }

    private static Map<String, JsonSchemaElement> fields(Object... pairs) {
        Map<String, JsonSchemaElement> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], (JsonSchemaElement) pairs[i + 1]);
        }
        return fields;
    }

    private static JsonSchemaElement list(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }

    /** Of exactly these fields. */
    private static JsonObjectSchema object(Map<String, JsonSchemaElement> fields) {
        return JsonObjectSchema.builder()
                .addProperties(fields)
                .required(List.copyOf(fields.keySet()))
                .additionalProperties(false)
                .build();
    }

    private static ResponseFormat format(String name, Map<String, JsonSchemaElement> fields) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(name)
                        .rootElement(object(fields))
                        .build())
                .build();
    }
}
