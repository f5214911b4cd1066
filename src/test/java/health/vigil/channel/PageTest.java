package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import health.vigil.channel.PageBrowser.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page at {@code /} in a real browser, talking to the real application. */
@QuarkusTest
class PageTest {
    private static final Visitor LONDON = Visitor.of("en-GB", "Europe/London");
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
        "zh-CN, Asia/Shanghai, zh-Hans, 120, 请马上拨打急救电话 120, 胸口压着痛半小时了，出冷汗",
        "zh-HK, Asia/Hong_Kong, zh-Hant-HK, 999, 請立即致電急救電話 999, 心口好痛半個鐘，標冷汗",
        "en-US, America/Chicago, en, 911, Call an ambulance now: 911, Crushing chest pain for half an hour and a cold sweat"
    })
    void emergency_showsTheBannerWithTheNumberOfThePlace(
            String locale, String zone, String lang, String number, String title, String words) {
        // given
        Page page = open(Visitor.of(locale, zone));

        // when
        send(page, words);

        // then
        Locator banner = page.getByRole(AriaRole.ALERT);
        assertThat(banner).containsText(Pattern.compile(title.replace(' ', '.')));
        assertThat(banner.getByRole(AriaRole.LINK)).hasAttribute("href", "tel:" + number);
        assertThat(page.locator("html")).hasAttribute("lang", lang);
        assertThat(page.locator("#log .safety .bubble")).hasAttribute("lang", lang);
        assertThat(page.locator("#log .safety")).containsText(number);
        assertThat(page.locator("#question")).isEmpty();
    }

    @Test
    void benignConversation_canBeHeldByKeyboardAlone() {
        // given
        Page page = open(LONDON);
        for (int i = 0; i < 12 && !"words".equals(active(page)); i++) {
            page.keyboard().press("Tab");
        }

        // when
        page.keyboard().type("I have had a runny nose and a mild sore throat for two days");
        page.keyboard().press("Enter");
        int questions = 0;
        while (settled(page, ++questions)) {
            answerByKeyboard(page);
        }

        // then
        assertThat(page.locator("#status")).hasText("You can still write here if anything changes.");
        assertThat(page.locator("#banner")).isEmpty();
        assertThat(questions).as("questions").isBetween(2, 17);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, Asia/Shanghai, 胸口压着痛出冷汗",
        "zh-HK, Asia/Hong_Kong, 心口好痛標冷汗",
        "en-GB, Europe/London, fever and a cough for three days"
    })
    void narrowScreen_neverScrollsSideways(String locale, String zone, String words) {
        // given
        Page page = open(new Visitor(locale, zone, 320, 568));

        // when
        int welcome = sideways(page);
        send(page, words);
        settled(page, 1);

        // then
        assertThat(List.of(welcome, sideways(page))).containsOnly(0);
    }

    @Test
    void reload_goesOnWhereTheConversationWas() {
        // given
        Page page = open(LONDON);
        send(page, "I have had a cough for two days");
        assertThat(settled(page, 1)).isTrue();
        List<String> before = page.locator("#log .bubble, #question button").allInnerTexts();

        // when
        page.reload();

        // then
        assertThat(page.locator("#question fieldset")).isVisible();
        assertThat(page.locator("#log .bubble, #question button").allInnerTexts())
                .isEqualTo(before);
    }

    @Test
    void reload_drawsEmergencyAnswersAndNoticeAgainFromTheSnapshotAlone() {
        // given
        Page page = open(LONDON);
        send(page, "I have had a cough for two days");
        assertThat(settled(page, 1)).isTrue();
        String said = page.locator("#question .chip:visible").last().innerText();
        page.locator("#question .chip:visible").last().click();
        settled(page, 2);
        send(page, "Crushing chest pain for half an hour and a cold sweat");
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        settled(page, 3);

        // when
        page.evaluate("() => { const kept = JSON.parse(sessionStorage.getItem('vigil.chat'));"
                + " delete kept.labels; sessionStorage.setItem('vigil.chat', JSON.stringify(kept)); }");
        page.reload();

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#log .safety")).hasCount(1);
        assertThat(page.locator("#log .patient .bubble").nth(1)).containsText(said);
        assertThat(page.locator(".notice")).containsText("Automated service, not a diagnosis.");
    }

    private Page open(Visitor visitor) {
        return browser.greeted(url, visitor);
    }

    /** Waits for the answer to the nth message; whether a question is open then. */
    private static boolean settled(Page page, int n) {
        assertThat(page.locator("#log .vigil")).hasCount(n);
        assertThat(page.locator("#draft")).isEmpty();
        assertThat(page.locator("#question fieldset, #status:not(:empty)")).isVisible();
        return page.locator("#question fieldset").isVisible();
    }

    /** The most harmless answer, reached with Shift+Tab from the message box, where the focus must have stayed. */
    private static void answerByKeyboard(Page page) {
        assertThat(page.locator("#words")).isFocused();
        if (page.locator("#question .amount").isVisible()) {
            back(page, "amount");
            page.keyboard().type("30");
        } else {
            List<String> chips = page.locator("#question button:visible").allInnerTexts();
            back(
                    page,
                    List.of("None of these", "No", "Female", "Better").stream()
                            .filter(chips::contains)
                            .findFirst()
                            .orElse(chips.get(0)));
        }
        page.keyboard().press("Enter");
    }

    private static void back(Page page, String target) {
        for (int i = 0; i < 20 && !target.equals(active(page)); i++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(active(page)).isEqualTo(target);
    }

    /** What has the focus: an id, the words on a button, or {@code amount}. */
    private static String active(Page page) {
        return (String) page.evaluate("() => { const e = document.querySelector('vigil-chat').shadowRoot.activeElement;"
                + " if (!e) return '';"
                + " return e.id || (e.classList.contains('amount') ? 'amount' : e.textContent); }");
    }

    private static int sideways(Page page) {
        return (Integer) page.evaluate("() => Math.max(...[document.documentElement,"
                + " document.querySelector('vigil-chat').shadowRoot.getElementById('scroll')]"
                + ".map(e => e.scrollWidth - e.clientWidth))");
    }
}
