package health.vigil.model;

import health.vigil.catalog.Knowledge;
import health.vigil.consultation.Attachment;
import health.vigil.consultation.Attachment.Read;
import health.vigil.consultation.AttachmentModel;
import health.vigil.consultation.AttachmentStore.Upload;
import health.vigil.model.PromptWriter.Written;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Any endpoints that speak the OpenAI protocols for speech and for pictures. Each is off without a base URL. */
@ApplicationScoped
class OpenAiAttachmentModel implements AttachmentModel {
    private static final String TRANSCRIBE = "transcribe";
    private static final String DESCRIBE = "describe";

    private final CallGate gate;
    private final PromptWriter prompts;
    private final PictureAnswer answers = new PictureAnswer();
    private final ModelSettings models;
    private final Duration deadline;
    private final @Nullable Transcriber transcriber;
    private final @Nullable Endpoint describer;

    OpenAiAttachmentModel(
            ModelSettings models,
            TranscriptionSettings transcription,
            VisionSettings vision,
            CallGate gate,
            Prompts prompts,
            Knowledge knowledge,
            @ConfigProperty(name = "vigil.attachments.deadline", defaultValue = "6s") Duration deadline) {
        this.models = models;
        this.gate = gate;
        this.prompts = new PromptWriter(knowledge, prompts);
        this.deadline = deadline;
        this.transcriber = transcription.baseUrl().isPresent()
                ? new Transcriber(Endpoints.named(transcription, "vigil.transcription"))
                : null;
        this.describer = vision.baseUrl().isPresent() ? Endpoints.seeing(vision) : null;
    }

    @Override
    public Offers offers() {
        return new Offers(describer != null && models.enabled(), transcriber != null && models.enabled());
    }

    @Override
    public Duration deadline() {
        return deadline;
    }

    @Override
    public Uni<Read> read(String tenant, Upload upload) {
        return upload.kind() == Attachment.Kind.VOICE ? heard(tenant, upload) : seen(tenant, upload);
    }

    private Uni<Read> heard(String tenant, Upload voice) {
        Transcriber asked = transcriber;
        return asked == null
                ? Uni.createFrom().failure(new CallGate.Closed())
                : gate.called(tenant, TRANSCRIBE, asked.transcribe(voice).toMulti())
                        .toUni()
                        .map(Read::heard);
    }

    private Uni<Read> seen(String tenant, Upload picture) {
        Endpoint asked = describer;
        if (asked == null) {
            return Uni.createFrom().failure(new CallGate.Closed());
        }
        Written written = prompts.describing();
        Thoughts thoughts = new Thoughts(false, models.reply().thoughtsEnd());
        Multi<String> answer = gate.called(
                tenant,
                DESCRIBE,
                asked.ask(written.system(), written.user(), picture, tokens -> gate.spend(tenant, DESCRIBE, tokens)));
        return answer.map(thoughts::without)
                .collect()
                .in(StringBuilder::new, StringBuilder::append)
                .map(text -> answers.read(text.append(thoughts.rest()).toString()));
    }
}
