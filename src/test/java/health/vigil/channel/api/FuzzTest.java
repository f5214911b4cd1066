package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.bench.Fuzzer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A thousand spoiled requests; {@code ./vigil bench fuzz} sends a hundred thousand. */
@QuarkusTest
class FuzzTest {
    private static final int REQUESTS = 1000;

    @Test
    void spoiledRequestsOfSeed20261125_areAnsweredWithoutAFault() throws Exception {
        ApiCaller api = ApiCaller.ofThisTest();

        Fuzzer.Report report = new Fuzzer(api.server(), 20261125).run(REQUESTS, sent -> {});

        System.out.println("fuzz: " + report.operations() + " operations, statuses " + report.statuses());
        assertThat(report.faults()).isEmpty();
        assertThat(report.statuses()).containsKeys(201, 400, 404, 422);
        assertThat(report.statuses().getOrDefault(0, 0))
                .as("ended without an answer")
                .isLessThan(REQUESTS / 5);
        assertThat(api.post("/v1/consultations", "", "{}").status()).isEqualTo(201);
    }
}
