package health.vigil.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.consultation.AttachmentStore.Upload;
import health.vigil.model.Endpoint.EndpointFailed;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speech to words by {@code POST /audio/transcriptions}. What fails here says no more than its kind. */
final class Transcriber {
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final String BOUNDARY = "vigil-5f1c9a3e7b24d860";
    private static final int LONGEST = 10_000;
    private static final int DONE = 200;

    private final OwnModel settings;
    private final ObjectMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    Transcriber(OwnModel settings) {
        this.settings = settings;
    }

    Uni<String> transcribe(Upload voice) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.baseUrl().orElseThrow() + "/audio/transcriptions"))
                .timeout(settings.timeout())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(voice)));
        settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
                .map(this::words)
                .onFailure()
                .transform(EndpointFailed::new);
    }

    private String words(HttpResponse<String> answer) {
        try {
            JsonNode text =
                    answer.statusCode() == DONE ? json.readTree(answer.body()).path("text") : null;
            if (text == null || !text.isTextual()) {
                throw new IllegalStateException("no transcript");
            }
            String words = text.asText();
            return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("no JSON");
        }
    }

    private byte[] form(Upload voice) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        field(form, "model", settings.name().orElseThrow());
        field(form, "response_format", "json");
        field(form, "temperature", "0");
        String end = voice.mediaType().substring(voice.mediaType().indexOf('/') + 1);
        part(form, "name=\"file\"; filename=\"voice." + end + "\"\r\nContent-Type: " + voice.mediaType());
        form.writeBytes(voice.bytes());
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static void field(ByteArrayOutputStream form, String name, String value) {
        part(form, "name=\"" + name + "\"");
        form.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void part(ByteArrayOutputStream form, String disposition) {
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
