package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import health.vigil.attachment.Files;
import health.vigil.channel.PageBrowser.Visitor;
import health.vigil.command.fake.Manner;
import health.vigil.model.FakeModelServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page beside a model: what waits for it and what does not. */
@QuarkusTest
@WithTestResource(FakeModelServer.class)
class PageModelTest {
    private static PageBrowser browser;

    @TestHTTPResource("/")
    URI url;

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void I3_modelThatNeverAnswersInTime_isNotAskedInAnEmergency() {
        // given
        FakeModelServer.running().behave(Manner.LATE);
        int asked = FakeModelServer.running().requests().size();
        Page page = browser.greeted(url, Visitor.of("en-GB", "Europe/London"));

        // when
        send(page, "Crushing chest pain for half an hour and a cold sweat");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#log .safety")).isVisible();
        assertThat(FakeModelServer.running().requests()).hasSize(asked);
    }

    @Test
    void wordsOfTheModel_areShownOnceWhenTheyAreWhole() {
        // given
        FakeModelServer.good();
        Page page = browser.greeted(url, Visitor.of("en-GB", "Europe/London"));

        // when
        send(page, "I have had a cough for two days");

        // then
        assertThat(page.locator("#question fieldset")).isVisible();
        assertThat(page.locator("#log .vigil")).hasCount(1);
        assertThat(page.locator("#draft")).isEmpty();
    }

    @Test
    void dangerSeenLate_reachesThePageByItself() {
        // given
        FakeModelServer.running().behave(Manner.LATE);
        FakeModelServer.running()
                .finding("[{\"code\":\"chest_pain\",\"presence\":\"present\",\"quote\":\"an elephant on my ribs\"},"
                        + "{\"code\":\"diaphoresis\",\"presence\":\"present\",\"quote\":\"drenched\"}]");
        Page page = browser.greeted(url, Visitor.of("en-GB", "Europe/London"));

        // when
        send(page, "like an elephant on my ribs, drenched, age 56");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#log .safety")).isVisible();
        assertThat(page.locator("#log .patient")).hasCount(1);
    }

    @Test
    void pictureAndVoice_areSentByKeyboardAndWhatWasHeardIsShown() {
        // given
        FakeModelServer.good();
        FakeModelServer.running().hearing("and since this morning a fever");
        FakeModelServer.running().seeing("{\"findings\":[\"rash\"],\"values\":[],\"medicines\":[],\"text\":\"\"}");
        Page page = browser.greeted(url, new Visitor("en-GB", "Europe/London", 360, 740));
        assertThat(page.locator("#attach")).hasCount(0);
        send(page, "I have had a cough for two days");
        assertThat(page.locator("#question fieldset")).isVisible();

        // when
        assertThat(page.locator("#attach")).hasAccessibleName("Send a picture or a PDF");
        FileChooser chooser =
                page.waitForFileChooser(() -> page.locator("#attach").press("Enter"));
        chooser.setFiles(new FilePayload("rash.jpg", "image/jpeg", Files.picture("jpeg", 64, 48)));

        // then
        assertThat(page.locator("#log .patient").last()).containsText("Picture: rash.jpg");
        assertThat(page.locator("#log .vigil").last()).containsText("A computer looked at your picture");

        // when
        page.locator("#speak").press("Enter");
        assertThat(page.locator("#speak")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#status")).containsText("Recording");
        PageBrowser.shoot(page, "attachment-recording-360");
        page.locator("#speak").press("Enter");

        // then
        assertThat(page.locator("#log .patient").last()).containsText("“and since this morning a fever”");
        PageBrowser.shoot(page, "attachment-360");
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                .isTrue();

        // when
        FileChooser again =
                page.waitForFileChooser(() -> page.locator("#attach").click());
        again.setFiles(new FilePayload("notes.jpg", "image/jpeg", new byte[] {1, 2, 3}));

        // then
        assertThat(page.locator("#log .note")).containsText("We cannot read that file");
    }
}
