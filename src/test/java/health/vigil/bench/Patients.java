package health.vigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.clinical.TriageLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Patients who write the same stories on many phones, and send a message again until it is taken. */
final class Patients {
    private static final int AT_ONCE = 12;
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final long LONGEST_NANOS = 180_000_000_000L;
    private static final List<List<String>> STORIES = List.of(
            List.of("I have had a cough for two days", "no fever", "no", "a little phlegm", "no blood"),
            List.of(
                    "my chest feels tight",
                    "since this morning",
                    "no",
                    "yes, into my left arm",
                    "I am 56 and sweating"),
            List.of("I have a sore throat", "three days", "no", "I can swallow", "no rash"),
            List.of("my ankle hurts after a fall", "yesterday", "I can walk on it", "no", "it is a bit swollen"));
    private static final List<String> LATER =
            List.of("what should I do", "not sure", "no", "thank you", "is there anything else I should watch for");

    /** What one patient was told. */
    record Told(Opened consultation, int story, List<Answered> answers) {}

    /** A message with its 2xx. */
    record Answered(String message, int number, TriageLevel level, TriageLevel floor) {}

    /** What was found when it was over; all but {@code kept} should be 0. */
    record Found(int kept, int lost, int doubled, int gaps, int milder, int broken) {}

    private final IntFunction<ApiCaller> pods;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();

    /** @param pods one for each try, so that a try after a failure goes elsewhere */
    Patients(IntFunction<ApiCaller> pods) {
        this.pods = pods;
    }

    static int stories() {
        return STORIES.size();
    }

    static int turns() {
        return STORIES.get(0).size() + LATER.size();
    }

    int answered() {
        return done.get();
    }

    int retries() {
        return retries.get();
    }

    /** Why something was sent again, and how often. */
    Map<String, Integer> reasons() {
        return Map.copyOf(reasons);
    }

    List<Told> talk(int consultations) throws Exception {
        Queue<Told> told = new ConcurrentLinkedQueue<>();
        try (ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < consultations; i++) {
                int patient = i;
                all.add(phones.submit(() -> told.add(talk(patient, patient % STORIES.size()))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return List.copyOf(told);
    }

    private Told talk(int patient, int story) {
        String key = UUID.randomUUID().toString();
        Answer opened = persist(
                patient,
                api -> api.post(
                        "/v1/consultations", "", "{\"locale\":\"en\",\"region\":\"GB\"}", "Idempotency-Key", key));
        Opened consultation = new Opened(opened.at("/id"), opened.at("/access_token"));
        List<Answered> answers = new ArrayList<>();
        List<String> words = new ArrayList<>(STORIES.get(story));
        words.addAll(LATER);
        for (String text : words) {
            String id = UUID.randomUUID().toString();
            String message = ApiCaller.message(id, text);
            Answer answer = persist(patient, api -> api.send(consultation, message));
            answers.add(new Answered(
                    id,
                    answer.json().path("number").asInt(),
                    TriageLevel.ofWire(answer.at("/assessment/level")),
                    TriageLevel.ofWire(answer.at("/assessment/floor"))));
            done.incrementAndGet();
        }
        return new Told(consultation, story, answers);
    }

    /** An emergency reply that could not be stored is sent again too, as a client does. */
    private Answer persist(int patient, Call call) {
        long end = System.nanoTime() + LONGEST_NANOS;
        String last = "";
        for (int attempt = 0; System.nanoTime() < end; attempt++) {
            try {
                Answer answer = call.on(pods.apply(patient + attempt));
                if (answer.status() / 100 == 2 && !answer.at("/stored").equals("false")) {
                    return answer;
                }
                last = answer.status() + " " + answer.at("/code");
                if (answer.status() < 500 && answer.status() != 409 && answer.status() / 100 != 2) {
                    break;
                }
            } catch (IOException e) {
                last = e.toString();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            retries.incrementAndGet();
            reasons.merge(last, 1, Integer::sum);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("given up: " + last);
    }

    /** Looks at every consultation again. {@code alone} is what a single undisturbed pod answered to each story. */
    Found check(List<Told> told, List<Told> alone, String clinicianKey) {
        int kept = 0;
        int lost = 0;
        int doubled = 0;
        int gaps = 0;
        int milder = 0;
        int broken = 0;
        for (Told one : told) {
            Answer snapshot = persist(
                    0,
                    api -> api.get(one.consultation().path(), one.consultation().token()));
            List<String> ids = new ArrayList<>();
            for (JsonNode message : snapshot.json().path("messages")) {
                if (message.path("role").asText().equals("patient")) {
                    ids.add(message.path("id").asText());
                }
            }
            Set<String> unique = new HashSet<>(ids);
            doubled += ids.size() - unique.size();
            List<Answered> expected = alone.stream()
                    .filter(it -> it.story() == one.story())
                    .findFirst()
                    .orElseThrow()
                    .answers();
            for (int i = 0; i < one.answers().size(); i++) {
                Answered answer = one.answers().get(i);
                kept += unique.contains(answer.message()) ? 1 : 0;
                lost += unique.contains(answer.message()) ? 0 : 1;
                gaps += answer.number() == i + 1 ? 0 : 1;
                boolean same = answer.level().isAtLeast(expected.get(i).level())
                        && answer.floor().isAtLeast(expected.get(i).floor());
                milder += same ? 0 : 1;
            }
            gaps += ids.size() == one.answers().size() ? 0 : 1;
            Answer rationale = persist(
                    0,
                    api -> api.get(
                            one.consultation().path() + "/turns/"
                                    + one.answers().size() + "/rationale",
                            clinicianKey));
            broken += rationale.at("/record/whole").equals("true") ? 0 : 1;
        }
        return new Found(kept, lost, doubled, gaps, milder, broken);
    }

    @FunctionalInterface
    private interface Call {
        Answer on(ApiCaller api) throws Exception;
    }
}
