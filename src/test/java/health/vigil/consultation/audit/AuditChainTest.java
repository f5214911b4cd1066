package health.vigil.consultation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.consultation.AuditEntry;
import health.vigil.consultation.StoredRecord;
import health.vigil.platform.DataFolder;
import health.vigil.platform.RecordJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain of five entries, and everything that can be done to it behind our back. */
class AuditChainTest {
    private static final int ENTRIES = 5;
    private static final String KEY = "a key of at least thirty-two characters";

    @TempDir
    Path folder;

    private AuditChain chain;
    private final List<String> links = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();

    @BeforeEach
    void aChain() {
        chain = chain(KEY);
        String head = "";
        for (int i = 1; i <= ENTRIES; i++) {
            AuditChain.Step step = chain.next("default", "c1", head, entry("turn.committed", i));
            links.add(step.link());
            head = step.head();
            heads.add(head);
        }
    }

    @Test
    void untouched_isWhole() {
        assertThat(problems(links, heads.getLast())).isEmpty();
    }

    @Test
    void changedEntry_isNamed() {
        links.set(2, links.get(2).replace("\"3\"", "\"9\""));

        assertThat(problems(links, heads.getLast())).containsExactly("entry 3 was changed");
    }

    @Test
    void cutInTheMiddle_isFound() {
        links.remove(2);

        assertThat(problems(links, heads.getLast()))
                .isNotEmpty()
                .first()
                .asString()
                .contains("entry 4 stands at place 3");
    }

    @Test
    void reordered_isFound() {
        Collections.swap(links, 1, 3);

        assertThat(problems(links, heads.getLast())).anyMatch(problem -> problem.contains("entry 4 stands at place 2"));
    }

    @Test
    void endCutOff_isFoundByTheSealedHead() {
        assertThat(problems(links.subList(0, 3), heads.getLast()))
                .containsExactly("the end does not fit: 3 entries are there, the sealed head says 5");
    }

    @Test
    void endCutOffAndHeadForgedFromTheLink_isFound() {
        String[] third = links.get(2).split(" ", -1);

        assertThat(problems(links.subList(0, 3), "3 " + third[2] + " " + "A".repeat(43)))
                .isNotEmpty();
    }

    @Test
    void chainOfAnotherConsultation_isFound() {
        StoredRecord moved = new StoredRecord("default", "c2", "", List.of(), heads.getLast(), links);

        assertThat(chain.check(moved).isWhole()).isFalse();
    }

    @Test
    void chainWrittenWithAnotherKey_isFound() {
        assertThat(chain("another key of more than thirty-two characters")
                        .check(stored(links, heads.getLast()))
                        .isWhole())
                .isFalse();
    }

    @Test
    void removedWhole_doesNotPassForNone() {
        assertThat(problems(List.of(), heads.getLast())).isNotEmpty();
    }

    @Test
    void keyChangedOnTheWay_isWholeForWhoeverKnowsBoth() {
        String other = "another key of at least thirty-two characters";
        AuditKey both = new AuditKey(Optional.of(other), Optional.of(List.of(KEY)), new DataFolder(folder));
        AuditChain after = new AuditChain(both, new RecordJson());
        AuditChain.Step step = after.next("default", "c1", heads.getLast(), entry("turn.committed", ENTRIES + 1));
        links.add(step.link());

        StoredRecord stored = stored(links, step.head());
        assertThat(after.check(stored).isWhole()).isTrue();
        assertThat(after.isDigest(chain.digest("words"), "words")).isTrue();
        assertThat(after.isDigest(chain.digest("words"), "other words")).isFalse();
        assertThat(chain(other).check(stored).problems()).contains("entry 1 was changed");
        assertThat(chain.check(stored).problems()).isNotEmpty();
    }

    private List<String> problems(List<String> stored, String head) {
        return chain.check(stored(stored, head)).problems();
    }

    private static StoredRecord stored(List<String> links, String head) {
        return new StoredRecord("default", "c1", "", List.of(), head, links);
    }

    private static AuditEntry entry(String action, int turn) {
        return new AuditEntry(
                Instant.parse("2026-11-25T03:00:00Z"), "patient", action, Map.of("turn", Integer.toString(turn)));
    }

    private AuditChain chain(String key) {
        return new AuditChain(new AuditKey(Optional.of(key), new DataFolder(folder)), new RecordJson());
    }
}
