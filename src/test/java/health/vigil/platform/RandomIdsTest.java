package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomIdsTest {

    @Test
    void ids_areUrlSafeLongAndNeverTheSame() {
        RandomIds ids = new RandomIds();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(10_000).allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }
}
