package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import health.vigil.channel.PageBrowser.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever tells of abuse can leave at once and leave nothing behind, on a small screen too. */
@QuarkusTest
class PagePrivacyTest {
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

    @ParameterizedTest
    @CsvSource({
        "zh-CN, Asia/Shanghai, 老公打我，我怕他, 马上离开, https://www.baidu.com/",
        "zh-HK, Asia/Hong_Kong, 老公成日打我，我好驚, 立即離開, https://www.google.com/",
        "en-GB, Europe/London, I was raped last night, Leave now, https://www.google.com/"
    })
    void abuseTold_offersAWayOutThatLeavesNothing(
            String locale, String zone, String words, String button, String neutral) {
        // given
        Page page = open(new Visitor(locale, zone, 360, 640));
        page.route(neutral + "**", route -> route.fulfill(new Route.FulfillOptions().setBody("weather")));
        send(page, words);
        assertThat(page.locator("#leave-now")).hasText(button);
        assertThat(page.locator("#log .vigil")).containsText(button);
        assertThat(page.locator("#leave-now")).isInViewport();
        assertThat(page).hasTitle("Vigil");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/page-privacy-" + locale + ".png")));
        int sideways = (Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth");

        // when
        page.locator("#leave-now").click();
        page.waitForURL(neutral);
        page.goBack();

        // then
        assertThat(sideways).isZero();
        assertThat(page.url()).doesNotStartWith(url.toString());
        page.navigate(url.toString());
        assertThat(page.locator("#welcome h2")).not().isEmpty();
        assertThat(page.locator("#log .bubble")).hasCount(0);
        assertThat((String) page.evaluate("sessionStorage.getItem('vigil.chat') ?? ''"))
                .doesNotContain("token");
    }

    @Test
    void wayOut_isStillThereAfterAReload() {
        // given
        Page page = open(new Visitor("en-GB", "Europe/London", 360, 640));
        assertThat(page.locator("#leave-now")).isHidden();
        send(page, "my husband hits me");
        assertThat(page.locator("#leave-now")).isVisible();

        // when
        page.reload();

        // then
        assertThat(page.locator("#leave-now")).isVisible();
    }

    @Test
    void otherTrouble_showsNoWayOut() {
        // given
        Page page = open(new Visitor("en-GB", "Europe/London", 360, 640));

        // when
        send(page, "Crushing chest pain for half an hour and a cold sweat");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#leave-now")).isHidden();
    }

    private Page open(Visitor visitor) {
        return browser.greeted(url, visitor);
    }
}
