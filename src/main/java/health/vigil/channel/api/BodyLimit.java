package health.vigil.channel.api;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body by its announced length or kind before a byte of it is read; the server's own refusal has no words. */
@Singleton
final class BodyLimit {
    private static final int BEFORE_THE_SERVERS_OWN = 10;
    private static final int AFTER_THE_SERVERS_OWN = 1;

    /** Under which the server notes how much it reads of a body that does not tell its length. */
    private static final String SERVERS_LIMIT = VertxHttpRecorder.MAX_REQUEST_SIZE_KEY;

    private static final Long LARGEST_UNTOLD = 1_000_000L;

    private static final Duration TO_READ_THE_ANSWER = Duration.ofSeconds(2);
    private static final Duration LONGEST_BODY = Duration.ofSeconds(20);

    /** A file from a phone in a bad place. */
    private static final Duration LONGEST_ATTACHMENT = Duration.ofSeconds(90);

    static final String LARGEST_ATTACHMENT = "vigil.attachments.max-bytes";
    static final String TEN_MEGABYTES = "10000000";
    private static final Pattern ATTACHMENTS = Pattern.compile(AttachmentResource.PATH);
    private static final Pattern KIND =
            Pattern.compile("[\\w.+*-]+/[\\w.+*-]+(\\s*;\\s*[\\w-]+=(\"[\\w .:/+-]*\"|[\\w.:/+-]*))*\\s*");
    private final WireJson json;
    private final long largestAttachment;

    BodyLimit(
            WireJson json,
            @ConfigProperty(name = LARGEST_ATTACHMENT, defaultValue = TEN_MEGABYTES) long largestAttachment) {
        this.json = json;
        this.largestAttachment = largestAttachment;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_SERVERS_OWN);
        filters.register(this::limit, AFTER_THE_SERVERS_OWN);
    }

    /** The server's limit is for attachments: of any other body that does not tell its length, less is read. */
    private void limit(RoutingContext request) {
        if (request.get(SERVERS_LIMIT) != null && !isAttachment(request)) {
            request.put(SERVERS_LIMIT, LARGEST_UNTOLD);
        }
        request.next();
    }

    private static boolean isAttachment(RoutingContext request) {
        return ATTACHMENTS.matcher(request.normalizedPath()).matches();
    }

    private void filter(RoutingContext request) {
        String kind = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (kind != null && !KIND.matcher(kind).matches()) {
            EarlyAnswer.send(request, Problem.of(415, "unsupported_media_type", "The Content-Type is none"), json);
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean sends = length != null || request.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        boolean attachment = isAttachment(request);
        long largest = attachment ? largestAttachment : WireJson.LARGEST_BODY;
        if (length == null || length.length() < 10 && Long.parseLong(length) <= largest) {
            if (sends) {
                awaitBody(request, attachment ? LONGEST_ATTACHMENT : LONGEST_BODY);
            }
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Problem problem = attachment
                ? Problem.of(413, "attachment_too_large", "The file may have " + largest + " bytes at most")
                : Problem.of(413, "body_too_large", "The body is too large");
        EarlyAnswer.send(request, problem, json);
        request.vertx()
                .setTimer(
                        TO_READ_THE_ANSWER.toMillis(),
                        now -> request.request().connection().close());
    }

    /** Whoever sends a body drop by drop holds a connection, and no more than that, for this long. */
    private void awaitBody(RoutingContext request, Duration longest) {
        long timer = request.vertx().setTimer(longest.toMillis(), now -> {
            if (request.request().isEnded()) {
                return;
            }
            if (!request.response().headWritten()) {
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                EarlyAnswer.send(request, Problem.of(408, "request_timeout", "The body did not come in time"), json);
            }
            request.request().connection().close();
        });
        request.addEndHandler(end -> request.vertx().cancelTimer(timer));
    }
}
