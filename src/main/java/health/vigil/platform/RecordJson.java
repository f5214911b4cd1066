package health.vigil.platform;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records to stored JSON and back. The same record gives the same text in every process. A newer version's unknown
 * fields are ignored and an older version's missing lists and maps are empty, so that two versions can share a store.
 */
@Singleton
public class RecordJson {
    /** Raised when a stored record must be migrated on reading. */
    public static final int SCHEMA = 1;

    private static final String SCHEMA_FIELD = "schema";

    /** How every text written by this version ends; what was written otherwise is looked at before it is read. */
    private static final String CURRENT = "\"" + SCHEMA_FIELD + "\":" + SCHEMA + "}";

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new SealedTypes())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .withConfigOverride(
                    List.class, empty -> empty.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Map.class, empty -> empty.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(Set.class, empty -> empty.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    /** The record as one line of JSON with its schema version. */
    public String write(Object value) {
        try {
            String text = mapper.writeValueAsString(value);
            return text.substring(0, text.length() - 1) + (text.length() == 2 ? "" : ",") + CURRENT;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " cannot be written: "
                    + e.getClass().getSimpleName());
        }
    }

    /** @throws IllegalStateException when the text is no such record; its message has nothing of the text */
    public <T> T read(String json, Class<T> type) {
        try {
            if (json.endsWith(CURRENT)) {
                return mapper.readValue(json, type);
            }
            JsonNode tree = mapper.readTree(json);
            int schema = tree.path(SCHEMA_FIELD).asInt();
            if (schema > SCHEMA) {
                throw new IllegalStateException("stored by a newer version: schema " + schema);
            }
            JavaType javaType = mapper.constructType(type);
            return mapper.treeToValue(tree, javaType);
        } catch (JsonProcessingException e) {
            // The cause would quote what the patient wrote (I7).
            throw new IllegalStateException("stored " + type.getSimpleName() + " cannot be read: "
                    + e.getClass().getSimpleName());
        }
    }
}
