package health.vigil.store;

import health.vigil.consultation.ConsultationStore.StoreUnavailable;
import health.vigil.platform.redis.RedisServers;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends to Redis and stops waiting at the deadline: the client's own timeout does not end a command that a frozen
 * server holds. Every failure is a {@link StoreUnavailable} without a word of what was sent (I7).
 */
@Singleton
final class RedisLine {
    private static final int REPLICATION_MILLIS = 500;

    /** How an error reply begins; in a batch it is told which reply it was. */
    private static final Pattern CODE = Pattern.compile("^(?:ERR \\[\\d+] )?([A-Z]+)\\b");

    /** What servers say while one takes over from another. */
    private static final Set<String> FAILOVER =
            Set.of("MOVED", "ASK", "TRYAGAIN", "CLUSTERDOWN", "READONLY", "LOADING", "MASTERDOWN", "UNBLOCKED");

    private final Redis redis;
    private final IntSupplier replicas;
    private final boolean failsOver;
    private final Duration deadline;
    private volatile boolean answered;

    @Inject
    RedisLine(
            Redis redis,
            @Identifier("vigil") HostsProvider hosts,
            @ConfigProperty(name = "vigil.store.deadline", defaultValue = "800ms") Duration deadline) {
        this(redis, hosts::replicas, hosts.servers().kind() != RedisServers.Kind.STANDALONE, deadline);
    }

    /**
     * @param replicas how many must have a write that is kept
     * @param failsOver whether another server takes over from one that died
     */
    RedisLine(Redis redis, IntSupplier replicas, boolean failsOver, Duration deadline) {
        this.redis = redis;
        this.replicas = replicas;
        this.failsOver = failsOver;
        this.deadline = deadline;
    }

    Duration deadline() {
        return deadline;
    }

    /** The same line for what is too large to come within the deadline of a turn. */
    RedisLine waiting(Duration longer) {
        return new RedisLine(redis, replicas, failsOver, longer);
    }

    /** Whether it answered at least once since the start. */
    boolean hasAnswered() {
        return answered;
    }

    /** Runs a script by its digest; a server that does not know it yet is sent the text. */
    Uni<@Nullable Response> run(Script script, List<String> keys, List<String> arguments) {
        return within(answer(script, keys, arguments, 0));
    }

    /** Runs a script whose writes count only once the replicas have them; run again, it waits for them again. */
    Uni<@Nullable Response> keep(Script script, List<String> keys, List<String> arguments) {
        return within(answer(script, keys, arguments, replicas.getAsInt()));
    }

    /** @param undo what is done when it ran and the replicas do not have it */
    Uni<@Nullable Response> keep(
            Script script, List<String> keys, List<String> arguments, Supplier<Uni<@Nullable Response>> undo) {
        return within(answer(script, keys, arguments, replicas.getAsInt())
                .onFailure(Unreplicated.class)
                .call(() -> undo.get().onFailure().recoverWithNull()));
    }

    /** One plain command. */
    Uni<@Nullable Response> call(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        return within(send(request, 0));
    }

    private Uni<@Nullable Response> answer(Script script, List<String> keys, List<String> arguments, int wanted) {
        return send(request(Command.EVALSHA, script.sha1(), keys, arguments), wanted)
                .onFailure(failure -> code(failure).equals("NOSCRIPT"))
                .recoverWithUni(() -> send(request(Command.EVAL, script.text(), keys, arguments), wanted));
    }

    private static Request request(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    /** A connection that broke is opened again at once: every script may safely run twice. */
    private Uni<@Nullable Response> send(Request request, int wanted) {
        return Uni.createFrom()
                .deferred(() -> wanted == 0 ? redis.send(request) : replicated(request, wanted))
                .onFailure(RedisLine::isBrokenConnection)
                .retry()
                .atMost(1);
    }

    /** In one batch, because it is the connection that wrote, and so the node, that must wait. */
    private Uni<@Nullable Response> replicated(Request request, int wanted) {
        Request wait = Request.cmd(Command.WAIT).arg(wanted).arg(REPLICATION_MILLIS);
        return redis.batch(List.of(request, wait)).map(replies -> {
            if (replies.get(1).toInteger() < wanted) {
                throw new Unreplicated();
            }
            return replies.get(0);
        });
    }

    private Uni<@Nullable Response> within(Uni<@Nullable Response> answer) {
        return answer.invoke(() -> answered = true)
                .ifNoItem()
                .after(deadline)
                .failWith(TimeoutException::new)
                .onFailure()
                .transform(this::unavailable);
    }

    private static boolean isBrokenConnection(Throwable failure) {
        return message(failure).toLowerCase(Locale.ROOT).contains("closed");
    }

    private StoreUnavailable unavailable(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new StoreUnavailable("no answer within " + deadline.toMillis() + " ms", failsOver);
        }
        if (failure instanceof Unreplicated) {
            return new StoreUnavailable("not on enough replicas", failsOver);
        }
        String code = code(failure);
        return code.isEmpty()
                ? new StoreUnavailable(failure.getClass().getSimpleName(), failsOver)
                : new StoreUnavailable("refused: " + code, failsOver && FAILOVER.contains(code));
    }

    /** The code of an error reply; empty for any other failure. */
    private static String code(Throwable failure) {
        Matcher code = CODE.matcher(message(failure));
        return code.find() ? code.group(1) : "";
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }

    private static final class Unreplicated extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
