package health.vigil.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void keys_shareThePartitionOfTheId() {
        // CRC-16/XMODEM of 123456789 is 0x31C3, whose low byte is 195
        Keys keys = Keys.of("default", "123456789");

        assertThat(keys.record()).isEqualTo("{p195}:default:c:123456789");
        assertThat(keys.all()).hasSize(4).allMatch(key -> key.startsWith("{p195}:default:c:123456789"));
    }

    @Test
    void ids_spreadOverAllPartitions() {
        Set<String> partitions = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String record = Keys.of("default", "id" + i).record();
            partitions.add(record.substring(0, record.indexOf('}')));
        }

        assertThat(partitions).hasSize(256);
    }

    @Test
    void idempotencyKey_isKeptAsADigest() {
        assertThat(Keys.idempotency("default", "order 66"))
                .doesNotContain("66 ")
                .startsWith("default:i:");
    }
}
