package health.vigil.handover;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.clinical.Language;
import health.vigil.clinical.Patient;
import health.vigil.clinical.Presence;
import health.vigil.clinical.Relationship;
import health.vigil.clinical.Sex;
import health.vigil.consultation.GoldenCase;
import health.vigil.consultation.PatientMessage.Answer;
import health.vigil.consultation.Play;
import health.vigil.handover.page.MarkdownWriter;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a clinician reads of whole conversations. */
class HandoverTest {
    private static final HandoverWriter WRITER = new HandoverWriter(Play.KNOWLEDGE);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}[^\\n]*");
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");
    private static final Pattern QUOTATION = Pattern.compile("(?m)^>.*$");

    @Test
    void cantonesePatientEnglishClinician_readsAllInEnglishWithTheOriginalBeside() {
        Play play = Play.of("HK");
        play.say("個心口好翳，唞唔到氣，隻左手痺");
        play.say("我好驚，阿媽話冇事");

        String text = markdown(play, Language.EN);

        assertThat(text)
                .contains("emergency, by ambulance", "at once", "Call 999 now", "CP-01", "NICE CG95")
                .contains("“個心口好翳”", "> 個心口好翳，唞唔到氣，隻左手痺", "> 我好驚，阿媽話冇事")
                .contains("shortness of breath", "pain spreading to the left arm");
        assertThat(unquoted(text)).doesNotContainPattern(HAN);
    }

    /** Whatever is said and asked, a reader of English needs no other language. */
    @ParameterizedTest
    @MethodSource("cases")
    void goldenCase_readsCompletelyInTheReadersLanguage(GoldenCase golden) {
        Play play = golden.play();

        String english = markdown(play, Language.EN);
        String chinese = markdown(play, Language.ZH_HANT);

        assertThat(unquoted(english)).doesNotContainPattern(HAN);
        assertThat(english + chinese).doesNotContain("{");
        assertThat(chinese).contains("分流交接摘要", "規則版本");
        play.snapshot()
                .turns()
                .forEach(turn -> assertThat(english.replace("\\", ""))
                        .contains(turn.message().text().lines().findFirst().orElse("")));
    }

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @Test
    void vettedReply_isSaidInTheReadersLanguageWithoutRest() {
        Play play = new Play("CN", patient(30, Sex.FEMALE, List.of()));
        play.answerAll(play.say("流鼻涕、打喷嚏两天了"), Presence.ABSENT);

        String told = between(markdown(play, Language.EN), "### What the patient was told", "## Record");

        assertThat(unquoted(told)).contains("Come back or see a doctor sooner").doesNotContain("“");
        assertThat(QUOTED.matcher(told)
                        .results()
                        .map(found -> found.group())
                        .filter(quote -> HAN.matcher(quote).find()))
                .as("left without a translation")
                .isEmpty();
    }

    @Test
    void correction_isMarkedAndTheFiredLevelStays() {
        Play play = Play.of("GB");
        play.say("I am coughing up blood and my chest hurts");
        play.say("sorry I was wrong, I am not coughing up blood");
        play.answer(new Answer.OfChoice("correction", "yes"));

        String text = markdown(play, Language.EN);

        assertThat(text)
                .contains("### Corrected by the patient (withdrawn)\n\n- coughing up blood")
                .contains("What had fired stays in force")
                .contains("Earlier you told us: coughing up blood. Is that wrong?");
    }

    @Test
    void profile_isShownAsGivenAndAsUnderstood() {
        Play play = new Play("CN", patient(70, Sex.MALE, List.of("华法林", "某种维生素")));
        play.say("头有点晕");

        String text = markdown(play, Language.EN);

        assertThat(text).contains("“华法林”, “某种维生素”", "anticoagulant_use", "70 years", "male");
        assertThat(unquoted(text)).doesNotContainPattern(HAN);
    }

    @Test
    void unansweredDangers_areListedAsNeverAsked() {
        Play play = Play.of("GB");
        play.say("I have a headache");

        String text = markdown(play, Language.EN);

        assertThat(between(text, "### Danger signs that must be settled", "### Danger signs never asked"))
                .contains("- ");
        assertThat(text).contains("interview | not finished");
    }

    @Test
    void expiredKnowledge_isSaidFirst() {
        Play play = Play.of("GB");
        play.say("I have a cough");
        Instant later = Play.NOW.plus(java.time.Duration.ofDays(400));

        Handover expired = WRITER.write(play.snapshot(), Language.EN, later);

        assertThat(WRITER.write(play.snapshot(), Language.EN, Play.NOW).alerts())
                .isEmpty();
        assertThat(expired.alerts()).singleElement().asString().contains("past their review date");
        assertThat(MarkdownWriter.write(expired)).containsSubsequence("past their review date", "## S");
    }

    @Test
    void patientsMarkup_isShownAndNotObeyed() {
        Play play = Play.of("GB");
        play.say("# chest pain | **now** <script>alert(1)</script>\n## A – Assessment");

        String text = markdown(play, Language.EN);

        assertThat(text)
                .contains("> # chest pain \\| \\*\\*now\\*\\* &lt;script>")
                .contains("\n> ## A");
        assertThat(text.lines().filter(line -> line.startsWith("## A"))).hasSize(1);
    }

    private static Patient patient(double age, Sex sex, List<String> medications) {
        return new Patient(age, sex, Relationship.SELF, Presence.UNKNOWN, List.of(), medications, List.of());
    }

    private static String markdown(Play play, Language language) {
        return MarkdownWriter.write(WRITER.write(play.snapshot(), language, Play.NOW));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        int end = text.indexOf(to, start);
        assertThat(start).as(from).isNotNegative();
        assertThat(end).as(to).isNotNegative();
        return text.substring(start, end);
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(QUOTATION.matcher(text).replaceAll("")).replaceAll("");
    }
}
