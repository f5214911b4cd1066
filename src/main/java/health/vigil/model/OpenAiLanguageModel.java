package health.vigil.model;

import health.vigil.catalog.Knowledge;
import health.vigil.consultation.Brief;
import health.vigil.consultation.LanguageModel;
import health.vigil.model.Endpoint.EndpointFailed;
import health.vigil.model.PromptWriter.Written;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Any endpoint that speaks the OpenAI chat protocol. Without a base URL it is off and makes nothing. */
@ApplicationScoped
class OpenAiLanguageModel implements LanguageModel {
    private static final Logger LOG = Logger.getLogger("health.vigil.model");
    private static final Duration RETRY_AFTER = Duration.ofMillis(150);
    private static final double JITTER = 0.5;

    private final ModelSettings settings;
    private final CallGate gate;
    private final PromptWriter prompts;
    private final SightingReader sightings = new SightingReader();
    private final List<Endpoint> readers;
    private final List<Endpoint> writers;

    OpenAiLanguageModel(ModelSettings settings, CallGate gate, Prompts prompts, Knowledge knowledge) {
        this.settings = settings;
        this.gate = gate;
        this.prompts = new PromptWriter(knowledge, prompts);
        boolean configured = settings.baseUrl().isPresent();
        Endpoints endpoints = new Endpoints(settings);
        this.readers = configured && settings.extraction().enabled() ? endpoints.reading() : List.of();
        this.writers = configured && settings.reply().enabled() ? endpoints.writing() : List.of();
    }

    /** Says at the start which model is in use. */
    void say(@Observes StartupEvent start) {
        if (readers.isEmpty() && writers.isEmpty()) {
            LOG.info("No model is configured: replies are scripted.");
            return;
        }
        LOG.infof(
                "Model in use: %s at %s.",
                settings.name().orElse("named by purpose"), settings.baseUrl().orElse(""));
        String here = settings.region().orElse("unknown");
        String data = settings.dataRegion().orElse(here);
        if (!here.equals(data)) {
            LOG.warnf(
                    "The model runs in %s, and patients' data belong in %s: masked words leave the region.",
                    here, data);
        }
    }

    @Override
    public boolean isOn(String tenant) {
        return !(readers.isEmpty() && writers.isEmpty()) && gate.isOpen(tenant);
    }

    @Override
    public Duration readingDeadline() {
        return settings.extraction().deadline();
    }

    @Override
    public Duration sentenceDeadline() {
        return settings.reply().firstSentence();
    }

    @Override
    public String instructions(Brief brief) {
        return prompts.instructions(brief);
    }

    @Override
    public String writer(Brief brief) {
        String name = settings.reply().name().or(settings::name).orElse("");
        return name + " " + prompts.id(brief);
    }

    @Override
    public Uni<List<Sighting>> read(Brief brief) {
        if (readers.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Written written = prompts.reading(brief);
        Thoughts thoughts = new Thoughts(false, settings.reply().thoughtsEnd());
        return asked(readers, written, brief.tenant(), "extract")
                .map(thoughts::without)
                .collect()
                .in(StringBuilder::new, StringBuilder::append)
                .map(answer -> sightings.read(answer.append(thoughts.rest()).toString(), written.masking()));
    }

    @Override
    public Multi<String> write(Brief brief) {
        if (writers.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Written written = prompts.writing(brief);
        Thoughts thoughts =
                new Thoughts(settings.reply().thinksAloud(), settings.reply().thoughtsEnd());
        Multi<String> pieces = asked(writers, written, brief.tenant(), "reply").map(thoughts::without);
        Multi<String> rest =
                Multi.createFrom().deferred(() -> Multi.createFrom().item(thoughts.rest()));
        Restoring restoring = new Restoring(written.masking());
        return Multi.createBy()
                .concatenating()
                .streams(pieces, rest)
                .map(restoring::restored)
                .onCompletion()
                .continueWith(() -> List.of(restoring.rest()));
    }

    /** The first endpoint, once more after a moment, then the second; never after words have come. */
    private Multi<String> asked(List<Endpoint> endpoints, Written written, String tenant, String purpose) {
        AtomicBoolean begun = new AtomicBoolean();
        Multi<String> asked = call(endpoints.get(0), written, tenant, purpose)
                .onItem()
                .invoke(() -> begun.set(true))
                .onFailure(failure -> failure instanceof EndpointFailed && !begun.get())
                .retry()
                .withBackOff(RETRY_AFTER)
                .withJitter(JITTER)
                .atMost(1);
        return endpoints.size() < 2
                ? asked
                : asked.onFailure(failure -> !begun.get())
                        .recoverWithMulti(() -> call(endpoints.get(1), written, tenant, purpose));
    }

    private Multi<String> call(Endpoint endpoint, Written written, String tenant, String purpose) {
        return gate.called(
                tenant,
                purpose,
                endpoint.ask(written.system(), written.user(), null, tokens -> gate.spend(tenant, purpose, tokens)));
    }
}
