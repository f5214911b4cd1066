package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static health.vigil.channel.PageBrowser.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import health.vigil.channel.PageBrowser.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe finds nothing in any state, light, dark or in forced colours, wide or narrow; the pictures are kept. */
@QuarkusTest
class WidgetAccessibleTest {
    private static final String RULES =
            "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
    private static PageBrowser browser;
    private static String axe;

    @TestHTTPResource("/")
    URI url;

    @BeforeAll
    static void start() throws IOException {
        browser = new PageBrowser();
        try (InputStream script = WidgetAccessibleTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, Asia/Shanghai, LIGHT, 360, 740, 这两天有点咳嗽, 胸口压着痛半小时了，出冷汗",
        "zh-HK, Asia/Hong_Kong, DARK, 320, 640, 呢兩日有啲咳, 心口好痛半個鐘，標冷汗",
        "en-GB, Europe/London, LIGHT, 1280, 800, I have had a cough for two days, Crushing chest pain and a cold sweat",
        "en-GB, Europe/London, DARK, 1280, 800, I have had a cough for two days, Crushing chest pain and a cold sweat"
    })
    void axe_findsNothing(
            String locale, String zone, ColorScheme scheme, int width, int height, String mild, String grave) {
        Page page = browser.open(new Visitor(locale, zone, width, height), scheme);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(url.toString());
        assertThat(page.locator("#welcome h2")).not().isEmpty();
        String name = locale + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        check(page, name + "-welcome");

        send(page, mild);
        assertThat(page.locator("#question fieldset")).isVisible();
        check(page, name + "-question");

        send(page, grave);
        assertThat(page.locator("#banner a")).isVisible();
        assertThat(page.locator("#draft")).isEmpty();
        check(page, name + "-emergency");

        page.locator("#start-over").click();
        check(page, name + "-confirm");
    }

    @Test
    void moreContrastAndForcedColours_areCleanToo() {
        Page page = browser.open(new Visitor("en-GB", "Europe/London", 390, 844));
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        page.navigate(url.toString());
        send(page, "Crushing chest pain and a cold sweat");
        assertThat(page.locator("#log .safety")).isVisible();

        check(page, "forced-colors");
    }

    @Test
    void twiceTheTextSize_scrollsNowhereSideways() {
        Page page = browser.open(new Visitor("en-GB", "Europe/London", 640, 400));
        page.navigate(url.toString());
        page.evaluate("document.documentElement.style.fontSize = '200%'");

        send(page, "I have had a cough for two days");
        assertThat(page.locator("#question fieldset")).isVisible();

        shoot(page, "text-200-percent");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isZero();
    }

    @Test
    void conversation_isALogThatIsHeldWhileWordsStream() {
        Page page = browser.greeted(url, Visitor.of("en-GB", "Europe/London"));

        assertThat(page.locator("#log")).hasAttribute("role", "log");
        assertThat(page.locator("#log")).hasAttribute("aria-live", "polite");
        assertThat(page.locator("#draft")).hasAttribute("aria-hidden", "true");
        assertThat(page.locator("#banner")).hasAttribute("role", "alert");
    }

    private static void check(Page page, String name) {
        shoot(page, name);
        page.evaluate(axe);
        @SuppressWarnings("unchecked")
        var found = (List<Map<String, Object>>) page.evaluate("axe.run(document, " + RULES + ").then(r => r.violations"
                + ".map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html + ' ' + n.failureSummary).join('\\n') })))");
        assertThat(found).as(name).isEmpty();
    }
}
