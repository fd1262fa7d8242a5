package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The mails of the uprobes series served to Chromium. A test fails where the browser complains of a page. */
abstract class InBrowser {

    static final String RFC_V3 = "/uprobes/20240813042917.506057-1-andrii@kernel.org/t/";
    static final String REPLY = "/uprobes/o46u6b2w4b2ijrh3yzj7rc4c3outqmmtzbgbnzhscfuqsu4i4u@uhv65maza2d5/";
    static final String V5 = "/uprobes/20241122035922.3321100-1-andrii@kernel.org/";
    static final String SERIES = "/series/20240906051205.530219-1-andrii@kernel.org/";

    @TempDir
    static Path data;

    private static @Nullable WebServer server;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    final List<String> complaints = new ArrayList<>();
    private @Nullable Page page;

    @BeforeAll
    static void openSite() throws IOException {
        Path corpus = Corpus.uprobes();
        Optional<Path> chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(chromium.isPresent(), "skipped: Chromium is not installed (Debian: apt-get install chromium)");
        new Intake(data, Progress.NONE).take(List.of(Source.of(corpus.toString(), Optional.of("uprobes"))));
        server = WebServer.start(data, "127.0.0.1", 0);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void closeSite() throws IOException {
        if (playwright != null) playwright.close();
        if (server != null) server.close();
    }

    @BeforeEach
    void openPage() {
        open(1280, ColorScheme.LIGHT, true);
    }

    @AfterEach
    void nothingWasComplainedOf() {
        if (page != null) page.context().close();
        assertThat(complaints).isEmpty();
    }

    /** Lets the page go for one of other settings. */
    final void open(int width, ColorScheme scheme, boolean scripts) {
        if (page != null) page.context().close();
        BrowserContext context = at(browser)
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(scripts));
        Page opened = context.newPage();
        // what the policy forbids, what does not load and what a script does wrong are all told to the console
        opened.onConsoleMessage(message -> complaints.add(message.text()));
        opened.onPageError(complaints::add);
        opened.onRequest(request -> {
            if (!request.url().startsWith(base())) complaints.add("leaves the site: " + request.url());
        });
        page = opened;
    }

    static String base() {
        return "http://127.0.0.1:" + at(server).port();
    }

    static <T> T at(@Nullable T opened) {
        if (opened == null) throw new IllegalStateException("not opened");
        return opened;
    }

    final Page page() {
        return at(page);
    }

    final Page go(String path) {
        page().navigate(base() + path);
        return page();
    }

    /** The path at which the page stands, with its fragment. */
    final String path() {
        return page().url().substring(base().length());
    }

    /** Presses keys one after the other. */
    final void press(String... keys) {
        for (String key : keys) page().keyboard().press(key);
    }

    /** Presses a key that leads to another page. */
    final void leaveBy(String key) {
        String before = page().url();
        press(key);
        page().waitForURL(url -> !url.equals(before));
    }
}
