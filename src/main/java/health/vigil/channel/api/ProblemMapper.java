package health.vigil.channel.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure as application/problem+json; what we did not foresee is logged by its kind, never by its message (I7). */
@Singleton
final class ProblemMapper {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final int SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;
    private static final Pattern PATHS = Pattern.compile(
            "/v1/(?:triage|knowledge|erasures/[^/]+|share/[^/]+|queue(?:/[^/]+(?:/[a-z]+)?)?|channels/(?:wechat|wecom)/[^/]+"
                    + "|webhooks/dead(?:/[^/]+/replay)?|outcomes(?:/export)?|consultations(?:/[^/]+(?:/turns(?:/[^/]+/rationale)?"
                    + "|/assessment|/events|/token|/close|/handover|/share|/acknowledgement|/outcome|/attachments)?)?)");
    private static final Problem NOT_ALLOWED = Problem.of(405, "method_not_allowed", "This method is not allowed here");

    private final WireJson json;
    private final SafetyWords safety;

    ProblemMapper(WireJson json, SafetyWords safety) {
        this.json = json;
        this.safety = safety;
    }

    @ServerExceptionMapper
    Response rejected(Rejection rejection, ContainerRequestContext request) {
        return response(rejection.problem(), request);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, ContainerRequestContext request) {
        int status = refusal.getResponse().getStatus();
        Problem problem = switch (status) {
            case 404 -> missing(request.getUriInfo().getPath());
            case 405 -> NOT_ALLOWED;
            case 406 -> Problem.of(406, "not_acceptable", "The answer cannot be given in that form");
            case 413 -> Problem.of(413, "body_too_large", "The body is too large");
            case 415 -> Problem.of(415, "unsupported_media_type", "The body must be application/json");
            default -> Problem.of(status, status >= SERVER_ERROR ? "internal_error" : "bad_request", "Refused");
        };
        return response(problem, request);
    }

    @ServerExceptionMapper
    Response failed(Throwable failure, ContainerRequestContext request) {
        if (!(failure instanceof IOException)) {
            LOG.errorf("a request failed: %s at %s", failure.getClass().getName(), place(failure));
        }
        return response(Problem.of(SERVER_ERROR, "internal_error", "Something failed here"), request);
    }

    /** Which method a path takes is lost when it is looked for in several resources. */
    private static Problem missing(String path) {
        return PATHS.matcher(path).matches() ? NOT_ALLOWED : Problem.of(404, "not_found", "Nothing is here");
    }

    private Response response(Problem problem, ContainerRequestContext request) {
        Problem whole = problem.status() >= SERVER_ERROR && problem.safetyText() == null
                ? safety.add(problem, request.getHeaderString(HttpHeaders.AUTHORIZATION))
                : problem;
        Response.ResponseBuilder builder =
                Response.status(whole.status()).type(MEDIA_TYPE).entity(json.write(whole));
        if (whole.retryAfter() != null) {
            builder.header(HttpHeaders.RETRY_AFTER, whole.retryAfter());
        }
        if (whole.status() == UNAUTHORIZED) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "?" : trace[0].toString();
    }
}
