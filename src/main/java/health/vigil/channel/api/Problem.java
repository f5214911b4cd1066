package health.vigil.channel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 problem details.
 *
 * @param code stable, for programs
 * @param takenBy name of the clinician who has the consultation
 * @param violations one a field, for validation errors
 * @param safetyText what a person in danger must read whatever failed
 * @param retryAfter seconds; also here because an event of a stream has no headers
 * @param messageId of the message it is about, over a socket
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String takenBy,
        @Nullable List<Violation> violations,
        @Nullable String safetyText,
        @Nullable String emergencyNumber,
        @Nullable Integer retryAfter,
        @Nullable String messageId) {

    /** A field by its wire name, and what is wrong with it. */
    public record Violation(String field, String message) {}

    public static Problem of(int status, String code, String title) {
        return new Problem("about:blank", title, status, code, null, null, null, null, null, null, null);
    }

    static Problem invalid(List<Violation> violations) {
        return new Problem(
                "about:blank",
                "The request is not valid",
                422,
                "invalid_request",
                null,
                null,
                violations,
                null,
                null,
                null,
                null);
    }

    Problem withSafety(String text, String number) {
        return new Problem(type, title, status, code, detail, takenBy, violations, text, number, retryAfter, messageId);
    }

    public Problem withRetryAfter(int seconds) {
        return new Problem(
                type,
                title,
                status,
                code,
                detail,
                takenBy,
                violations,
                safetyText,
                emergencyNumber,
                seconds,
                messageId);
    }

    Problem about(String message) {
        return new Problem(
                type,
                title,
                status,
                code,
                detail,
                takenBy,
                violations,
                safetyText,
                emergencyNumber,
                retryAfter,
                message);
    }

    public Problem withTakenBy(String name) {
        return new Problem(
                type,
                title,
                status,
                code,
                detail,
                name,
                violations,
                safetyText,
                emergencyNumber,
                retryAfter,
                messageId);
    }
}
