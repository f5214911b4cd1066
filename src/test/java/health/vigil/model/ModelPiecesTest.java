package health.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.platform.DataFolder;
import health.vigil.privacy.Masking;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts around a call: prompts, thoughts, placeholders, sightings, the gate. */
class ModelPiecesTest {
    private static final String FILE = "purpose: p\nversion: 7\ninputs: text\n---\nBe brief.\n=== user ===\n{text}\n";

    @TempDir
    private Path folder;

    @Test
    void promptFile_isBoundWholly() {
        assertThat(Prompt.read("x", Set.of("text"), FILE).id()).isEqualTo("x@7");
        assertThatThrownBy(() -> Prompt.read("x", Set.of("text", "level"), FILE))
                .hasMessageContaining("bound are");
        assertThatThrownBy(() -> Prompt.read("x", Set.of("text"), FILE.replace("{text}", "none")))
                .hasMessageContaining("placeholders");
        assertThatThrownBy(() -> Prompt.read("x", Set.of("text"), FILE.replace("version: 7\n", "")))
                .hasMessageContaining("head");
    }

    @Test
    void patientsWords_areNoTemplate() {
        String filled = Prompt.fill("{a} {b}", Map.of("a", new Masking().mask("{b} $1"), "b", new Masking().mask("x")));
        assertThat(filled).isEqualTo("{b} $1 x");
    }

    @Test
    void thoughts_areTakenOutHoweverTheTagsAreCut() {
        String text = "<think>You have <b> reflux.</think>Please <see> a doctor.<think>never closed";
        for (int size = 1; size < 12; size++) {
            Thoughts thoughts = new Thoughts(false, Thoughts.CLOSE);
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < text.length(); i += size) {
                out.append(thoughts.without(text.substring(i, Math.min(text.length(), i + size))));
            }
            assertThat(out.append(thoughts.rest()).toString()).isEqualTo("Please <see> a doctor.");
        }
    }

    @Test
    void thoughtsWithoutOpeningTag_areTakenOutWhenTheModelThinksAloud() {
        Thoughts thoughts = new Thoughts(true, "## Final Response");
        assertThat(thoughts.without("## Thinking\nIt is reflux. ## Final Resp")
                        + thoughts.without("onse\nSee a doctor."))
                .isEqualToIgnoringWhitespace("See a doctor.");
    }

    @Test
    void placeholder_isRestoredAcrossPieces() {
        Masking masking = new Masking();
        masking.mask("我叫王小明");
        Restoring restoring = new Restoring(masking);
        String out = restoring.restored("您好[NA") + restoring.restored("ME_1]，[1]") + restoring.rest();
        assertThat(out).isEqualTo("您好王小明，[1]");
    }

    @Test
    void sightings_ofRandomDamageNeverFail() {
        Random random = new Random(7);
        String good = "{\"findings\":[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"q\"}]}";
        SightingReader reader = new SightingReader();
        assertThat(reader.read("```json\n" + good + "\n```", new Masking())).hasSize(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int k = 0; k <= random.nextInt(4); k++) {
                int at = random.nextInt(damaged.length());
                damaged.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
            assertThat(reader.read(damaged.toString(), new Masking())).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void gate_opensItsCircuitAfterFailuresAndClosesItAgain() {
        Hands clock = new Hands();
        CallGate gate = gate(clock, Map.of("vigil.model.failures", "2", "vigil.model.pause", "30s"));
        for (int i = 0; i < 2; i++) {
            assertThat(gate.enter("t", "reply")).isTrue();
            gate.leave("reply", "failed", Duration.ZERO);
        }
        assertThat(gate.enter("t", "reply")).isFalse();
        assertThat(gate.enter("t", "extract")).as("the same endpoint").isFalse();
        assertThat(gate.enter("t", "describe")).as("another endpoint").isTrue();
        clock.now = clock.now.plusSeconds(31);
        assertThat(gate.enter("t", "reply")).isTrue();
    }

    @Test
    void gate_refusesMoreCallsAtOnceThanAllowed() {
        CallGate gate = gate(new Hands(), Map.of("vigil.model.concurrency", "1"));
        assertThat(gate.enter("t", "reply")).isTrue();
        assertThat(gate.enter("t", "reply")).isFalse();
        gate.leave("reply", "done", Duration.ZERO);
        assertThat(gate.enter("t", "reply")).isTrue();
    }

    @Test
    void gate_holdsEachTenantToItsDailyTokens() {
        Hands clock = new Hands();
        CallGate gate = gate(clock, Map.of("vigil.model.tokens-per-day", "100"));
        gate.spend("a", "reply", 100);
        assertThat(gate.isOpen("a")).isFalse();
        assertThat(gate.isOpen("b")).isTrue();
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(gate.isOpen("a")).isTrue();
    }

    @Test
    void killSwitch_holdsWhileItsFileLiesThere() throws Exception {
        Hands clock = new Hands();
        CallGate gate = gate(clock, Map.of());
        assertThat(gate.isOpen("a")).isTrue();
        Path off = Files.createFile(folder.resolve("model.off"));
        clock.now = clock.now.plusSeconds(2);
        assertThat(gate.isOpen("a")).isFalse();
        Files.delete(off);
        clock.now = clock.now.plusSeconds(2);
        assertThat(gate.isOpen("a")).isTrue();
    }

    private CallGate gate(Clock clock, Map<String, String> settings) {
        ModelSettings mapped = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ModelSettings.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ModelSettings.class);
        return new CallGate(mapped, new SimpleMeterRegistry(), new DataFolder(folder), clock);
    }

    /** A clock that stands until it is moved. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
