package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.vigil.model.FakeModelServer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators watch: the metrics that alerts and dashboard ask for are there, and a turn is a trace of its steps. */
@QuarkusTest
@TestProfile(MetricsTest.Traced.class)
@WithTestResource(FakeModelServer.class)
class MetricsTest {
    private static final String MARKER = "zebrafinch";
    private static final List<String> STEPS = List.of("claim", "judge", "guidance", "model", "commit");
    private static final Pattern METRIC = Pattern.compile("\\b((?:vigil|http|jvm|process)_\\w+)\\b(?!\\s*:)");

    @Inject
    InMemorySpanExporter spans;

    private String metrics;

    /** With traces on, kept in memory. */
    public static class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50ms");
        }

        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @BeforeEach
    void someTurns() throws Exception {
        FakeModelServer.good();
        ApiCaller api = ApiCaller.ofThisTest();
        var emergency = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        assertThat(api.say(emergency, "crushing chest pain, sweating, I am 56 " + MARKER)
                        .at("/assessment/floor"))
                .isEqualTo("emergency_ambulance");
        var cough = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        assertThat(api.say(cough, "I have had a cough for two days " + MARKER).status())
                .isEqualTo(201);
        assertThat(api.say(cough, "why do you say that?").status()).isEqualTo(201);
        api.get("/q/health/ready", "");
        metrics = api.get("/q/metrics", "").response().body();
    }

    @Test
    void everyMetricAskedForByAlertsAndDashboard_isExposed() throws Exception {
        Set<String> asked = new TreeSet<>();
        new YAMLMapper()
                .readTree(Files.readString(Path.of("k8s/observability/prometheusrule.yaml")))
                .findValuesAsText("expr")
                .forEach(expression -> asked.addAll(names(expression)));
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(Path.of("k8s/observability/vigil.json")));
        dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(names(expression)));

        assertThat(asked)
                .hasSizeGreaterThan(12)
                .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]"));
    }

    @Test
    void everyAlert_hasItsEntryInTheRunbook() throws Exception {
        List<String> alerts = new YAMLMapper()
                .readTree(Files.readString(Path.of("k8s/observability/prometheusrule.yaml")))
                .findValuesAsText("alert");
        String runbook = Files.readString(Path.of("docs/operations.md"));

        assertThat(alerts)
                .hasSizeGreaterThan(8)
                .allSatisfy(alert -> assertThat(runbook).contains("### " + alert + "\n"));
    }

    @Test
    void I7_aTurnIsATraceOfItsSteps_withoutThePatientsWords() {
        for (int i = 0; i < 50 && !stepsOf(spans.getFinishedSpanItems()).containsAll(STEPS); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        List<SpanData> finished = spans.getFinishedSpanItems();

        assertThat(stepsOf(finished)).containsAll(STEPS);
        Map<String, List<SpanData>> traces = finished.stream().collect(Collectors.groupingBy(SpanData::getTraceId));
        assertThat(traces.values())
                .filteredOn(spans -> stepsOf(spans).contains("POST /v1/consultations/{id}/turns"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(spans -> assertThat(stepsOf(spans)).contains("claim", "judge", "commit"));
        assertThat(finished.toString()).doesNotContain(MARKER);
        assertThat(metrics).doesNotContain(MARKER);
    }

    private static Set<String> stepsOf(List<SpanData> finished) {
        Set<String> steps = new TreeSet<>();
        finished.forEach(span -> steps.add(span.getName()));
        return steps;
    }

    private static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(expression).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
