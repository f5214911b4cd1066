package health.vigil.model;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.request.ResponseFormat;
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
            answerJson(builder, "vigil.model.extraction.json", reading.json(), AnswerSchemas.findings());
        });
    }

    List<Endpoint> writing() {
        ModelSettings.Writing writing = settings.reply();
        return all(writing.name(), writing.timeout(), builder -> {
            writing.temperature().ifPresent(builder::temperature);
            builder.maxTokens(writing.maxTokens());
        });
    }

    /** The one that says what a picture shows. */
    static Endpoint seeing(VisionSettings settings) {
        OwnModel own = named(settings, "vigil.vision");
        return endpoint(own.baseUrl().orElseThrow(), own.name().orElseThrow(), own.apiKey(), own.timeout(), builder -> {
            builder.temperature(0.0);
            answerJson(builder, "vigil.vision.json", settings.json(), AnswerSchemas.picture());
        });
    }

    /** @throws CannotStart when it has no name */
    static OwnModel named(OwnModel settings, String prefix) {
        if (settings.name().isEmpty()) {
            throw CannotStart.because(prefix + ".base-url needs " + prefix + ".name beside it.");
        }
        return settings;
    }

    private static void answerJson(
            OpenAiStreamingChatModelBuilder builder, String setting, String how, ResponseFormat schema) {
        switch (how) {
            case "schema" -> builder.responseFormat(schema).strictJsonSchema(true);
            case "object" -> builder.responseFormat("json_object");
            case "none" -> {}
            default -> throw CannotStart.because(setting + " is schema, object or none.");
        }
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
}
