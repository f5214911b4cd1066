package health.vigil.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.channel.api.ApiCaller.Answer;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.AuditTrail;
import health.vigil.platform.DataFolder;
import health.vigil.store.RedisServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hand-over over real HTTP and a real Redis: who may read it, in which language and form. */
@QuarkusTest
class HandoverApiTest {
    private static final String WORDS = "個心口好翳，唞唔到氣，隻左手痺";

    @Inject
    DataFolder folder;

    @Inject
    AuditTrail audit;

    private ApiCaller api;
    private Trail trail;
    private String clinician;

    @BeforeEach
    void aClinician() {
        api = ApiCaller.ofThisTest();
        trail = new Trail(audit);
        clinician = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

    @Test
    void clinician_readsInTheirLanguageAndIsRecorded() throws Exception {
        Opened opened = emergency();

        Answer english = read(opened, clinician, "?lang=en", "text/markdown");
        Answer accepted = api.call(api.to(opened.path() + "/handover", clinician)
                .setHeader("Accept-Language", "zh-CN,en;q=0.5")
                .GET());

        assertThat(english.status()).isEqualTo(200);
        assertThat(english.header("Content-Type")).startsWith("text/markdown");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.header("Cache-Control")).contains("no-store");
        assertThat(english.response().body())
                .contains("Triage hand-over", "> " + WORDS, "Call 999 now", "answer to the emergency advice");
        assertThat(accepted.response().body()).contains("分诊交接摘要");
        List<String> entries = trail.of(opened);
        assertThat(entries).filteredOn(entry -> entry.contains("handover.read")).hasSize(2);
        assertThat(entries)
                .anyMatch(entry -> entry.contains("clinician:demo"))
                .noneMatch(entry -> entry.contains("心口"));
    }

    @Test
    void patient_readsTheirOwnInTheirLanguageAndNobodyElses() throws Exception {
        Opened mine = emergency();
        Opened other = emergency();

        Answer own = read(mine, mine.token(), "", "*/*");
        Answer foreign = read(other, mine.token(), "", "*/*");

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.response().body()).contains("分流交接摘要");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.at("/code")).isEqualTo("consultation_not_found");
        assertThat(trail.of(mine)).noneMatch(entry -> entry.contains("handover.read"));
    }

    @Test
    void strangers_areRefusedWithACode() throws Exception {
        Opened opened = emergency();

        assertThat(read(opened, "", "", "*/*").at("/code")).isEqualTo("unauthorized");
        assertThat(read(opened, "vk_guessed", "", "*/*").status()).isEqualTo(401);
        assertThat(read(opened, clinician, "?lang=tlh", "*/*").at("/violations/0/field"))
                .isEqualTo("lang");
        assertThat(read(opened, clinician, "", "image/png").status()).isEqualTo(406);
        assertThat(read(new Opened("unknown", ""), clinician, "", "*/*").at("/code"))
                .isEqualTo("consultation_not_found");
        assertThat(api.post(opened.path() + "/handover", clinician, "{}").status())
                .isEqualTo(405);
    }

    @Test
    void everyForm_isGivenAsAsked() throws Exception {
        Opened opened = emergency();

        Answer fhir = read(opened, clinician, "?lang=en", "application/fhir+json");
        Answer pdf = read(opened, clinician, "?lang=zh-Hant", "application/pdf");

        assertThat(fhir.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(fhir.at("/resourceType")).isEqualTo("Bundle");
        assertThat(fhir.at("/entry/0/resource/resourceType")).isEqualTo("Composition");
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.response().body()).startsWith("%PDF-");
    }

    @Test
    void storeLost_saysSoWithSafetyWords() throws Exception {
        Opened opened = emergency();
        RedisServer.freeze();
        Answer refused;
        try {
            refused = read(opened, clinician, "", "text/markdown");
        } finally {
            RedisServer.thaw();
        }

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/safety_text")).isNotEmpty();
    }

    private Opened emergency() throws Exception {
        Opened opened = api.open("{\"region\":\"HK\"}");
        assertThat(api.say(opened, WORDS).at("/assessment/level")).isEqualTo("emergency_ambulance");
        return opened;
    }

    private Answer read(Opened opened, String token, String query, String accept) throws Exception {
        return api.call(api.to(opened.path() + "/handover" + query, token)
                .setHeader("Accept", accept)
                .GET());
    }
}
