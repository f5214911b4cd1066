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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page does when the way to the application is bad: nothing lost, nothing doubled (I8), and help named (I9). */
@QuarkusTest
class PageDeliveryTest {
    private static final String TURNS = "**/v1/consultations/*/turns";
    private static final Pattern MESSAGE_ID = Pattern.compile("\"message\":\\{\"id\":\"([^\"]+)\"");
    private static PageBrowser browser;

    @TestHTTPResource("/")
    URI url;

    private final List<String> ids = new ArrayList<>();

    @BeforeAll
    static void start() {
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void I8_brokenConnection_sendsTheSameMessageAgain() {
        // given
        Page page = open();
        page.route(TURNS, route -> {
            note(route);
            if (ids.size() == 1) {
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });

        // when
        send(page, "I have had a cough for two days");

        // then
        assertThat(page.locator("#question fieldset")).isVisible();
        assertThat(ids).hasSizeGreaterThan(1).containsOnly(ids.getFirst());
        assertThat(page.locator("#log .patient")).hasCount(1);
        assertThat(page.locator("#log .vigil")).hasCount(1);
    }

    @Test
    void I8_answerLostOnItsWay_isAskedForAgainAndShownOnce() {
        // given
        Page page = open();
        page.route(TURNS, route -> {
            note(route);
            if (ids.size() == 1) {
                route.fetch();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });

        // when
        send(page, "I have had a cough for two days");
        assertThat(page.locator("#question fieldset")).isVisible();
        page.reload();

        // then
        assertThat(page.locator("#question fieldset")).isVisible();
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
        assertThat(page.locator("#log .patient")).hasCount(1);
        assertThat(page.locator("#log .vigil")).hasCount(1);
    }

    @Test
    void I9_storeUnavailable_namesTheNumberAndKeepsTrying() {
        // given
        Page page = open();
        page.route(TURNS, route -> {
            note(route);
            if (ids.size() < 3) {
                refuse(route);
            } else {
                route.resume();
            }
        });

        // when
        send(page, "I have had a cough for two days");

        // then
        assertThat(page.locator("#log .note")).containsText("Seek care now.");
        assertThat(page.locator("#log .note a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#question fieldset")).isVisible();
        assertThat(page.locator("#log .note")).hasCount(0);
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void I3_noConsultationCanBeOpened_emergencyIsStillShown() {
        // given
        Page page = open();
        page.route("**/v1/consultations", PageDeliveryTest::refuse);

        // when
        send(page, "Crushing chest pain for half an hour and a cold sweat");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#banner")).containsText("Call an ambulance now");
        assertThat(page.locator("#log .note")).containsText("Seek care now.");
    }

    @Test
    void enterOfAnInputMethod_sendsNothing() {
        // given
        Page page = open();
        page.locator("#words").fill("kesou");

        // when
        page.locator("#words").dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true, "bubbles", true));
        page.locator("#words").press("Shift+Enter");

        // then
        assertThat(page.locator("#words")).hasValue("kesou\n");
        assertThat(page.locator("#log .patient")).hasCount(0);
    }

    private Page open() {
        Page page = browser.open(Visitor.of("en-GB", "Europe/London"));
        page.navigate(url.toString());
        return page;
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "1"))
                .setBody("{\"code\":\"store_unavailable\",\"safety_text\":\"Seek care now.\","
                        + "\"emergency_number\":\"999\"}"));
    }

    private void note(Route route) {
        Matcher matcher = MESSAGE_ID.matcher(route.request().postData());
        ids.add(matcher.find() ? matcher.group(1) : "none");
    }
}
