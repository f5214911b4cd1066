package health.vigil.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Patients who keep the stream of their consultation open and say something now and then; all on one event loop. */
final class Listeners implements AutoCloseable {
    private static final int OPENING_AT_ONCE = 32;
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final String WORDS = "I have had a cough for two days";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient streams = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(20_000));
    private final HttpClient calls = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(256));
    private final int port;
    private final List<Patient> patients = new ArrayList<>();
    private final Histogram nanos = new Histogram(3);

    private static final class Patient {
        private String id = "";
        private String token = "";
        private @Nullable String waitsFor;
        private long sent;
    }

    Listeners(int port) {
        this.port = port;
    }

    int count() {
        return patients.size();
    }

    long missing() {
        return patients.stream().filter(it -> it.waitsFor != null).count();
    }

    void open(int count) throws Exception {
        CompletableFuture<Void> all = new CompletableFuture<>();
        vertx.runOnContext(start -> {
            for (int i = 0; i < OPENING_AT_ONCE; i++) {
                openNext(count, all);
            }
        });
        all.get(10, TimeUnit.MINUTES);
    }

    private int begun;

    private void openNext(int count, CompletableFuture<Void> all) {
        if (begun == count) {
            return;
        }
        begun++;
        Patient patient = new Patient();
        call(HttpMethod.POST, "/v1/consultations", "", "{\"locale\":\"en\",\"region\":\"GB\"}")
                .compose(answer -> {
                    patient.id = answer.getString("id");
                    patient.token = answer.getString("access_token");
                    return streams.request(
                            HttpMethod.GET, port, "127.0.0.1", "/v1/consultations/" + patient.id + "/events");
                })
                .compose(request -> {
                    request.putHeader("Accept", "text/event-stream");
                    request.putHeader("Authorization", "Bearer " + patient.token);
                    return request.send();
                })
                .onSuccess(answer -> {
                    answer.handler(part -> heard(patient, part.toString()));
                    patients.add(patient);
                    if (patients.size() == count) {
                        all.complete(null);
                    } else {
                        openNext(count, all);
                    }
                })
                .onFailure(all::completeExceptionally);
    }

    private void heard(Patient patient, String part) {
        if (patient.waitsFor != null && part.contains("turn.completed")) {
            nanos.recordValue(System.nanoTime() - patient.sent);
            patient.waitsFor = null;
        }
    }

    /** Everybody speaks every 30 seconds, evenly spread; times are from sending to the last event of the turn. */
    Histogram talk(Duration length) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        long begin = System.nanoTime();
        double gap = (double) EVERY.toNanos() / patients.size();
        long[] said = {0};
        vertx.runOnContext(start -> vertx.setPeriodic(1, timer -> {
            long now = System.nanoTime();
            while (begin + (long) (said[0] * gap) <= now && now < begin + length.toNanos()) {
                speak(patients.get((int) (said[0]++ % patients.size())));
            }
            if (now > begin + length.toNanos() + TimeUnit.SECONDS.toNanos(5)) {
                vertx.cancelTimer(timer);
                over.countDown();
            }
        }));
        over.await();
        return nanos;
    }

    private void speak(Patient patient) {
        String message = UUID.randomUUID().toString();
        patient.waitsFor = message;
        patient.sent = System.nanoTime();
        call(
                        HttpMethod.POST,
                        "/v1/consultations/" + patient.id + "/turns",
                        patient.token,
                        "{\"message\":{\"id\":\"" + message + "\",\"text\":\"" + WORDS + "\"}}")
                .onFailure(e -> System.err.println("a message failed: " + e.getMessage()));
    }

    private Future<JsonObject> call(HttpMethod method, String path, String token, String body) {
        return calls.request(method, port, "127.0.0.1", path)
                .compose(request -> sending(request, token).send(body))
                .compose(answer -> answer.body().map(text -> {
                    if (answer.statusCode() / 100 != 2) {
                        throw new IllegalStateException(answer.statusCode() + " " + text);
                    }
                    return new JsonObject(text);
                }));
    }

    private static HttpClientRequest sending(HttpClientRequest request, String token) {
        request.putHeader("Content-Type", "application/json").putHeader("Accept", "application/json");
        return token.isEmpty() ? request : request.putHeader("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
