package health.vigil.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.archive.Retention.Years;
import health.vigil.platform.CannotStart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
    @Test
    void aRegion_hasItsYearsAndEveryOtherTheRest() {
        Retention retention = Retention.of(List.of("CN:3/15", " GB:3/10"), 4, 20);

        assertThat(retention.in("CN")).isEqualTo(new Years(3, 15));
        assertThat(retention.in("GB")).isEqualTo(new Years(3, 10));
        assertThat(retention.in("")).isEqualTo(new Years(4, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "CN:3", "cn:3/15", "CN:15/3", "CN:0/3", "CN:3/15/2", ""})
    void nonsense_stopsTheStart(String text) {
        assertThatThrownBy(() -> Retention.of(List.of(text), 3, 15)).isInstanceOf(CannotStart.class);
    }
}
