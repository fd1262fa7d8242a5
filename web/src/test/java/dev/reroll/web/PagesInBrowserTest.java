package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.reroll.index.write.Intake;
import dev.reroll.index.write.Progress;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.source.Source;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The threads of the uprobes series, read in Chromium. What is expected comes from the headers of the mails. */
class PagesInBrowserTest {

    private static final String RFC_V3 = "/uprobes/20240813042917.506057-1-andrii@kernel.org/t/";
    private static final String REPLY = "/uprobes/o46u6b2w4b2ijrh3yzj7rc4c3outqmmtzbgbnzhscfuqsu4i4u@uhv65maza2d5/";
    private static final String V5 = "/uprobes/20241122035922.3321100-1-andrii@kernel.org/";

    private static final String SERIES = "/series/20240906051205.530219-1-andrii@kernel.org/";

    @TempDir
    static Path data;

    private static @Nullable WebServer server;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static final Map<String, Mail> MAILS = new HashMap<>();

    private final List<String> complaints = new ArrayList<>();
    private @Nullable Page page;

    @BeforeAll
    static void open() throws IOException {
        Path corpus = Corpus.uprobes();
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: Chromium is not installed (Debian: apt-get install chromium)");
        try (Stream<Path> files = Files.list(corpus)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
                Mail mail = new MailParser().parse(Files.readAllBytes(file));
                MAILS.put(mail.id(), mail);
            }
        }
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

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void close() throws IOException {
        if (playwright != null) playwright.close();
        if (server != null) server.close();
    }

    @BeforeEach
    void newPage() {
        open(1280, ColorScheme.LIGHT, true);
    }

    private void open(int width, ColorScheme scheme, boolean scripts) {
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
        opened.onRequestFailed(request -> complaints.add(request.url()));
        opened.onRequest(request -> {
            if (!request.url().startsWith(base())) complaints.add("leaves the site: " + request.url());
        });
        page = opened;
    }

    @AfterEach
    void nothingWasComplainedOf() {
        if (page != null) page.context().close();
        assertThat(complaints).isEmpty();
    }

    private static String base() {
        return "http://127.0.0.1:" + at(server).port();
    }

    private static <T> T at(@Nullable T opened) {
        if (opened == null) throw new IllegalStateException("not opened");
        return opened;
    }

    private Page go(String path) {
        at(page).navigate(base() + path);
        return at(page);
    }

    /** The paths of all threads, by the list's pages. */
    private List<String> threads() {
        List<String> paths = new ArrayList<>();
        String next = "/uprobes/";
        while (!next.isEmpty()) {
            Page list = go(next);
            for (ElementHandle link : list.querySelectorAll(".row a.subject")) paths.add(link.getAttribute("href"));
            ElementHandle older = list.querySelector("a[rel=next]");
            next = older == null ? "" : older.getAttribute("href");
        }
        return paths;
    }

    @Test
    void every_mail_stands_once_in_a_thread_under_the_mail_that_it_answers() {
        TreeSet<String> seen = new TreeSet<>();
        Map<String, Mail> byAnchor = new HashMap<>();
        MAILS.values().forEach(mail -> byAnchor.put(Urls.anchor(mail.id()), mail));
        for (String path : threads()) {
            Page thread = go(path);
            for (ElementHandle article : thread.querySelectorAll("article.mail")) {
                Mail mail = byAnchor.get(article.getAttribute("id"));
                assertThat(mail).isNotNull();
                assertThat(seen.add(at(mail).id()))
                        .as(at(mail).id() + " is shown once")
                        .isTrue();
                ElementHandle answers = article.querySelector(".answers a");
                String answered = at(mail).inReplyTo().isEmpty()
                        ? ""
                        : at(mail).inReplyTo().getFirst();
                if (MAILS.containsKey(answered)) {
                    assertThat(at(answers).getAttribute("href")).isEqualTo("#" + Urls.anchor(answered));
                } else if (answers != null) {
                    assertThat(answers.textContent()).isEqualTo("a mail that is missing here");
                }
            }
        }
        assertThat(seen).hasSize(MAILS.size());
    }

    @Test
    void the_overview_leads_to_the_mails_of_the_page() {
        Page thread = go(RFC_V3);
        assertThat(thread.querySelectorAll(".map li:not(.ghost)"))
                .hasSameSizeAs(thread.querySelectorAll("article.mail"));
        thread.locator(".map a", new Page.LocatorOptions().setHasText("Jann Horn"))
                .click();
        ElementHandle target = at(thread.querySelector("article:target"));
        assertThat(at(target.querySelector(".who")).textContent()).isEqualTo("Jann Horn");
        assertThat(at(target.boundingBox()).y).isBetween(-1.0, 60.0);
    }

