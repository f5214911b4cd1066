package health.vigil.channel.api;

import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.handover.Handover;
import health.vigil.handover.HandoverWriter;
import health.vigil.handover.page.MarkdownWriter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which a hand-over goes out. Writing one takes milliseconds, so it is done on a worker thread. */
@Singleton
final class HandoverForms {
    static final String MARKDOWN = "text/markdown";
    static final String MARKDOWN_EXAMPLE = "# Triage hand-over (SBAR) ...";

    private final HandoverWriter writer;
    private final Clock clock;

    HandoverForms(HandoverWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * The language asked for, null when none of ours was.
     *
     * @throws Rejection 422 when {@code lang} is none of ours
     */
    static @Nullable Language language(@Nullable String lang, HttpHeaders headers) {
        if (lang != null && !lang.isBlank()) {
            return Language.ofTag(lang).orElseThrow(() -> Rejection.field("lang", "must be en, zh-Hans or zh-Hant"));
        }
        for (Locale accepted : headers.getAcceptableLanguages()) {
            Optional<Language> ours = Language.ofTag(accepted.toLanguageTag());
            if (ours.isPresent()) {
                return ours.get();
            }
        }
        return null;
    }

    /** The form most wanted of those on offer; the first of them when any will do. */
    String form(HttpHeaders headers, String... offered) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (String form : offered) {
                if (accepted.isCompatible(MediaType.valueOf(form))) {
                    return form;
                }
            }
        }
        return offered[0];
    }

    Uni<Response> write(Snapshot found, String form, @Nullable Language wanted) {
        return Uni.createFrom()
                .item(() -> response(found, form, wanted))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Response response(Snapshot found, String form, @Nullable Language wanted) {
        Language patients = found.consultation().language();
        Language language = wanted != null ? wanted : patients != null ? patients : Language.EN;
        Handover handover = writer.write(found, language, clock.instant());
        byte[] body = MarkdownWriter.write(handover).getBytes(StandardCharsets.UTF_8);
        return Response.ok(body)
                .type(MediaType.valueOf(form).withCharset("UTF-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
