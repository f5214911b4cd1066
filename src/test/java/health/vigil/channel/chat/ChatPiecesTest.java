package health.vigil.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Question;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Reply.Asked;
import health.vigil.clinical.Reply.Option;
import health.vigil.consultation.PatientMessage.Answer;
import health.vigil.consultation.PatientMessage.Answer.OfChoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatPiecesTest {
    private static final Reply GROUP = asking(Question.Kind.MULTI);
    private static final Reply ONE = asking(Question.Kind.CHOICE);

    @ParameterizedTest
    @ValueSource(strings = {"1", " 1 ", "１", "1.", "1。"})
    void bareOne_isTheFirstChoice(String text) {
        assertThat(Choices.read(text, ONE)).containsExactly(choice("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 3", "1,3", "1，3", "1、3", "1和3"})
    void severalNumbers_areSeveralChoicesOfAGroup(String text) {
        assertThat(Choices.read(text, GROUP)).containsExactly(choice("a"), choice("c"));
        assertThat(Choices.read(text, ONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "13", "1天", "痛了1", "39.5度", ""})
    void otherWords_areNoChoice(String text) {
        assertThat(Choices.read(text, GROUP)).isEmpty();
    }

    @Test
    void numberThatIsAskedFor_isNoChoice() {
        assertThat(Choices.read("1", asking(Question.Kind.NUMBER))).isEmpty();
    }

    @Test
    void longText_isCutBetweenParagraphsAndNothingIsLost() {
        String text = "请马上就医。\n\n" + "很长的一句话。".repeat(40) + "\n\n• 一\n• 二";

        List<String> parts = Parts.cut(text, 200);

        assertThat(parts.getFirst()).isEqualTo("请马上就医。");
        assertThat(parts)
                .allSatisfy(part ->
                        assertThat(part.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200));
        assertThat(String.join("", parts).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(parts.subList(1, parts.size() - 1)).allMatch(part -> part.endsWith("。"));
    }

    @Test
    void endlessWord_isCutBetweenCharacters() {
        List<String> parts = Parts.cut("😀".repeat(10), 10);

        assertThat(parts).hasSize(5).allMatch("😀😀"::equals);
    }

    @Test
    void given_isReadAsWritten() {
        Given given = new Given(List.of("greeting", "chat_consent"), 2, 3, 1, true);

        assertThat(Given.read(given.write())).isEqualTo(given);
        assertThat(Given.read(Given.turns(1, 1).write())).isEqualTo(Given.turns(1, 1));
    }

    private static Answer choice(String id) {
        return new OfChoice("Q", id);
    }

    private static Reply asking(Question.Kind kind) {
        List<Option> options = List.of(new Option("a", "一"), new Option("b", "二"), new Option("c", "三"));
        Asked asked = new Asked("Q", kind, null, List.of(), "?", null, options);
        return new Reply("r", "?", Reply.Source.SCRIPTED, List.of(), asked);
    }
}
