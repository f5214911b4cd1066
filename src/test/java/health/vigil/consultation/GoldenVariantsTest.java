package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import health.vigil.clinical.TriageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden emergency, written the way people write: none of it may lower the level. */
class GoldenVariantsTest {

    private static final int SEED = 7;
    private static final int NOISY = 3;
    private static final int LONG_WORD = 7;

    static Stream<GoldenCase> emergencies() {
        return GoldenCase.all().stream().filter(golden -> golden.name().contains("-emergency"));
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void script_neverLowers(GoldenCase golden) {
        never(golden, converted(words(golden), "Simplified-Traditional"));
        never(golden, converted(words(golden), "Traditional-Simplified"));
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void lostPunctuation_neverLowers(GoldenCase golden) {
        never(golden, words(golden).replaceAll("[，。,.;；!！]", " ").strip());
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void capitalsAndMarks_neverLower(GoldenCase golden) {
        never(golden, words(golden).toUpperCase(Locale.ROOT));
        never(golden, words(golden) + "!!! 😭😭");
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void splitMessages_neverLower(GoldenCase golden) {
        String[] parts = words(golden).split("(?<=[，。,])");
        Play play = new Play(golden.region(), golden.patient());
        Turn last = play.say(parts[0].strip());
        for (String part : List.of(parts).subList(1, parts.length)) {
            last = play.say(part.strip());
        }
        assertThat(last.assessment().level()).as(List.of(parts).toString()).isGreaterThanOrEqualTo(plain(golden));
    }

    /** In English the words would have to change with the person. */
    @ParameterizedTest
    @MethodSource("emergencies")
    void toldByAnother_neverLowersInChinese(GoldenCase golden) {
        if (words(golden).codePoints().anyMatch(Character::isIdeographic)) {
            never(golden, "帮我爸问：" + words(golden));
            never(golden, "我阿媽話：" + words(golden));
        }
    }

    @ParameterizedTest
    @MethodSource("emergencies")
    void swappedLetters_neverLower(GoldenCase golden) {
        for (String text : misspelt(words(golden))) {
            never(golden, text);
        }
    }

    /** Copies with two neighbouring letters swapped inside one long English word each, seeded. */
    private static List<String> misspelt(String text) {
        String[] words = text.split(" ");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i].matches("[a-z]{" + LONG_WORD + ",}")) {
                places.add(i);
            }
        }
        Random random = new Random(SEED);
        List<String> out = new ArrayList<>();
        for (int k = 0; k < NOISY && !places.isEmpty(); k++) {
            String[] copy = words.clone();
            int at = places.get(random.nextInt(places.size()));
            char[] letters = copy[at].toCharArray();
            int i = 2 + random.nextInt(letters.length - 4);
            char kept = letters[i];
            letters[i] = letters[i + 1];
            letters[i + 1] = kept;
            copy[at] = new String(letters);
            out.add(String.join(" ", copy));
        }
        return out;
    }

    private static void never(GoldenCase golden, String text) {
        Play play = new Play(golden.region(), golden.patient());
        assertThat(play.say(text).assessment().level()).as(text).isGreaterThanOrEqualTo(plain(golden));
    }

    private static TriageLevel plain(GoldenCase golden) {
        return new Play(golden.region(), golden.patient())
                .say(words(golden))
                .assessment()
                .level();
    }

    private static String words(GoldenCase golden) {
        return golden.turns().get(0).get("say").asText();
    }

    private static String converted(String text, String id) {
        return Transliterator.getInstance(id).transliterate(text);
    }
}
