package health.vigil.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Question;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Reply;
import health.vigil.clinical.Sex;
import health.vigil.clinical.TriageLevel;
import health.vigil.consultation.PatientMessage.Answer.OfChoice;
import health.vigil.consultation.PatientMessage.Answer.OfFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ratchet, corrections and open danger over whole conversations. */
class RatchetTest {
    private static final List<String> LINES = List.of(
            "胸口疼",
            "现在不疼了",
            "没有胸痛",
            "出冷汗",
            "没出汗",
            "喘不上气",
            "I feel fine now",
            "no chest pain",
            "I meant last year",
            "not sure",
            "yes",
            "no",
            "没有",
            "有",
            "谢谢",
            "血压180/110",
            "心口好翳",
            "冇事",
            "it goes down my left arm",
            "我说错了，是去年",
            "两个小时了",
            "头晕",
            "我妈让我问的",
            "家人说没事",
            "??",
            "👍");

    private static Patient adult(double age) {
        return new Patient(age, Sex.MALE, Relationship.SELF, Presence.UNKNOWN, List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void I2_noSequenceOfTurnsLowersTheFiredFloor(long seed) {
        Random random = new Random(seed);
        for (int conversation = 0; conversation < 15; conversation++) {
            Play play = new Play("CN", adult(20 + random.nextInt(60)));
            TriageLevel ratcheted = TriageLevel.SELF_CARE;
            for (int turn = 0; turn < 8; turn++) {
                Turn taken = random.nextInt(3) == 0 ? press(play, random) : play.say(pick(LINES, random));
                TriageLevel now = play.patient().floor().ratcheted();
                assertThat(now).as("seed %d", seed).isGreaterThanOrEqualTo(ratcheted);
                ratcheted = now;
                assertThat(taken.assessment().level())
                        .as("I1: seed %d", seed)
                        .isGreaterThanOrEqualTo(taken.assessment().floor());
            }
        }
    }

    private static Turn press(Play play, Random random) {
        Reply.Asked open = play.open();
        if (open == null || open.choices().isEmpty()) {
            return play.say(pick(LINES, random));
        }
        return play.answer(new OfChoice(
                open.id(),
                open.choices().get(random.nextInt(open.choices().size())).id()));
    }

    private static String pick(List<String> lines, Random random) {
        return lines.get(random.nextInt(lines.size()));
    }

    @Test
    void I2_contradiction_isPutAsAClosedQuestionAndTheFiredFloorStays() {
        Play play = new Play("CN", adult(40));
        play.say("咳血，胸口疼");
        TriageLevel before = play.patient().floor().ratcheted();

        Turn asked = play.say("我说错了，没有咳血");
        Turn settled = play.answer(new OfChoice(CorrectionQuestion.ID, "yes"));

        assertThat(before).isGreaterThanOrEqualTo(TriageLevel.CONSULTATION_24);
        assertThat(Play.asked(asked).id()).isEqualTo(CorrectionQuestion.ID);
        assertThat(play.patient().withdrawn()).containsExactly("hemoptysis");
        assertThat(settled.assessment().floor()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void I2_assumedBelowAmbulance_fallsWhenExactlyTheAssumedItemIsAnswered() {
        Play play = new Play(
                "CN",
                new Patient(28.0, Sex.FEMALE, Relationship.SELF, Presence.UNKNOWN, List.of(), List.of(), List.of()));
        Turn assumed = play.say("胸痛，特别累");
        Turn other = play.answer(new OfFinding("fever", Presence.ABSENT));

        assertThat(assumed.assessment().redFlags()).anyMatch(flag -> !flag.isFired());
        TriageLevel held = assumed.assessment().floor();
        assertThat(other.assessment().floor()).isEqualTo(held);
        Turn answered = play.answer(new OfFinding("chest_active", Presence.ABSENT));
        assertThat(answered.assessment().redFlags())
                .noneMatch(flag -> flag.assumed().contains("chest_active"));
    }

    @Test
    void I4_declinedDangerItem_keepsItsGateAndIsListed() {
        Play play = new Play("CN", adult(35));

        Turn last = play.answerAll(play.say("胸痛"), Presence.UNKNOWN);

        assertThat(last.assessment().isComplete()).isTrue();
        assertThat(last.assessment().level()).isGreaterThanOrEqualTo(TriageLevel.EMERGENCY);
        assertThat(last.assessment().openRedFlags()).contains("diaphoresis", "dyspnea", "radiation_left_arm");
    }

    @Test
    void I4_declinedDangerItem_isAskedOnceMoreInPlainerWords() {
        Play play = new Play("GB", adult(35));
        play.answerAll(play.say("chest pain"), Presence.UNKNOWN);

        List<String> asked = new ArrayList<>();
        play.taken.forEach(turn -> {
            if (turn.reply().question() != null) {
                asked.add(turn.reply().question().id());
            }
        });
        assertThat(asked).contains("C2");
        assertThat(asked.stream().filter("C2"::equals)).hasSize(2);
        assertThat(asked).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void bareYesToAGroup_isAssumedAtItsMostUrgentConsequence() {
        Play play = new Play("CN", adult(40));
        Turn asked = play.say("胸痛");
        assertThat(Play.asked(asked).kind()).isEqualTo(Question.Kind.MULTI);

        Turn yes = play.say("有");

        assertThat(yes.assessment().floor()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
    }

    @Test
    void otherPerson_startsACaseOfItsOwn() {
        Play play = new Play("CN", adult(30));
        play.say("我咳嗽两天了");

        Turn other = play.say("我爸胸口疼了二十分钟出大汗");

        assertThat(other.assessment().floor()).isEqualTo(TriageLevel.EMERGENCY_AMBULANCE);
        assertThat(other.assessment().findings())
                .noneMatch(finding -> finding.code().equals("cough"));
        assertThat(other.assessment().measurements())
                .noneMatch(number -> number.code().equals("age"));
        assertThat(play.patient().about()).isEqualTo(Relationship.PARENT);
    }

    @Test
    void vitalSignCorrectedWithinTwoMessages_mayLower() {
        Play play = new Play("CN", adult(40));
        Turn wrong = play.say("血压85/50");
        Turn corrected = play.say("我打错了，血压是125/80");

        assertThat(wrong.assessment().floor()).isGreaterThanOrEqualTo(TriageLevel.EMERGENCY);
        assertThat(corrected.assessment().floor()).isLessThan(wrong.assessment().floor());
    }
}
