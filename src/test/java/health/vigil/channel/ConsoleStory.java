package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.vigil.channel.PageBrowser.Visitor;
import health.vigil.channel.api.ApiCaller;
import health.vigil.channel.api.ApiCaller.Opened;
import health.vigil.consultation.Act;
import health.vigil.consultation.ClinicianDesk;
import health.vigil.platform.DataFolder;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The console in a real browser, with a patient behind it. */
abstract class ConsoleStory {
    static final String EMERGENCY = "Crushing chest pain for half an hour and a cold sweat";
    static final Visitor DESK = new Visitor("en-GB", "Europe/London", 1280, 860);
    static PageBrowser browser;

    @TestHTTPResource("/console")
    URI console;

    @Inject
    DataFolder folder;

    @Inject
    ClinicianDesk desk;

    ApiCaller api;
    String key;

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

    Opened patient() throws Exception {
        var answer = api.post("/v1/consultations", "", "{\"region\":\"GB\"}");
        return new Opened(answer.at("/id"), answer.at("/access_token"));
    }

    /** The other clinician, at a desk of their own. */
    void lee(Opened patient, Act act) {
        var result = desk.act("default", patient.id(), UUID.randomUUID().toString(), act)
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(result).isInstanceOf(ClinicianDesk.Result.Done.class);
    }

    Page login(Visitor visitor, String key) {
        Page page = browser.open(visitor);
        page.navigate(console.toString());
        page.locator("#key").fill(key);
        page.locator("#login-form button").click();
        assertThat(page.locator("#desk")).isVisible();
        return page;
    }

    static Locator entry(Page page, Opened patient) {
        return page.locator("#entries [data-key='" + patient.id() + "']");
    }

    static void open(Page page, Opened patient) {
        entry(page, patient).click();
        assertThat(page.locator("#whole")).isVisible();
        assertThat(page.locator("#log .patient").first()).isVisible();
    }

    /** The page at {@code /}, in the middle of this consultation. */
    Page patientsPage(Opened patient) {
        Page page = browser.open(Visitor.of("en-GB", "Europe/London"));
        page.addInitScript("sessionStorage.setItem('vigil.chat', JSON.stringify({id:'" + patient.id() + "',token:'"
                + patient.token() + "',outbox:[],labels:{},region:'GB'}))");
        page.navigate(console.resolve("/").toString());
        return page;
    }

    static void tabTo(Page page, String key) {
        for (int i = 0; i < 80 && !key.equals(focused(page)); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).isEqualTo(key);
    }

    static void tabToPrefix(Page page, String prefix) {
        for (int i = 0; i < 80 && !focused(page).startsWith(prefix); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).startsWith(prefix);
    }

    static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement?.dataset.key ?? ''");
    }

    static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "console-" + name + ".png"))
                .setFullPage(true));
    }
}
