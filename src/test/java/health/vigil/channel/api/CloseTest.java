package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.platform.DataFolder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consultation that a clinician closes. */
@QuarkusTest
class CloseTest {
    @Inject
    DataFolder folder;

    private ApiCaller api;
    private Opened consultation;
    private String clinician;

    @BeforeEach
    void aConsultation() throws Exception {
        api = ApiCaller.ofThisTest();
        consultation = api.open("{\"locale\":\"en\",\"region\":\"GB\"}");
        clinician = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    @Test
    void closed_takesNoMessageAndTellsWhereHelpIs() throws Exception {
        api.say(consultation, "I have had a cough for two days");

        Answer closed = api.post(consultation.path() + "/close", clinician, "");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.at("/status")).isEqualTo("closed");
        Answer refused = api.say(consultation, "it is worse");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("consultation_closed");
        assertThat(refused.at("/safety_text")).contains("999");
        assertThat(api.get(consultation.path(), consultation.token()).at("/status"))
                .isEqualTo("closed");
        assertThat(api.post(consultation.path() + "/close", clinician, "").status())
                .isEqualTo(200);
    }

    @Test
    void patientAndWrongId_areRefused() throws Exception {
        assertThat(api.post(consultation.path() + "/close", consultation.token(), "")
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/v1/consultations/nowhere/close", clinician, "").at("/code"))
                .isEqualTo("consultation_not_found");
    }
}
