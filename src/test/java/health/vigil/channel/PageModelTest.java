package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
        FakeModelServer.running().behave(Manner.GOOD);
        FakeModelServer.running().finding("[]");
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
}
