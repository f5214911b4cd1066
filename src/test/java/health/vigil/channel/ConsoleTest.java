package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.vigil.channel.PageBrowser.Visitor;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.Act;
import health.vigil.consultation.ClinicianDesk;
import health.vigil.platform.DataFolder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console at {@code /console} in a real browser, and what its patient sees meanwhile. */
@QuarkusTest
class ConsoleTest {
    private static final String EMERGENCY = "Crushing chest pain for half an hour and a cold sweat";
    private static final Visitor DESK = new Visitor("en-GB", "Europe/London", 1280, 860);
    private static PageBrowser browser;

    @TestHTTPResource("/console")
    URI console;

    @Inject
    DataFolder folder;

    @Inject
    ClinicianDesk desk;

    private ApiCaller api;
    private String key;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void aCaller() {
        api = ApiCaller.ofThisTest();
        key = "vk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(folder.secret("demo-clinician.key"));
    }

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

    @Test
    void findingCorrectedAndClosed_byKeyboardAlone() throws Exception {
        Opened patient = patient();
        api.say(patient, "I have had a runny nose and a mild sore throat for two days");
        Page page = browser.open(DESK);
        page.navigate(console.toString());
        assertThat(page.locator("#key")).isFocused();
        page.keyboard().type(key);
        page.keyboard().press("Enter");
        assertThat(entry(page, patient)).isVisible();

        tabTo(page, patient.id());
        page.keyboard().press("Enter");
        assertThat(page.locator("#whole")).isVisible();
        tabTo(page, "take");
        page.keyboard().press("Enter");
        assertThat(page.locator("#words")).isFocused();
        tabToPrefix(page, "correct-");
        page.keyboard().press("Enter");
        assertThat(page.locator("#field-presence")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("not so on the phone");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#dialog")).isHidden();
        assertThat(page.locator("#log .clinician").last()).containsText("has corrected one of our notes");
        page.locator("[data-key=close]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#field-outcome")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("#summary .set")).containsText("Closed: Advice given");
        assertThat(entry(page, patient)).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, zh-Hans, 队列, 胸口压着痛半小时了，出冷汗", "zh-HK, zh-Hant-HK, 輪候隊列, 心口好痛半個鐘，標冷汗"})
    void narrow_inChinese_isReadableAndClean(String locale, String lang, String title, String words) throws Exception {
        Opened patient = patient();
        api.say(patient, words);
        Page page = login(new Visitor(locale, "Asia/Hong_Kong", 360, 740), key);

        assertThat(page.locator("html")).hasAttribute("lang", lang);
        assertThat(page.locator("#queue-title")).hasText(title);
        shot(page, "narrow-queue-" + lang);
        open(page, patient);
        assertThat(page.locator("#queue")).isHidden();
        assertThat(page.locator("#log mark.danger").first()).isVisible();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
        clean(page);
        shot(page, "narrow-" + lang);
        page.locator("#back").click();
        assertThat(page.locator("#queue")).isVisible();
    }

    @Test
    void wrongKey_isToldAndKeptNowhere() {
        Page page = browser.open(DESK);
        page.navigate(console.toString());
        page.locator("#key").fill("vk_wrong");
        page.locator("#login-form button").click();

        assertThat(page.locator("#login-error")).containsText("not known");
        assertThat(page.locator("#desk")).isHidden();
        assertThat(page.evaluate("() => sessionStorage.getItem('vigil.console.key')"))
                .isNull();
        clean(page);
        shot(page, "login");
    }

    @Test
    void dark_isCleanToo() throws Exception {
        Opened patient = patient();
        api.say(patient, EMERGENCY);
        Page page = login(DESK, key);
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));

        open(page, patient);

        assertThat(page.locator("#rules .rule").first()).isVisible();
        clean(page);
        shot(page, "dark");
    }

    private Opened patient() throws Exception {
        var answer = api.post("/v1/consultations", "", "{\"region\":\"GB\"}");
        return new Opened(answer.at("/id"), answer.at("/access_token"));
    }

    /** The other clinician, at a desk of their own. */
    private void lee(Opened patient, Act act) {
        var result = desk.act("default", patient.id(), UUID.randomUUID().toString(), act)
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(result).isInstanceOf(ClinicianDesk.Result.Done.class);
    }

    private Page login(Visitor visitor, String key) {
        Page page = browser.open(visitor);
        page.navigate(console.toString());
        page.locator("#key").fill(key);
        page.locator("#login-form button").click();
        assertThat(page.locator("#desk")).isVisible();
        return page;
    }

    private static Locator entry(Page page, Opened patient) {
        return page.locator("#entries [data-key='" + patient.id() + "']");
    }

    private static void open(Page page, Opened patient) {
        entry(page, patient).click();
        assertThat(page.locator("#whole")).isVisible();
        assertThat(page.locator("#log .patient").first()).isVisible();
    }

    /** The page at {@code /}, in the middle of this consultation. */
    private Page patientsPage(Opened patient) {
        Page page = browser.open(Visitor.of("en-GB", "Europe/London"));
        page.addInitScript("sessionStorage.setItem('vigil.chat', JSON.stringify({id:'" + patient.id() + "',token:'"
                + patient.token() + "',outbox:[],labels:{},region:'GB'}))");
        page.navigate(console.resolve("/").toString());
        return page;
    }

    private static void tabTo(Page page, String key) {
        for (int i = 0; i < 80 && !key.equals(focused(page)); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).isEqualTo(key);
    }

    private static void tabToPrefix(Page page, String prefix) {
        for (int i = 0; i < 80 && !focused(page).startsWith(prefix); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).startsWith(prefix);
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement?.dataset.key ?? ''");
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "console-" + name + ".png"))
                .setFullPage(true));
    }
}
