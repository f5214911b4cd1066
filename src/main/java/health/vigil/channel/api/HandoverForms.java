package health.vigil.channel.api;

import health.vigil.clinical.Language;
import health.vigil.consultation.ConsultationStore.Snapshot;
import health.vigil.handover.HandoverWriter;
import health.vigil.handover.fhir.BundleWriter;
import health.vigil.handover.page.MarkdownWriter;
import health.vigil.handover.page.PageWriter;
import health.vigil.handover.page.PdfWriter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which a hand-over goes out. Writing one takes milliseconds, so it is done on a worker thread. */
@Singleton
final class HandoverForms {
    static final String MARKDOWN = "text/markdown";
    static final String FHIR = "application/fhir+json";
    static final String PDF = "application/pdf";
    static final String HTML = "text/html";
    static final String FHIR_EXAMPLE = "{\"resourceType\":\"Bundle\",\"type\":\"document\"}";
    static final String MARKDOWN_EXAMPLE = "# Triage hand-over (SBAR) ...";

    private static final String PAGE_POLICY = policy();

    private final HandoverWriter writer;
    private final BundleWriter bundles;
    private final Clock clock;

    HandoverForms(HandoverWriter writer, BundleWriter bundles, Clock clock) {
        this.writer = writer;
        this.bundles = bundles;
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

    /**
     * The form most wanted of those on offer; the first of them when any will do.
     *
     * @throws Rejection 406 when what is wanted cannot be read
     */
    static String form(HttpHeaders headers, String... offered) {
        for (MediaType accepted : acceptable(headers)) {
            for (String form : offered) {
                if (accepted.isCompatible(MediaType.valueOf(form))) {
                    return form;
                }
            }
        }
        return offered[0];
    }

    private static List<MediaType> acceptable(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw new Rejection(Problem.of(406, "not_acceptable", "The Accept header cannot be read"));
        }
    }

    Uni<Response> write(Snapshot found, String form, @Nullable Language wanted) {
        return Uni.createFrom()
                .item(() -> response(found, form, wanted))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Response response(Snapshot found, String form, @Nullable Language wanted) {
        Language patients = found.consultation().language();
        Language language = wanted != null ? wanted : patients != null ? patients : Language.EN;
        Response.ResponseBuilder response = Response.ok(body(found, form, language))
                .type(form.equals(PDF) ? form : form + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
        return form.equals(HTML)
                ? response.header("Content-Security-Policy", PAGE_POLICY).build()
                : response.build();
    }

    private byte[] body(Snapshot found, String form, Language language) {
        Instant now = clock.instant();
        if (form.equals(PDF)) {
            return PdfWriter.write(writer.write(found, language, now));
        }
        String text = switch (form) {
            case FHIR -> bundles.write(found, language, now);
            case HTML -> PageWriter.write(writer.write(found, language, now));
            default -> MarkdownWriter.write(writer.write(found, language, now));
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing is loaded, run, sent or framed; the one style is allowed by its digest. */
    private static String policy() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(PageWriter.stylesheet().getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(digest)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
