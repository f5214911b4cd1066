package health.vigil.command.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageCutterTest {
    @Test
    void shortMessage_staysWhole() {
        assertThat(MessageCutter.cut("Chest pain. Since 2 days.")).containsExactly("Chest pain. Since 2 days.");
    }

    @Test
    void longMessage_isCutAtASentenceEndNotInsideANumber() {
        String first = "My temperature is 38.5 since then" + " and so on".repeat(100) + ".";
        String second = "It was 37.5 before" + " and so on".repeat(60) + ".";

        assertThat(MessageCutter.cut(first + " " + second)).containsExactly(first, second);
    }

    @Test
    void longChineseMessage_isCutAtTheFullStop() {
        String sentence = "胸口疼" + "很疼".repeat(300) + "。";

        assertThat(MessageCutter.cut(sentence.repeat(3))).containsExactly(sentence + sentence, sentence);
    }

    @Test
    void noSentenceEnd_losesNothing() {
        String text = "😀".repeat(1500);

        assertThat(String.join("", MessageCutter.cut(text))).isEqualTo(text);
        assertThat(MessageCutter.cut(text)).allMatch(piece -> piece.length() <= MessageCutter.LONGEST);
    }
}
