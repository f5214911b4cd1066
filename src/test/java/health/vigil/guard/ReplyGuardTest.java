package health.vigil.guard;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.clinical.TriageLevel;
import health.vigil.clinical.Verdict;
import health.vigil.guard.Grounds.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I5: what no patient may read is not released, wherever in the stream it stands; what is safe is not held back. */
class ReplyGuardTest {
    private static final ReplyGuard GUARD = new ReplyGuard(Grounds.KNOWLEDGE);
    private static final List<String> UNSAFE = List.of(
            "unsafe.tsv",
            "unsafe-held.tsv",
            "unsafe-fresh.tsv",
            "unsafe-last.tsv",
            "unsafe-new.tsv",
            "unsafe-sixth.tsv",
            "unsafe-free.tsv");
    private static final List<String> SAFE =
            List.of("safe.tsv", "safe-held.tsv", "safe-fresh.tsv", "safe-new.tsv", "safe-sixth.tsv");
    private static final double RELEASED = 0.97;

    @Test
    void forbiddenExamples_areNotReleased() throws IOException {
        assertThat(Grounds.lines("forbidden.tsv"))
                .hasSizeGreaterThanOrEqualTo(78)
                .allSatisfy(line ->
                        assertThat(alone(line).isApproved()).as(line.toString()).isFalse());
    }

    @Test
    void I5_unsafeSentences_areNotReleasedAtAnyPlaceOfTheStream() throws IOException {
        List<String> released = new ArrayList<>();
        int streams = 0;
        for (String file : UNSAFE) {
            for (Line line : Grounds.lines(file)) {
                for (int place = 0; place < 3; place++) {
                    streams++;
                    if (stream(line, place).contains(line.sentence())) {
                        released.add(place + " " + line);
                    }
                }
            }
        }
        System.out.printf("guard: %d unsafe streams, %d released%n", streams, released.size());
        assertThat(streams).isGreaterThanOrEqualTo(400);
        assertThat(released).isEmpty();
    }

    @Test
    void safeSentences_areReleasedUnchanged() throws IOException {
        List<String> kept = new ArrayList<>();
        int streams = 0;
        for (String file : SAFE) {
            for (Line line : Grounds.lines(file)) {
                for (int place = 0; place < 2; place++) {
                    streams++;
                    if (!stream(line, place).contains(line.sentence())) {
                        kept.add(place + " " + line + " " + alone(line).reason());
                    }
                }
            }
        }
        System.out.printf("guard: %d safe streams, %d kept back%n", streams, kept.size());
        assertThat(streams).isGreaterThanOrEqualTo(400);
        assertThat(kept).as("kept back").hasSizeLessThanOrEqualTo((int) (streams * (1 - RELEASED)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot rule out a heart problem from here.",
                "Do not drive yourself; call 999 if it gets worse.",
                "Do not stop your insulin.",
                "Do not make the person vomit.",
                "A doctor needs to examine you."
            })
    void nearMisses_areReleased(String sentence) {
        assertThat(review(Language.EN, sentence).reason()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en,This is not about,your heart.",
        "zh-Hans,我看这不是,心梗。",
        "en,As for your heart.,It is fine.",
        "zh-Hant,心臟病發？,可以排除。"
    })
    void claimSplitOverTwoSentences_isReadAsOne(String tag, String first, String second) {
        Ground ground = ground(Language.ofTag(tag).orElseThrow());
        Verdict verdict = GUARD.review(ground, first, false, second);
        assertThat(verdict.isApproved()).isFalse();
    }

    @Test
    void endlessSentence_isJudgedAt300Characters() {
        GuardedText text = new GuardedText(GUARD, ground(Language.EN));
        for (int i = 0; i < 60 && !text.isDone(); i++) {
            assertThat(text.add("and so on ")).isEmpty();
        }
        assertThat(text.isWithheld()).isTrue();
        assertThat(text.reasons()).containsExactly("endless");
    }

    @Test
    void sentenceCutOff_isNotReleased() {
        GuardedText text = new GuardedText(GUARD, ground(Language.EN));
        text.add("I cannot tell the cause from here. A doctor needs to exam");
        assertThat(text.end()).isEmpty();
        assertThat(text.approved()).containsExactly("I cannot tell the cause from here.");
        assertThat(text.reasons()).containsExactly("incomplete");
    }

    @Test
    void wrongNumber_dropsItsSentenceOnly() {
        GuardedText text = new GuardedText(GUARD, ground(Language.EN));
        text.add("You have had this for 3 days. Pain lasting 17 minutes matters. A doctor needs to examine you. ");
        assertThat(text.approved()).containsExactly("You have had this for 3 days.", "A doctor needs to examine you.");
        assertThat(text.isWithheld()).isFalse();
    }

    @Test
    void claimAboutTheCause_withholdsAllThatFollows() {
        GuardedText text = new GuardedText(GUARD, ground(Language.EN));
        text.add("Your heart is not the problem. A doctor needs to examine you. ");
        assertThat(text.approved()).isEmpty();
        assertThat(text.isWithheld()).isTrue();
    }

    @Test
    void reasons_neverHoldWordsOfTheSentence() {
        Verdict verdict = review(Language.EN, "Zanzibar is not your heart.");
        assertThat(verdict.reason()).doesNotContainIgnoringCase("zanzibar").doesNotContain("heart");
    }

    /** The sentence first, between two safe ones, or last, in chunks of three characters. */
    private static List<String> stream(Line line, int place) {
        String safe = switch (line.language()) {
            case EN -> "I cannot tell the cause from here. ";
            case ZH_HANS -> "我无法判断原因。";
            case ZH_HANT -> "我無法判斷原因。";
        };
        String whole = (place == 0 ? "" : safe) + line.sentence() + " " + (place == 2 ? "" : safe);
        GuardedText text = new GuardedText(GUARD, ground(line.language()));
        for (int i = 0; i < whole.length(); i += 3) {
            text.add(whole.substring(i, Math.min(whole.length(), i + 3)));
        }
        text.end();
        return text.approved();
    }

    private static Verdict alone(Line line) {
        return review(line.language(), line.sentence());
    }

    private static Verdict review(Language language, String sentence) {
        return GUARD.review(ground(language), "", false, sentence);
    }

    private static Ground ground(Language language) {
        return Grounds.of(language, TriageLevel.CONSULTATION_24, false);
    }
}
