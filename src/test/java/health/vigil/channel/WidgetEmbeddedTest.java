package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.vigil.channel.PageBrowser.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The widget on a page of another origin: by the loader, in a frame, under a strict policy. */
@QuarkusTest
class WidgetEmbeddedTest {
    private static final String CHEST_PAIN = "Crushing chest pain for half an hour and a cold sweat";
    private static PageBrowser browser;
    private static HttpServer clinic;
    private static volatile String body = "";
    private static volatile String policy = "";

    @TestHTTPResource("/")
    URI url;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = new PageBrowser();
        clinic = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        clinic.createContext("/", WidgetEmbeddedTest::serve);
        clinic.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        clinic.stop(0);
    }

    @BeforeEach
    void aTab() {
        page = browser.open(Visitor.of("en-GB", "Europe/London"));
        page.onConsoleMessage(message -> note(message));
    }

    @Test
    void loaderUnderAStrictPolicy_givesAButtonThatOpensTheChat() {
        // given
        visit(
                "default-src 'none'; script-src " + origin() + "; connect-src " + origin(),
                "<script src='" + url + "widget.js' data-region='HK' data-language='zh-Hant' async></script>");
        assertThat(page.locator("vigil-launcher .open")).hasText("身體不適？在這裏問");
        shoot(page, "embedded-button");

        // when
        page.locator("vigil-launcher .open").click();
        assertThat(page.locator("#words")).isFocused();
        page.locator("#words").fill("心口好痛半個鐘，標冷汗");
        page.locator("#words").press("Enter");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.locator("#log .safety")).isVisible();
        shoot(page, "embedded-open");
        page.keyboard().press("Escape");
        assertThat(page.locator("vigil-launcher .open")).isFocused();
        assertThat(complaints).isEmpty();
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page).hasTitle("A clinic");
    }

    @Test
    void settingsObject_putsTheChatIntoThePageWithItsSizesWhateverThePagesAre() {
        // given
        visit(
                "",
                "<style>html { font-size: 5px; line-height: 3; } #chat { height: 600px; width: 360px; } * { color: red; }</style>"
                        + "<div id='chat'></div><script>window.vigilSettings = { target: '#chat', region: 'CN' }</script>"
                        + "<script src='" + url + "widget.js' async></script>");

        // when
        page.locator("#words").fill(CHEST_PAIN);
        page.locator("#words").press("Enter");

        // then
        assertThat(page.locator("#chat > vigil-chat #banner a")).hasAttribute("href", "tel:120");
        assertThat(page.locator("#log .safety .bubble")).isVisible();
        shoot(page, "embedded-in-place");
        assertThat((String) page.locator("#log .bubble").first().evaluate("e => getComputedStyle(e).fontSize"))
                .isEqualTo("17px");
        assertThat(page.locator("vigil-launcher")).hasCount(0);
    }

    @Test
    void frame_isThePageOfTheServiceWithTheSettings() {
        // given
        visit(
                "default-src 'none'; script-src " + origin() + "; frame-src " + origin(),
                "<script src='" + url
                        + "widget.js' data-frame='true' data-open='true' data-region='US' async></script>");
        FrameLocator frame = page.frameLocator(".vigil-frame");

        // when
        frame.locator("#words").fill(CHEST_PAIN);
        frame.locator("#words").press("Enter");

        // then
        assertThat(frame.locator("#banner a")).hasAttribute("href", "tel:911");
        shoot(page, "embedded-frame");
        assertThat(complaints).isEmpty();
    }

    /** The page of a clinic, from a server of its own. */
    private void visit(String allowed, String content) {
        policy = allowed;
        body = content;
        page.navigate("http://127.0.0.1:" + clinic.getAddress().getPort() + "/");
    }

    private static void serve(HttpExchange exchange) throws IOException {
        byte[] html = ("<!doctype html><html lang='en'><title>A clinic</title><h1>A clinic</h1>" + body + "</html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        if (!policy.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        }
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
        exchange.close();
    }

    private String origin() {
        return "http://" + url.getHost() + ":" + url.getPort();
    }

    private void note(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
        }
    }
}
