package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.attachment.Files;
import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.command.fake.FakeModel;
import health.vigil.command.fake.Manner;
import health.vigil.model.FakeModelServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures and voice messages: what is taken, and what a turn is where they cannot be read. */
@QuarkusTest
@WithTestResource(FakeModelServer.class)
class AttachmentTest {
    private static final String MARKER = "zebrafinch";
    private static final String NOTHING = "{\"findings\":[],\"values\":[],\"medicines\":[],\"text\":\"%s\"}";

    private FakeModel model;
    private ApiCaller api;
    private Opened consultation;

    @BeforeEach
    void aConsultation() throws Exception {
        model = FakeModelServer.good();
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
    }

    @Test
    void offers_sayWhatCanBeSent() throws Exception {
        Answer now = api.get(consultation.path(), consultation.token());

        assertThat(now.at("/offers/pictures")).isEqualTo("true");
        assertThat(now.at("/offers/voice")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED", "FOREIGN", "LIMITED", "BROKEN", "LATE"})
    void I9_whateverTheModelsDo_theTurnIsTheOneOfTheWords(Manner manner) throws Exception {
        String cough = "I have had a cough for two days, I am 40";
        Answer alone = api.say(api.open("{\"locale\":\"en\",\"region\":\"GB\"}"), cough);
        model.behave(manner);

        for (String sent : manner == Manner.LATE
                ? List.of(api.voice(consultation))
                : List.of(api.picture(consultation), api.voice(consultation))) {
            Answer turn = api.show(consultation, cough, sent);

            assertThat(turn.status()).isEqualTo(201);
            assertThat(turn.at("/stored")).isEqualTo("true");
            assertThat(turn.at("/assessment/level")).isEqualTo(alone.at("/assessment/level"));
            assertThat(turn.at("/assessment/floor")).isEqualTo(alone.at("/assessment/floor"));
            assertThat(turn.at("/attachments/0/state")).isEqualTo(manner == Manner.LATE ? "later" : "unreadable");
            assertThat(turn.json().at("/reply/question").isNull()).isFalse();
            assertThat(turn.at("/reply/text")).contains("write").doesNotContain("shingles");
        }
    }

    @Test
    void I9_whatIsNotInACatalogueOrNotPossible_isNothing() throws Exception {
        model.behave(Manner.INVENTING);

        Answer turn = api.show(consultation, "I have had a cough for two days, I am 40", api.picture(consultation));

        assertThat(turn.at("/attachments/0/state")).isEqualTo("unreadable");
        assertThat(turn.json().at("/assessment/findings"))
                .noneMatch(finding -> finding.path("source").asText().equals("attachment"));
    }

    @Test
    void unreadableAlone_getsALineAndTheOpenQuestionAgain() throws Exception {
        Answer asked = api.say(consultation, "I have had a cough for two days, I am 40");
        model.behave(Manner.BROKEN);

        Answer turn = api.show(consultation, "", api.voice(consultation));

        assertThat(turn.at("/reply/text")).contains("could not make out your voice message");
        assertThat(turn.at("/reply/question/id")).isEqualTo(asked.at("/reply/question/id"));
        assertThat(turn.at("/assessment/level")).isEqualTo(asked.at("/assessment/level"));
    }

    @Test
    void I7_whatWasSaidAndSeen_isInNoLogAndNoMetricWhateverTheModelsDo() throws Exception {
        model.hearing("I have a cough " + MARKER);
        model.seeing(NOTHING.formatted(MARKER));
        List<String> logged;
        try (RecordedLog log = new RecordedLog()) {
            logged = log.lines();
            for (Manner manner :
                    List.of(Manner.GOOD, Manner.MALFORMED, Manner.LEAKING, Manner.LIMITED, Manner.BROKEN)) {
                model.behave(manner);
                assertThat(api.show(consultation, "", api.voice(consultation)).status())
                        .isEqualTo(201);
                assertThat(api.show(consultation, "", api.picture(consultation)).status())
                        .isEqualTo(201);
            }
        }
        assertThat(logged).noneMatch(line -> line.contains(MARKER));
        assertThat(api.get("/q/metrics", "").response().body())
                .contains("purpose=\"transcribe\"", "purpose=\"describe\"")
                .doesNotContain(MARKER);
    }

    @Test
    void foreignAndErasedAttachments_areNotThere() throws Exception {
        String mine = api.picture(consultation);
        Opened other = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");

        Answer foreign = api.show(other, "I have a cough", mine);

        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.at("/code")).isEqualTo("attachment_unknown");
        assertThat(foreign.at("/safety_text")).isNotEmpty();
        assertThat(api.say(other, "I have a cough").status())
                .as("the claim was given back")
                .isEqualTo(201);
        assertThat(api.show(other, "Crushing chest pain and a cold sweat", mine).at("/reply/source"))
                .isEqualTo("safety");
        api.delete(consultation.path(), consultation.token());
        assertThat(api.upload(consultation, "image/jpeg", Files.picture("jpeg", 8, 8))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void limits_areToldWithWhatToDo() throws Exception {
        byte[] small = Files.picture("jpeg", 8, 8);
        assertRefused(415, "attachment_type_not_allowed", api.upload(consultation, "text/html", small));
        assertRefused(422, "attachment_type_mismatch", api.upload(consultation, "image/png", small));
        assertRefused(422, "attachment_unreadable", api.upload(consultation, "image/png", Files.bomb(30_000, 30_000)));
        assertThat(api.upload(consultation, "image/jpeg", new byte[10_000_001]).at("/code"))
                .isEqualTo("attachment_too_large");
        for (int i = 0; i < 10; i++) {
            assertThat(api.upload(consultation, "image/jpeg", small).status()).isEqualTo(201);
        }
        assertRefused(422, "too_many_attachments", api.upload(consultation, "image/jpeg", small));
        assertThat(api.post(
                                consultation.path() + "/turns",
                                consultation.token(),
                                "{\"message\":{\"id\":"
                                        + "\"3f0c1b9e-6f0a-4a52-9d6e-0c6f3c1f2a11\",\"attachments\":[{\"id\":\"a\"},{\"id\":\"b\"},"
                                        + "{\"id\":\"c\"},{\"id\":\"d\"},{\"id\":\"e\"}]}}")
                        .at("/violations/0/field"))
                .isEqualTo("message.attachments");
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertThat(answer.at("/code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/safety_text")).isNotEmpty();
    }
}
