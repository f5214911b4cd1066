package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import health.vigil.channel.PageBrowser.Visitor;
import health.vigil.channel.api.ApiCaller.Opened;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console by keyboard, narrow, dark and in Chinese. */
@QuarkusTest
class ConsoleLookTest extends ConsoleStory {
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
}
