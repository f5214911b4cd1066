package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.Act;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console at {@code /console} in a real browser, and what its patient sees meanwhile. */
@QuarkusTest
class ConsoleTest extends ConsoleStory {
    @Test
    void emergency_appearsOnTopAndIsAnnounced() throws Exception {
        Page page = login(DESK, key);
        Opened cold = patient();
        api.say(cold, "I have had a runny nose for two days");
        assertThat(entry(page, cold)).isVisible();

        Opened patient = patient();
        api.say(patient, EMERGENCY);
        long said = System.nanoTime();
        assertThat(entry(page, patient)).isVisible();
        long shown = System.nanoTime();

        System.out.printf("emergency in the console after %d ms%n", (shown - said) / 1_000_000);
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("New emergency")))
                .isVisible();
        assertThat(page.locator("#entries .entry").first()).hasClass(Pattern.compile(".*urgent.*"));
        assertThat(page.title()).startsWith("(");
        shot(page, "queue");
        clean(page);
    }

    @Test
    void takenOver_lowered_thePatientSeesIt() throws Exception {
        Opened patient = patient();
        api.say(patient, EMERGENCY);
        Page page = login(DESK, key);

        open(page, patient);
        assertThat(page.locator("#log mark.danger").first()).isVisible();
        assertThat(page.locator("#rules")).containsText("CP-01");
        shot(page, "consultation");
        clean(page);
        page.locator("[data-key=take]").click();
        assertThat(page.locator("#composer")).isVisible();
        page.locator("#words").fill("I have seen your ECG. Please come to the clinic today.");
        page.locator("#composer button").click();
        assertThat(page.locator("#dialog .preview")).hasText("I have seen your ECG. Please come to the clinic today.");
        clean(page);
        page.locator("#dialog-yes").click();
        assertThat(page.locator("#log .clinician").last()).containsText("ECG");
        page.locator("[data-key=level]").click();
        page.locator("#field-level").selectOption("consultation_24");
        assertThat(page.locator(".warning")).containsText("Ambulance now");
        page.locator("#field-reason").fill("ECG normal, tender on pressing");
        shot(page, "level");
        clean(page);
        page.locator("#dialog-yes").click();
        assertThat(page.locator("#summary .badge")).hasText("Seen today");
        assertThat(page.locator("#summary .set")).containsText("Ambulance now");
        shot(page, "lowered");

        var snapshot = api.get(patient.path(), patient.token()).json();
        assertThat(snapshot.at("/assessment/level").asText()).isEqualTo("consultation_24");
        assertThat(snapshot.at("/care/taken_by").asText()).isEqualTo("demo");
        Page theirs = patientsPage(patient);
        assertThat(theirs.locator("#log .clinician, .clinician").first()).containsText("A clinician, demo, has joined");
        assertThat(theirs.locator("#banner")).isEmpty();
        shot(theirs, "patient");
    }

    @Test
    void twoClinicians_onlyOneHasIt() throws Exception {
        Opened patient = patient();
        api.say(patient, EMERGENCY);
        Page page = login(DESK, key);
        open(page, patient);

        lee(patient, new Act.Take("lee"));

        assertThat(page.locator("#actions .holder")).hasText("With lee");
        assertThat(page.locator("[data-key=take]")).hasCount(0);
        assertThat(page.locator("[data-key=level]")).hasCount(0);
        var refused = api.post("/v1/queue/" + patient.id() + "/take", key, "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("already_taken");
        assertThat(refused.at("/taken_by")).isEqualTo("lee");

        lee(patient, new Act.HandOver("lee", "demo"));

        assertThat(page.locator("#composer")).isVisible();
        assertThat(page.locator("#log .clinician").last()).containsText("From now on demo");
    }
}
