package health.vigil.model;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import health.vigil.platform.CannotStart;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoints that the settings name: the first, then the fallback. */
final class Endpoints {
    /** Many local servers want no key but refuse an empty header. */
    private static final String NO_KEY = "none";

    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final ModelSettings settings;

    Endpoints(ModelSettings settings) {
        this.settings = settings;
    }

    List<Endpoint> reading() {
        ModelSettings.Reading reading = settings.extraction();
        return all(reading.name(), reading.timeout(), builder -> {
            reading.temperature().ifPresent(builder::temperature);
            switch (reading.json()) {
                case "schema" -> builder.responseFormat(schema()).strictJsonSchema(true);
                case "object" -> builder.responseFormat("json_object");
                case "none" -> {}
                default -> throw CannotStart.because("vigil.model.extraction.json is schema, object or none.");
            }
        });
    }

    List<Endpoint> writing() {
        ModelSettings.Writing writing = settings.reply();
        return all(writing.name(), writing.timeout(), builder -> {
            writing.temperature().ifPresent(builder::temperature);
            builder.maxTokens(writing.maxTokens());
        });
    }

    private interface Tuning {
        void on(OpenAiStreamingChatModelBuilder builder);
    }

    private List<Endpoint> all(Optional<String> ownName, Duration timeout, Tuning tuning) {
        List<Endpoint> all = new ArrayList<>();
        String url = settings.baseUrl().orElseThrow();
        String name = ownName.or(settings::name)
                .orElseThrow(() -> CannotStart.because("VIGIL_MODEL_BASE_URL needs VIGIL_MODEL_NAME beside it."));
        all.add(endpoint(url, name, settings.apiKey(), timeout, tuning));
        ModelSettings.Fallback second = settings.fallback();
        second.baseUrl()
                .ifPresent(other ->
                        all.add(endpoint(other, second.name().orElse(name), second.apiKey(), timeout, tuning)));
        return List.copyOf(all);
    }

    private static Endpoint endpoint(String url, String name, Optional<String> key, Duration timeout, Tuning tuning) {
        OpenAiStreamingChatModelBuilder builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new JdkHttpClientBuilder()
                        .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                        .connectTimeout(CONNECTING)
                        .readTimeout(timeout))
                .baseUrl(url)
                .apiKey(key.orElse(NO_KEY))
                .modelName(name)
                .timeout(timeout)
                .logRequests(false)
                .logResponses(false);
        tuning.on(builder);
        return new Endpoint(builder.build());
    }

    private static ResponseFormat schema() {
        JsonObjectSchema finding = JsonObjectSchema.builder()
                .addProperty("code", JsonStringSchema.builder().build())
                .addProperty(
                        "presence",
                        JsonEnumSchema.builder().enumValues("present", "absent").build())
                .addProperty("quote", JsonStringSchema.builder().build())
                .required("code", "presence", "quote")
                .additionalProperties(false)
                .build();
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addProperty(
                        "findings", JsonArraySchema.builder().items(finding).build())
                .required("findings")
                .additionalProperties(false)
                .build();
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(
                        JsonSchema.builder().name("findings").rootElement(root).build())
                .build();
    }
}
