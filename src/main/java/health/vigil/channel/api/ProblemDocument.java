package health.vigil.channel.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            Map.of(406, List.of("not_acceptable"), 429, List.of("rate_limited"), 500, List.of("internal_error"));
    private static final Map<Integer, List<String>> WITH_A_BODY = Map.of(
            400, List.of("malformed_json"),
            408, List.of("request_timeout"),
            413, List.of("body_too_large", "message_too_long"),
            415, List.of("unsupported_media_type"),
            422, List.of("invalid_request"));
    private static final Map<Integer, List<String>> WITH_A_TOKEN =
            Map.of(401, List.of("unauthorized", "token_expired"), 404, List.of("consultation_not_found"));
    private static final Map<Integer, List<String>> WITH_A_KEY =
            Map.of(401, List.of("unauthorized"), 403, List.of("forbidden", "origin_not_allowed"));
    private static final List<String> TURNS = List.of("/turns", "/acknowledgement", "/outcome");
    private static final Map<Integer, List<String>> OF_A_RATIONALE =
            Map.of(404, List.of("consultation_not_found", "turn_not_found"));
    private static final Map<Integer, List<String>> OF_A_QUERY = Map.of(422, List.of("invalid_request"));
    private static final Map<Integer, List<String>> OF_A_TURN =
            Map.of(409, List.of("turn_already_active", "message_id_reused", "consultation_closed"));
    private static final Map<Integer, List<String>> OF_AN_ATTACHMENT = Map.of(
            409, List.of("consultation_closed"),
            413, List.of("attachment_too_large"),
            415, List.of("attachment_type_not_allowed"),
            422,
                    List.of(
                            "attachments_not_offered",
                            "attachment_type_mismatch",
                            "attachment_unreadable",
                            "too_many_attachments"));
    private static final Map<Integer, List<String>> OF_A_TOKEN = Map.of(409, List.of("consultation_closed"));
    private static final Map<Integer, List<String>> OF_AN_ACT = Map.of(
            409,
            List.of("already_taken", "not_taken", "turn_already_active", "message_id_reused", "consultation_closed"));
    private static final Map<Integer, List<String>> STORED = Map.of(503, List.of("store_unavailable"));
    private static final Map<Integer, List<String>> OF_A_CALLBACK = Map.of(
            400, List.of("malformed_xml"),
            403, List.of("signature_invalid", "timestamp_out_of_window"),
            404, List.of("account_not_found"),
            413, List.of("body_too_large"));
    private static final Map<Integer, List<String>> OVERLOADED =
            Map.of(503, List.of("overloaded", "store_unavailable"));
    private static final Map<Integer, List<String>> OF_A_CODE =
            Map.of(404, List.of("share_not_found"), 410, List.of("share_spent"));
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
                                .description("An API key of a tenant, here or as X-API-Key"));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        Map<Integer, List<String>> problems = new TreeMap<>();
        add(problems, EVERYWHERE);
        if (operation.getRequestBody() != null) {
            add(problems, WITH_A_BODY);
        }
        if (takes(operation, "access_token")) {
            add(problems, WITH_A_TOKEN);
        }
        if (takes(operation, "access_token") || takes(operation, API_KEY)) {
            add(problems, WITH_A_KEY);
        }
        if (path.endsWith("/close")) {
            add(problems, Map.of(409, List.of("turn_already_active")));
        }
        if (path.endsWith("/rationale")) {
            add(problems, OF_A_RATIONALE);
        }
        if (path.endsWith("/handover") || path.endsWith("/share")) {
            add(problems, OF_A_QUERY);
        }
        if (path.startsWith("/v1/consultations")) {
            add(problems, STORED);
        }
        if (path.endsWith("/turns")) {
            add(problems, OVERLOADED);
            add(problems, Map.of(422, List.of("attachment_unknown")));
        }
        if (path.endsWith("/attachments")) {
            add(problems, OF_AN_ATTACHMENT);
        }
        if (TURNS.stream().anyMatch(path::endsWith)) {
            add(problems, OF_A_TURN);
        }
        if (path.endsWith("/token")) {
            add(problems, OF_A_TOKEN);
        }
        if (path.startsWith("/v1/channels")) {
            add(problems, OF_A_CALLBACK);
        }
        if (path.startsWith("/v1/queue")) {
            add(problems, STORED);
        }
        if (path.startsWith("/v1/queue/{id}/")) {
            add(problems, OF_AN_ACT);
        }
        if (path.startsWith("/v1/share")) {
            add(problems, OF_A_CODE);
            add(problems, OF_A_QUERY);
            add(problems, STORED);
        }
        if (path.startsWith("/v1/webhooks") || path.startsWith("/v1/outcomes")) {
            add(problems, STORED);
        }
        if (path.endsWith("/replay")) {
            add(problems, OF_A_REPLAY);
        }
        if (path.startsWith("/v1/erasures")) {
            add(problems, OF_A_PROOF);
        }
        write(operation, problems);
    }

    private static boolean takes(Operation operation, String scheme) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(security -> security.hasScheme(scheme));
    }

    /** Codes of the same status stand side by side. */
    private static void add(Map<Integer, List<String>> problems, Map<Integer, List<String>> more) {
        more.forEach((status, codes) -> {
            List<String> all = problems.computeIfAbsent(status, none -> new ArrayList<>());
            codes.stream().filter(code -> !all.contains(code)).forEach(all::add);
        });
    }

    private static void write(Operation operation, Map<Integer, List<String>> problems) {
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
