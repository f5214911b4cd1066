package health.vigil.store;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends to Redis and stops waiting at the deadline: the client's own timeout does not end a command that a frozen
 * server holds. Every failure is a {@link StoreUnavailable} without a word of what was sent (I7).
 */
@Singleton
final class RedisLine {
    private final Redis redis;
    private final Duration deadline;
    private volatile boolean answered;

    RedisLine(Redis redis, @ConfigProperty(name = "vigil.store.deadline", defaultValue = "800ms") Duration deadline) {
        this.redis = redis;
        this.deadline = deadline;
    }

    Duration deadline() {
        return deadline;
    }

    /** Whether it answered at least once since the start. */
    boolean hasAnswered() {
        return answered;
    }

    /** Runs a script by its digest; a server that does not know it yet is sent the text. */
    Uni<@Nullable Response> run(Script script, List<String> keys, List<String> arguments) {
        Uni<@Nullable Response> answer = send(request(Command.EVALSHA, script.sha1(), keys, arguments))
                .onFailure(RedisLine::isUnknownScript)
                .recoverWithUni(() -> send(request(Command.EVAL, script.text(), keys, arguments)));
        return within(answer);
    }

    /** One plain command. */
    Uni<@Nullable Response> call(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return within(send(request));
    }

    private static Request request(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /** A connection that broke is opened again at once: every script may safely run twice. */
    private Uni<@Nullable Response> send(Request request) {
        return Uni.createFrom()
                .deferred(() -> redis.send(request))
                .onFailure(RedisLine::isBrokenConnection)
                .retry()
                .atMost(1);
    }

    private Uni<@Nullable Response> within(Uni<@Nullable Response> answer) {
        return answer.invoke(() -> answered = true)
                .ifNoItem()
                .after(deadline)
                .failWith(TimeoutException::new)
                .onFailure()
                .transform(this::unavailable);
    }

    private static boolean isUnknownScript(Throwable failure) {
        return message(failure).startsWith("NOSCRIPT");
    }

    private static boolean isBrokenConnection(Throwable failure) {
        return message(failure).toLowerCase(Locale.ROOT).contains("closed");
    }

    private StoreUnavailable unavailable(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new StoreUnavailable("no answer within " + deadline.toMillis() + " ms");
        }
        String message = message(failure);
        int space = message.indexOf(' ');
        String firstWord = space < 0 ? message : message.substring(0, space);
        boolean code = !firstWord.isEmpty() && firstWord.equals(firstWord.toUpperCase(Locale.ROOT));
        return new StoreUnavailable(
                code ? "refused: " + firstWord : failure.getClass().getSimpleName());
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }
}
