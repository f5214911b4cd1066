package health.vigil.channel.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** JSON at the door: snake_case, strict, every fault named by its wire field. */
@Singleton
public final class WireJson {
    /** The largest body, in bytes: the longest message and all its answers fit many times. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 200;
    private static final String LIST_ELEMENT = ".<list element>";

    private final ObjectMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(LARGEST_BODY)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new ParameterNamesModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Validator validator;

    WireJson(Validator validator) {
        this.validator = validator;
    }

    public String write(Object view) {
        try {
            return mapper.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a view cannot be written: " + view.getClass().getSimpleName());
        }
    }

    /** @throws Rejection 400 for what is no JSON, 422 with one violation a field otherwise */
    public <T> T read(byte[] body, Class<T> type) {
        T request = parse(body, type);
        List<Problem.Violation> violations = validator.validate(request).stream()
                .map(WireJson::violation)
                .collect(Collectors.toMap(Problem.Violation::field, v -> v, (first, second) -> first))
                .values()
                .stream()
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        if (!violations.isEmpty()) {
            throw new Rejection(Problem.invalid(violations));
        }
        return request;
    }

    private <T> T parse(byte[] body, Class<T> type) {
        if (body.length > LARGEST_BODY) {
            throw new Rejection(Problem.of(413, "body_too_large", "The body is too large"));
        }
        try {
            T request = mapper.readValue(body, type);
            if (request == null) {
                throw Rejection.field("", "must be a JSON object");
            }
            return request;
        } catch (UnrecognizedPropertyException e) {
            throw Rejection.field(path(e), "is not a known field");
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof StreamReadException || e.getCause() instanceof StreamConstraintsException) {
                throw new Rejection(Problem.of(400, "malformed_json", "The body is not valid JSON"));
            }
            if (e.getPath().isEmpty() && body.length == 0) {
                throw new Rejection(Problem.of(400, "malformed_json", "The body is empty"));
            }
            throw Rejection.field(path(e), "has the wrong type");
        } catch (IOException e) {
            throw new Rejection(Problem.of(400, "malformed_json", "The body is not valid JSON"));
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Problem.Violation violation(ConstraintViolation<?> violation) {
        String field = violation
                .getPropertyPath()
                .toString()
                .replace(LIST_ELEMENT, "")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        return new Problem.Violation(field, violation.getMessage());
    }
}