    @Test
    void a_long_quote_unfolds_even_without_scripts() {
        open(1280, ColorScheme.LIGHT, false);
        Page reply = go(REPLY);
        var inside = reply.locator("details.fold blockquote").first();
        assertThat(inside.isVisible()).isFalse();
        reply.locator("details.fold summary").first().click();
        assertThat(inside.isVisible()).isTrue();
    }

    @Test
    void a_lore_link_to_a_mail_that_is_here_leads_to_it() {
        Page cover = go(V5);
        cover.locator(".body a.in", new Page.LocatorOptions().setHasText("lore.kernel.org"))
                .first()
                .click();
        assertThat(at(page).url()).startsWith(base() + "/uprobes/");
        String id = at(page).locator("dd.mono a").textContent();
        assertThat(at(page).locator("h1").textContent())
                .isEqualTo(at(MAILS.get(id)).subject());
    }

    /** From the front page, without a Message-ID. */
    @Test
    void a_newcomer_finds_what_became_of_a_remark_and_which_behaviour_it_changed() {
        Page page = go("/");
        page.locator("a", new Page.LocatorOptions().setHasText("Series"))
                .first()
                .click();
        page.locator(".row a.subject", new Page.LocatorOptions().setHasText("speculative lockless"))
                .first()
                .click();
        page.locator("#review ~ p a").click();
        page.locator("nav.orders a", new Page.LocatorOptions().setHasText("on v1"))
                .click();
        var said = page.locator(".said", new Page.LocatorOptions().setHasText("A load-acquire can't"))
                .first();
        var point = said.locator("details.point", new Locator.LocatorOptions().setHasText("A load-acquire can't"))
                .first();
        var changed = point.locator(".lines .add", new Locator.LocatorOptions().setHasText("smp_rmb()"))
                .first();
        assertThat(changed.isVisible()).isFalse();
        point.locator("summary").first().click();
        assertThat(changed.isVisible()).isTrue();
        said.locator(".flips a").first().click();
        assertThat(page.url()).contains("/matrix/");
        assertThat(page.locator(".refs").first().innerText()).contains("Jann Horn");
    }

    /** "What did v3 change against v2, and who asked for it?", from the front page. */
    @Test
    void a_newcomer_learns_in_four_clicks_what_v3_changed_and_who_asked() {
        Page front = go("/");
        front.locator(".places a", new Page.LocatorOptions().setHasText("Series"))
                .click();
        front.locator(".row a.subject", new Page.LocatorOptions().setHasText("speculative lockless"))
                .click();
        front.locator("#v3 .compare a").click();
        assertThat(front.locator("h1").textContent()).isEqualTo("What v3 changed against v2");
        assertThat(front.locator(".credit bdi").allTextContents())
                .containsExactly("Christian Brauner", "Oleg Nesterov", "kernel test robot");
        front.locator(".pairs .what a", new Page.LocatorOptions().setHasText("add speculative lockless"))
                .click();
        assertThat(front.locator(".split .new", new Page.LocatorOptions().setHasText("data_race(vma->vm_pgoff)"))
                        .first()
                        .isVisible())
                .isTrue();
    }

