package health.vigil.channel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static health.vigil.channel.PageBrowser.send;
import static health.vigil.channel.PageBrowser.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import health.vigil.channel.PageBrowser.Visitor;
import health.vigil.channel.api.ApiCaller;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The widget as the whole page: lines that break, tabs, and what it leaves with its reader. */
@QuarkusTest
class WidgetTest {
    private static final Visitor LONDON = Visitor.of("en-GB", "Europe/London");
    private static final int LARGEST = 60 * 1024;
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
    void bundle_isSmall() throws Exception {
        String script = ApiCaller.ofThisTest()
                .get("/static/bundle/" + bundle(), "")
                .response()
                .body();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(script.getBytes(StandardCharsets.UTF_8));
        }

        System.out.printf("widget bundle: %d bytes, %d bytes gzip%n", script.length(), packed.size());

        assertThat(packed.size()).isLessThan(LARGEST);
        assertThat(script).contains("vigil-chat").doesNotContain("document.cookie");
    }

    @Test
    void I8_networkCutInTheMiddleOfAReply_goesOnWithNothingLostAndNothingTwice() throws Exception {
        try (CutLine line = new CutLine(url.getPort())) {
            // given
            Page page = browser.greeted(URI.create("http://localhost:" + line.port() + "/"), LONDON);
            send(page, "I have had a cough for two days");
            assertThat(page.locator("#question fieldset")).isVisible();

            // when
            line.cutAfter("event:reply.delta");
            page.locator("#question .chip:visible").last().click();
            assertThat(page.locator("#status")).containsText("No connection.");
            assertThat(line.isCut()).isTrue();
            shoot(page, "network-cut");
            line.mend();

            // then
            assertThat(page.locator("#log .vigil")).hasCount(2);
            assertThat(page.locator("#log .patient")).hasCount(2);
            assertThat(page.locator("#draft")).isEmpty();
            assertThat(page.locator("#status")).not().containsText("No connection.");
            assertThat(shown(page)).isEqualTo(replies(page));
        }
    }

    @Test
    void sleepWhileSomebodyElseAdds_isCaughtUpOnceTheLineIsBack() throws Exception {
        try (CutLine line = new CutLine(url.getPort())) {
            // given
            Page page = browser.greeted(URI.create("http://localhost:" + line.port() + "/"), LONDON);
            send(page, "I have had a cough for two days");
            assertThat(page.locator("#question fieldset")).isVisible();
            line.cut();

            // when
            api().say(kept(page), "Crushing chest pain for half an hour and a cold sweat");
            line.mend();
            page.evaluate("dispatchEvent(new Event('online'))");

            // then
            assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
            assertThat(page.locator("#log .safety")).hasCount(1);
            assertThat(page.locator("#log .patient")).hasCount(2);
            assertThat(shown(page)).isEqualTo(replies(page));
        }
    }

    @Test
    void emergencyAdvice_isAnsweredWithOneTap() throws Exception {
        Page page = browser.greeted(url, LONDON);
        send(page, "Crushing chest pain for half an hour and a cold sweat");
        Locator acts = page.locator("#acts .chip");
        assertThat(acts).hasText(new String[] {
            "I have called 999", "On the way to hospital", "Medical staff are here", "I cannot get help"
        });
        shoot(page, "acts");

        acts.first().click();

        assertThat(page.locator("#log .vigil").last()).containsText("We have noted that you called");
        assertThat(acts).hasCount(0);
        assertThat(shown(page)).isEqualTo(replies(page));
        page.reload();
        assertThat(page.locator("#log .vigil").last()).containsText("We have noted that you called");
        assertThat(acts).hasCount(0);
    }

    @Test
    void secondTab_isAConversationOfItsOwnAndACopiedTabFollowsTheFirst() {
        // given
        Page first = browser.greeted(url, LONDON);
        send(first, "I have had a cough for two days");
        assertThat(first.locator("#question fieldset")).isVisible();
        Page other = first.context().newPage();
        other.navigate(url.toString());
        Page copy = first.context().newPage();
        copy.addInitScript("sessionStorage.setItem('vigil.chat', "
                + first.evaluate("JSON.stringify(sessionStorage.getItem('vigil.chat'))") + ")");
        copy.navigate(url.toString());
        assertThat(copy.locator("#log .vigil")).hasCount(1);

        // when
        send(first, "Crushing chest pain for half an hour and a cold sweat");

        // then
        assertThat(copy.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(copy.locator("#log .patient")).hasCount(2);
        assertThat(copy.locator("#log .safety")).hasCount(1);
        assertThat(other.locator("#welcome h2")).isVisible();
        assertThat(other.locator("#log .bubble")).hasCount(0);
    }

    @Test
    void storageForbidden_theChatWorksAllTheSame() {
        // given
        Page page = browser.open(LONDON);
        page.addInitScript("Object.defineProperty(window, 'sessionStorage',"
                + " { get() { throw new DOMException('no', 'SecurityError'); } })");
        page.navigate(url.toString());

        // when
        send(page, "Crushing chest pain for half an hour and a cold sweat");

        // then
        assertThat(page.locator("#banner a")).hasAttribute("href", "tel:999");
        assertThat(page.context().cookies()).isEmpty();
    }

    @Test
    void savedChat_isATextFileOfWhatWasSaid() throws Exception {
        // given
        Page page = browser.greeted(url, Visitor.of("zh-CN", "Asia/Shanghai"));
        assertThat(page.locator("#save")).isHidden();
        send(page, "胸口压着痛半小时了，出冷汗");
        assertThat(page.locator("#log .safety")).isVisible();

        // when
        Download download = page.waitForDownload(() -> page.locator("#save").click());

        // then
        String file = Files.readString(download.path());
        assertThat(download.suggestedFilename()).matches("vigil-\\d{4}-\\d\\d-\\d\\d\\.txt");
        assertThat(file).contains("自动服务，不是诊断。", "120", "您:\n胸口压着痛半小时了，出冷汗", "Vigil:\n");
    }

    @Test
    void startOver_asksFirstAndThenBeginsAnew() {
        // given
        Page page = browser.greeted(url, LONDON);
        send(page, "I have had a cough for two days");
        assertThat(page.locator("#question fieldset")).isVisible();

        // when
        page.locator("#start-over").click();
        page.locator("#confirm-no").click();
        assertThat(page.locator("#log .vigil")).hasCount(1);
        page.locator("#start-over").click();
        page.locator("#confirm-yes").click();

        // then
        assertThat(page.locator("#welcome h2")).isVisible();
        assertThat(page.locator("#log .bubble")).hasCount(0);
        assertThat(page.locator("#question")).isEmpty();
    }

    private static ApiCaller api() {
        return ApiCaller.ofThisTest();
    }

    private String bundle() throws Exception {
        String location = api().get("/static/bundle/widget.js", "").header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static ApiCaller.Opened kept(Page page) {
        return new ApiCaller.Opened(
                (String) page.evaluate("JSON.parse(sessionStorage.getItem('vigil.chat')).id"),
                (String) page.evaluate("JSON.parse(sessionStorage.getItem('vigil.chat')).token"));
    }

    /** What stands on the page, without the spaces between its parts. */
    private static List<String> shown(Page page) {
        return page.locator("#log .vigil .bubble").allTextContents().stream()
                .map(text -> text.replaceAll("[\\s•-]", ""))
                .toList();
    }

    private static List<String> replies(Page page) throws Exception {
        ApiCaller.Opened consultation = kept(page);
        List<String> replies = new ArrayList<>();
        for (JsonNode message :
                api().get(consultation.path(), consultation.token()).json().path("messages")) {
            if (message.path("role").asText().equals("assistant")) {
                replies.add(message.path("text").asText().replaceAll("[\\s•-]", ""));
            }
        }
        replies.removeFirst();
        return replies;
    }
}
