package health.vigil.channel;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real Chromium without a window, for the tests of the page. */
final class PageBrowser implements AutoCloseable {
    private static final String VARIABLE = "VIGIL_TEST_CHROMIUM";
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Milliseconds; long, because the first turn of a cold application on a busy machine takes seconds. */
    private static final int PATIENCE = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    PageBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = launch(playwright);
    }

    /** A visitor: the browser's language and clock decide what the page suggests. */
    record Visitor(String locale, String zone, int width, int height) {
        static Visitor of(String locale, String zone) {
            return new Visitor(locale, zone, 390, 844);
        }
    }

    /** A tab of its own, with storage of its own. */
    Page open(Visitor visitor) {
        return open(visitor, ColorScheme.LIGHT);
    }

    Page open(Visitor visitor, ColorScheme scheme) {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setLocale(visitor.locale())
                        .setTimezoneId(visitor.zone())
                        .setColorScheme(scheme)
                        .setViewportSize(visitor.width(), visitor.height()))
                .newPage();
        page.setDefaultTimeout(PATIENCE);
        return page;
    }

    /** Kept in {@code target/screenshots}, to be looked at. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** A tab in which the page has greeted the visitor. */
    Page greeted(URI url, Visitor visitor) {
        Page page = open(visitor);
        page.navigate(url.toString());
        PlaywrightAssertions.assertThat(page.locator("#welcome h2")).not().isEmpty();
        return page;
    }

    /** Writes a message and sends it. */
    static void send(Page page, String words) {
        page.locator("#words").fill(words);
        page.locator("#words").press("Enter");
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Browser launch(Playwright playwright) {
        Path chromium = chromium();
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        try {
            return playwright.chromium().launch(chromium == null ? options : options.setExecutablePath(chromium));
        } catch (PlaywrightException e) {
            Path installed = chromium == null && installedPackage() ? chromium() : null;
            if (installed != null) {
                return playwright.chromium().launch(options.setExecutablePath(installed));
            }
            playwright.close();
            throw new IllegalStateException(
                    "The page tests need a Chromium: install the package chromium, or set " + VARIABLE + " to one", e);
        }
    }

    /** The distribution's own, where we are root on Debian. */
    private static boolean installedPackage() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        try {
            Process install = new ProcessBuilder(
                            "apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return install.waitFor(5, TimeUnit.MINUTES) && install.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Null when only Playwright's own is left to try. */
    private static @Nullable Path chromium() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
