package health.vigil.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/privacy/golden.txt");
    private static final Pattern MARKED = Pattern.compile("\\{([A-Z]+):([^}]*)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([A-Z]+)_\\d+]");

    /** Every piece of personal data of the golden set is masked, as its kind, and nothing else is. */
    @Test
    void goldenSet_isMaskedWhollyAndNothingElseIs() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> cases = Files.readAllLines(GOLDEN).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        for (String marked : cases) {
            String text = MARKED.matcher(marked).replaceAll("$2");
            String expected = MARKED.matcher(marked).replaceAll("[$1]");
            Masking masking = new Masking();
            String masked = masking.mask(text).text();
            if (!PLACEHOLDER.matcher(masked).replaceAll("[$1]").equals(expected)) {
                wrong.add(expected + "  was  " + masked);
            }
            assertThat(masking.restore(masked)).isEqualTo(text);
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
        assertThat(wrong).isEmpty();
    }

    @Test
    void sameNameInTwoTexts_isTheSamePlaceholder() {
        Masking masking = new Masking();
        String first = masking.mask("我叫王小明，头疼").text();
        String second = masking.mask("姓名：王小明，电话13812345678").text();
        assertThat(first).isEqualTo("我叫[NAME_1]，头疼");
        assertThat(second).isEqualTo("姓名：[NAME_1]，电话[PHONE_1]");
        assertThat(masking.restore("[NAME_1]，您好，[PHONE_9]")).isEqualTo("王小明，您好，[PHONE_9]");
    }

    @Test
    void placeholderWrittenByThePatient_isNotRestoredToAnother() {
        Masking masking = new Masking();
        String masked = masking.mask("[NAME_1]是谁？我叫王小明").text();
        assertThat(masked).isEqualTo("(NAME_1)是谁？我叫[NAME_1]");
    }

    @Test
    void fullWidthDigits_areMasked() {
        assertThat(new Masking().mask("电话１３８１２３４５６７８").text()).isEqualTo("电话[PHONE_1]");
    }

    @Test
    void maskedText_hidesItsWords() {
        assertThat(new Masking().mask("胸口疼").toString()).doesNotContain("胸口疼");
    }
}
