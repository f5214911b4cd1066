package health.vigil.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.understanding.Judgement.Experiencer;
import health.vigil.understanding.Judgement.Polarity;
import health.vigil.understanding.Judgement.Temporality;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Clinicians' sentences: the even rows of the NegEx test kit, and a few of our own. */
class ConceptJudgeTest {

    private static final ConceptJudge JUDGE = new ConceptJudge(Words.KNOWLEDGE.lexicon());

    @Test
    void negexDevelopmentSet_isJudgedAtLeastAsWellAsPromised() throws IOException {
        JsonMapper mapper = new JsonMapper();
        int hits = 0;
        int wrong = 0;
        int missed = 0;
        int history = 0;
        int person = 0;
        int rows = 0;
        int outside = 0;
        for (String line : Words.lines("negation_negex_dev.jsonl")) {
            JsonNode row = mapper.readTree(line);
            String sentence = row.get("sentence").asText();
            int at = position(sentence, row.get("concept").asText());
            if (at < 0) {
                outside++;
                continue;
            }
            rows++;
            Judgement judged =
                    JUDGE.judge(sentence, at, at + row.get("concept").asText().length());
            boolean negated = row.get("negation").asText().equals("negated");
            boolean saysNegated = judged.polarity() == Polarity.NEGATED;
            hits += negated && saysNegated ? 1 : 0;
            wrong += !negated && saysNegated ? 1 : 0;
            missed += negated && !saysNegated ? 1 : 0;
            boolean old = row.get("temporality").asText().equals("historical");
            history += old == (judged.temporality() == Temporality.HISTORICAL) ? 1 : 0;
            boolean other = !row.get("experiencer").asText().equals("patient");
            person += other == (judged.experiencer() == Experiencer.OTHER) ? 1 : 0;
        }
        double precision = (double) hits / (hits + wrong);
        double recall = (double) hits / (hits + missed);
        double f = 2 * precision * recall / (precision + recall);
        System.out.printf(
                Locale.ROOT,
                "NegEx: %d rows, %d without their concept; negated P %.4f R %.4f F %.4f; historical %.4f, experiencer %.4f%n",
                rows,
                outside,
                precision,
                recall,
                f,
                (double) history / rows,
                (double) person / rows);

        assertThat(f).isGreaterThanOrEqualTo(0.965);
        assertThat((double) history / rows).isGreaterThan(0.9);
        assertThat((double) person / rows).isGreaterThan(0.99);
    }

    /** The kit writes the judged occurrence in capitals. */
    private static int position(String sentence, String concept) {
        int capitals = sentence.indexOf(concept.toUpperCase(Locale.ROOT));
        return capitals >= 0 ? capitals : sentence.toLowerCase(Locale.ROOT).indexOf(concept.toLowerCase(Locale.ROOT));
    }

    @Test
    void turningWord_endsTheNegation() {
        String sentence = "No fever, but chest pain on exertion.";

        assertThat(judge(sentence, "fever").polarity()).isEqualTo(Polarity.NEGATED);
        assertThat(judge(sentence, "chest pain").polarity()).isEqualTo(Polarity.AFFIRMED);
    }

    @Test
    void familyHistory_isOfAnother() {
        assertThat(judge("Family history of coronary disease.", "coronary disease")
                        .experiencer())
                .isEqualTo(Experiencer.OTHER);
    }

    @Test
    void ruledOut_isNegated_toRuleOutIsNot() {
        assertThat(judge("Myocardial infarction was ruled out.", "Myocardial infarction")
                        .polarity())
                .isEqualTo(Polarity.NEGATED);
        assertThat(judge("CT to rule out pulmonary embolism.", "pulmonary embolism")
                        .polarity())
                .isEqualTo(Polarity.AFFIRMED);
    }

    @Test
    void spanOutsideTheSentence_isRefused() {
        assertThatThrownBy(() -> JUDGE.judge("No fever.", 3, 99)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Judgement judge(String sentence, String concept) {
        int at = sentence.indexOf(concept);
        return JUDGE.judge(sentence, at, at + concept.length());
    }
}
