package health.vigil.channel.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Writes into the OpenAPI document which problems an operation may answer with, by what it takes and touches. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemDocument implements OASFilter {
    static final String API_KEY = "api_key";
    private static final Map<Integer, List<String>> EVERYWHERE =
            Map.of(406, List.of("not_acceptable"), 500, List.of("internal_error"));
    private static final Map<Integer, List<String>> WITH_A_BODY = Map.of(
            400, List.of("malformed_json"),
            413, List.of("body_too_large", "message_too_long"),
            415, List.of("unsupported_media_type"),
            422, List.of("invalid_request"));
    private static final Map<Integer, List<String>> WITH_A_TOKEN =
            Map.of(401, List.of("unauthorized", "token_expired"), 404, List.of("consultation_not_found"));
    private static final List<String> TURNS = List.of("/turns", "/acknowledgement", "/outcome");
    private static final Map<Integer, List<String>> WITH_A_KEY = Map.of(403, List.of("forbidden"));
    private static final Map<Integer, List<String>> OF_A_RATIONALE =
            Map.of(404, List.of("consultation_not_found", "turn_not_found"));
    private static final Map<Integer, List<String>> OF_A_TURN =
            Map.of(409, List.of("turn_already_active", "message_id_reused", "consultation_closed"));
    private static final Map<Integer, List<String>> STORED = Map.of(503, List.of("store_unavailable"));
    private static final Map<Integer, List<String>> OF_A_KEY =
            Map.of(401, List.of("unauthorized"), 403, List.of("forbidden"));
    private static final Map<Integer, List<String>> OF_A_REPLAY =
            Map.of(404, List.of("dead_letter_not_found"), 502, List.of("receiver_failed"));
    private static final Map<Integer, List<String>> OF_A_PROOF = Map.of(404, List.of("proof_not_valid"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        API_KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key of the tenant, with a role"));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        add(operation, EVERYWHERE);
        if (operation.getRequestBody() != null) {
            add(operation, WITH_A_BODY);
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            add(operation, WITH_A_TOKEN);
            if (operation.getSecurity().stream().anyMatch(required -> required.hasScheme(API_KEY))) {
                add(operation, WITH_A_KEY);
            }
        }
        if (path.endsWith("/rationale")) {
            add(operation, OF_A_RATIONALE);
        }
        if (path.startsWith("/v1/consultations")) {
            add(operation, STORED);
        }
        if (TURNS.stream().anyMatch(path::endsWith)) {
            add(operation, OF_A_TURN);
        }
        if (path.startsWith("/v1/webhooks") || path.startsWith("/v1/outcomes")) {
            add(operation, OF_A_KEY);
            add(operation, STORED);
        }
        if (path.endsWith("/replay")) {
            add(operation, OF_A_REPLAY);
        }
        if (path.startsWith("/v1/erasures")) {
            add(operation, OF_A_PROOF);
        }
    }

    private static void add(Operation operation, Map<Integer, List<String>> problems) {
        problems.forEach((status, codes) -> {
            MediaType type = OASFactory.createMediaType()
                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
            codes.forEach(
                    code -> type.addExample(code, OASFactory.createExample().value(example(status, code))));
            Content content = OASFactory.createContent().addMediaType(ProblemMapper.MEDIA_TYPE, type);
            operation
                    .getResponses()
                    .addAPIResponse(
                            String.valueOf(status),
                            OASFactory.createAPIResponse()
                                    .description(String.join(" | ", codes))
                                    .content(content));
        });
    }

    private static Map<String, Object> example(int status, String code) {
        return Map.of("type", "about:blank", "title", "...", "status", status, "code", code);
    }
}
