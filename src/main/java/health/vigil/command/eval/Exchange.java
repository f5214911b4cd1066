package health.vigil.command.eval;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request and its response, as a trace keeps it.
 *
 * @param path below the server's address
 * @param response the body; missing when it was no JSON
 * @param millis from sending to the whole response
 */
record Exchange(String path, JsonNode request, int status, JsonNode response, long millis) {
    boolean isSuccess() {
        return status == 200 || status == 201;
    }

    /** Status and problem code, without anything a patient wrote. */
    String problem() {
        return path.replaceAll("/v1/consultations/[^/]+", "/v1/consultations/{id}") + ": HTTP " + status + " "
                + response.path("code").asText();
    }
}