    @Test
    void a_remark_unfolds_in_the_card_of_its_revision_without_scripts() {
        open(1280, ColorScheme.LIGHT, false);
        Page series = go(SERIES);
        Locator card = series.locator("#v1");
        double folded = card.boundingBox().width;
        card.locator(".patch .counts > summary").first().click();
        Locator point = card.locator("details.point", new Locator.LocatorOptions().setHasText("A load-acquire can't"))
                .first();
        Locator changed = point.locator(".lines .add", new Locator.LocatorOptions().setHasText("smp_rmb()"))
                .first();
        assertThat(changed.isVisible()).isFalse();
        point.locator("summary").first().click();
        assertThat(changed.isVisible()).isTrue();
        assertThat(card.boundingBox().width).isGreaterThan(1.5 * folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void colours_and_small_print_of_a_trail_stand_out(String scheme) {
        open(1280, ColorScheme.valueOf(scheme), true);
        go(SERIES + "trail/");
        for (String selector : List.of(
                ".fate.o-open", ".fate.o-changed", ".fate.o-withdrawn", ".fate.o-none", ".point .kind", ".point .at"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        go(SERIES);
        for (String selector : List.of(".counts .o-answered", ".counts .o-open", ".pings", ".point .about"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        go("/why/?q=uprobes.c:vm_file");
        for (String selector : List.of(".found .kind", ".row .quoted .add", ".behind .about"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void a_link_to_a_remark_unfolds_it() {
        Page trail = go(SERIES + "trail/");
        String body =
                trail.locator("details.point:not([open]) .pointbody").last().getAttribute("id");
        trail.navigate(base() + SERIES + "trail/#" + body);
        assertThat(trail.locator("#" + body).isVisible()).isTrue();
    }

    @Test
    void a_narrow_page_shows_a_patch_in_one_column() {
        open(390, ColorScheme.LIGHT, false);
        Page patch = go(SERIES + "v2..v3/4/");
        var row = patch.locator(".split tr.changed").first();
        var before = row.locator(".old").boundingBox();
        var after = row.locator(".new").boundingBox();
        assertThat(after.y).isGreaterThanOrEqualTo(before.y + before.height - 1);
        assertThat(patch.locator(".split tr.same .old").first().isVisible()).isFalse();
        assertThat(patch.locator(".split tr.same .new").first().isVisible()).isTrue();
    }

    @Test
    void the_diff_of_two_patches_unfolds_without_scripts() {
        open(1280, ColorScheme.LIGHT, false);
        Page compared = go(SERIES + "v2..v3/");
        var diff = compared.locator(".pairs pre").first();
        assertThat(diff.isVisible()).isFalse();
        compared.locator(".pairs summary").first().click();
        assertThat(diff.isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void signs_and_marks_of_series_and_matrix_stand_out(String scheme) {
        open(1280, ColorScheme.valueOf(scheme), true);
        go(SERIES + "v2..v3/4/");
        for (String selector : List.of(".split .changed .old", ".split .changed .new", ".w", ".split .n", ".lead"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        go(SERIES);
        for (String selector : List.of(".mark", ".changed > .mark", ".new > .mark", ".place", ".credit", ".about"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        go("/matrix/lookup/");
        for (String selector : List.of("td.holds a", "td.fails a", "td.not-applicable a", "td.fails small"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        go("/matrix/lookup/section-is-ordered/");
        for (String selector : List.of(".found", ".op code", ".why", ".line code", ".at"))
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void no_page_scrolls_sideways(int width) {
        open(width, ColorScheme.DARK, true);
        List<String> paths = new ArrayList<>(threads());
        paths.addAll(List.of("/", "/uprobes/", "/all/?q=s:uprobes", "/_/text/help/", REPLY, V5, V5 + "T/"));
        paths.addAll(List.of("/series/", "/uprobes/series/", SERIES, SERIES + "v2..v3/", SERIES + "v2..v3/4/"));
        paths.addAll(List.of(SERIES + "v2..v3/4/?view=unified", SERIES + "v1..v5/", SERIES + "v2..v3/2/"));
        paths.addAll(List.of(SERIES + "trail/", SERIES + "trail/?by=jann", "/why/?q=uprobes.c:vm_file"));
        paths.addAll(List.of("/all/?q=by:jann", "/series/?q=state:applied"));
        paths.addAll(List.of("/matrix/", "/matrix/helpers/", "/matrix/vmaseq/", "/matrix/lookup/recycled-file/"));
        for (String path : paths) {
            Object over = go(path).evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) over).intValue()).as(path).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void a_wide_line_scrolls_within_its_own_block() {
        open(390, ColorScheme.LIGHT, true);
        Page patch = go("/uprobes/20240813042917.506057-14-andrii@kernel.org/");
        Object wide = patch.evaluate(
                "[...document.querySelectorAll('.body pre')].some(block => block.scrollWidth > block.clientWidth)");
        assertThat(wide).isEqualTo(true);
    }

    @Test
    void the_keyboard_reaches_the_content_first() {
        Page thread = go(RFC_V3);
        thread.keyboard().press("Tab");
        assertThat(thread.locator(".skip").boundingBox().y).isGreaterThanOrEqualTo(0);
        thread.keyboard().press("Enter");
        assertThat(thread.evaluate("document.activeElement.id")).isEqualTo("main");
    }

    @Test
    void a_dark_page_is_dark_and_its_text_stands_out() {
        open(1280, ColorScheme.DARK, true);
        go(REPLY);
        for (String selector : List.of(".body p", ".body blockquote p", ".heads dt", ".meta", ".add", ".tree time")) {
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void the_text_of_a_light_page_stands_out() {
        go(REPLY);
        for (String selector : List.of(".body p", ".body blockquote p", ".heads dt", ".meta", ".add", ".tree time")) {
            assertThat(contrast(selector)).as(selector).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** WCAG 2's contrast ratio of an element's text against the nearest background that is not transparent. */
    private double contrast(String selector) {
        Object ratio = at(page).evaluate("""
                        selector => {
                          const light = colour => {
                            const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3).map(c => {
                              const s = c / 255;
                              return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
                            });
                            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                          };
                          const element = document.querySelector(selector);
                          let behind = element;
                          while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
                          const a = light(getComputedStyle(element).color);
                          const b = light(getComputedStyle(behind).backgroundColor);
                          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                        }
                        """, selector);
        return ((Number) ratio).doubleValue();
    }
}
