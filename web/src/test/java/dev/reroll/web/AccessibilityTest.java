package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What axe-core finds on every kind of page, everything that folds unfolded. Each of its rules is a fault if broken. */
class AccessibilityTest extends InBrowser {

    private static final String LOOKUP = "/matrix/lookup/";

    private static final List<String> PAGES = List.of(
            "/",
            "/uprobes/",
            RFC_V3,
            RFC_V3.replace("/t/", "/T/"),
            REPLY,
            V5,
            "/uprobes/20241028010818.2487581-5-andrii@kernel.org/",
            "/all/?q=s:uprobes",
            "/all/?q=speculative",
            "/all/?q=outcome:unanswered",
            "/all/?q=nosuchwordanywhere",
            "/all/?q=(unclosed",
            "/_/text/help/",
            "/series/",
            "/series/?q=nosuchwordanywhere",
            SERIES,
            SERIES + "trail/",
            SERIES + "v2..v3/",
            SERIES + "v2..v3/?w=1",
            SERIES + "v2..v3/4/",
            SERIES + "v2..v3/4/?context=all&w=1",
            SERIES + "v2..v3/4/?view=unified",
            SERIES + "v2..v3/4/?view=interdiff",
            SERIES + "v2..v9/",
            "/matrix/",
            LOOKUP,
            LOOKUP + "section-is-ordered/",
            "/uprobes/no-such-mail@example.org/");

    private static String axe = "";

    @BeforeAll
    static void readAxe() throws IOException {
        try (InputStream in = at(AccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), UTF_8);
        }
    }

    /** Each rule that is broken, with the first elements that break it. */
    private List<?> broken() {
        Page page = page();
        page.evaluate(axe);
        Object found = page.evaluate("""
                axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations.map(broken =>
                  broken.id + ': ' + broken.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' '
                    + node.failureSummary).join(' | ')))
                """);
        return (List<?>) found;
    }

    private void read(int width, ColorScheme scheme) {
        open(width, scheme, true);
        List<String> faults = new ArrayList<>();
        for (String path : PAGES) {
            go(path);
            page().evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            for (Object fault : broken()) faults.add(path + " " + fault);
        }
        // pages that say that there is none are told of by the console too
        complaints.removeIf(complaint -> complaint.contains("status of 40"));
        assertThat(faults).isEmpty();
    }

    @Test
    void nothing_is_found_on_a_wide_light_page() {
        read(1280, ColorScheme.LIGHT);
    }

    @Test
    void nothing_is_found_on_a_narrow_dark_page() {
        read(390, ColorScheme.DARK);
    }

    @Test
    void nothing_is_found_among_suggestions() {
        go("/");
        press("/");
        page().keyboard().type("uprobe");
        page().locator("[role=option]").first().waitFor();
        press("ArrowDown");
        assertThat(broken()).isEmpty();
    }

    @Test
    void nothing_is_found_in_the_list_of_keys() {
        go(RFC_V3);
        press("?");
        assertThat(page().locator("dialog").isVisible()).isTrue();
        assertThat(broken()).isEmpty();
    }
}
