package health.vigil.bench;

import health.vigil.bench.User.Request;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Puts a server under load from one event loop. Closed: so many users, each says the next as soon as it is answered. Open: so
 * many turns a second whatever the answers do, and a turn's time counts from when it was due.
 */
final class Load implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 2_000;
    private static final long PATIENCE_MILLIS = 30_000;
    private static final Duration WARMING = Duration.ofMinutes(4);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS).setKeepAliveTimeout(30));

    /** @param seconds that were counted */
    record Result(Histogram nanos, long failed, double seconds) {
        double perSecond() {
            return nanos.getTotalCount() / seconds;
        }

        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** One run: what it counts is touched by the event loop only. */
    private final class Run {
        private final int[] ports;
        private final Histogram nanos = new Histogram(3);
        private final CountDownLatch over = new CountDownLatch(1);
        private final long begun = System.nanoTime();
        private final long end;
        private final long mostTurns;
        private long failed;
        private int busy;

        private int next;

        Run(int[] ports, Duration length, long mostTurns) {
            this.mostTurns = mostTurns;
            this.ports = ports;
            this.end = begun + length.toNanos();
        }

        void keepAll(int users, Supplier<User> user) {
            vertx.runOnContext(start -> {
                busy = users;
                for (int i = 0; i < users; i++) {
                    keepTalking(user.get());
                }
            });
        }

        void keepTalking(User user) {
            if (System.nanoTime() >= end || nanos.getTotalCount() >= mostTurns) {
                left();
                return;
            }
            say(user, System.nanoTime()).onComplete(done -> keepTalking(user));
        }

        void left() {
            if (--busy == 0) {
                over.countDown();
            }
        }

        /** The next of a user; completes when it was answered, well or not. */
        Future<Boolean> say(User user, long due) {
            Request request = user.next();
            return http.request(HttpMethod.POST, ports[next++ % ports.length], "127.0.0.1", request.path())
                    .compose(sending -> {
                        sending.setTimeout(PATIENCE_MILLIS);
                        sending.putHeader("Content-Type", "application/json");
                        sending.putHeader("Accept", "application/json");
                        if (!request.token().isEmpty()) {
                            sending.putHeader("Authorization", "Bearer " + request.token());
                        }
                        return sending.send(request.body());
                    })
                    .compose(answer -> answer.body().map(body -> {
                        if (answer.statusCode() / 100 != 2) {
                            throw new IllegalStateException(answer.statusCode() + " " + body);
                        }
                        user.heard(request, new JsonObject(body));
                        if (request.isTurn()) {
                            nanos.recordValue(System.nanoTime() - due);
                        }
                        return request.isTurn();
                    }))
                    .onFailure(e -> {
                        if (failed++ == 0) {
                            System.err.println("a request failed: " + e);
                        }
                        user.id = "";
                    });
        }

        Result result() throws InterruptedException {
            over.await();
            return new Result(nanos, failed, (System.nanoTime() - begun) / 1e9);
        }
    }

    Result closed(int port, int users, Duration length, Supplier<User> user) throws InterruptedException {
        return closed(new int[] {port}, users, length, user);
    }

    /** So many turns that what runs often is compiled; a slow machine is not waited for longer than the patience. */
    void warm(int port, int users, long turns, Supplier<User> user) throws InterruptedException {
        Run run = new Run(new int[] {port}, WARMING, turns);
        run.keepAll(users, user);
        run.result();
    }

    /** @param ports one after the other, whoever speaks */
    Result closed(int[] ports, int users, Duration length, Supplier<User> user) throws InterruptedException {
        Run run = new Run(ports, length, Long.MAX_VALUE);
        run.keepAll(users, user);
        return run.result();
    }

    /** Each turn is the first of a user who has opened before; the opening is sent beside, at the same rate. */
    Result open(int port, double perSecond, Duration length, Supplier<User> user) throws InterruptedException {
        Run run = new Run(new int[] {port}, length, Long.MAX_VALUE);
        Deque<User> opened = new ArrayDeque<>();
        double gap = 1e9 / perSecond;
        long[] sent = {0};
        vertx.runOnContext(start -> {
            run.busy = 1;
            vertx.setPeriodic(1, timer -> {
                long now = System.nanoTime();
                for (long due = run.begun + (long) (sent[0] * gap); due <= now && due < run.end; sent[0]++) {
                    User fresh = user.get();
                    run.busy++;
                    run.say(fresh, due).onSuccess(turn -> opened.add(fresh)).onComplete(done -> run.left());
                    User ready = opened.poll();
                    if (ready != null) {
                        run.busy++;
                        run.say(ready, due).onComplete(done -> run.left());
                    }
                    due = run.begun + (long) ((sent[0] + 1) * gap);
                }
                if (now >= run.end) {
                    vertx.cancelTimer(timer);
                    run.left();
                }
            });
        });
        return run.result();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
