package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Searching with suggestions and by facets. */
class SearchComfortTest extends InBrowser {

    private Locator options() {
        return page().locator("[role=listbox] [role=option]");
    }

    private void type(String text) {
        press("/");
        page().keyboard().type(text);
    }

    @Test
    void a_person_is_suggested_by_the_beginning_of_a_name_and_taken_by_the_keyboard() {
        go("/");
        type("speculative nest");
        Locator oleg = options().filter(new Locator.FilterOptions().setHasText("Oleg Nesterov <oleg@redhat.com>"));
        oleg.waitFor();
        Locator field = page().getByRole(AriaRole.COMBOBOX);
        assertThat(field.getAttribute("aria-expanded")).isEqualTo("true");
        press("ArrowDown");
        assertThat(field.getAttribute("aria-activedescendant"))
                .isEqualTo(options().first().getAttribute("id"));
        press("Enter");
        assertThat(field.inputValue()).isEqualTo("speculative f:oleg@redhat.com ");
        assertThat(page().locator("[role=listbox]").isVisible()).isFalse();
        leaveBy("Enter");
        assertThat(page().locator(".row .by bdi").allTextContents())
                .isNotEmpty()
                .containsOnly("Oleg Nesterov");
    }

    @Test
    void files_and_functions_are_suggested_and_found() {
        go("/");
        type("find_active_upr");
        options().first().waitFor();
        assertThat(options().allInnerTexts()).anyMatch(text -> text.startsWith("find_active_uprobe_rcu"));
        go("/");
        type("dfn:kernel/ev");
        options()
                .filter(new Locator.FilterOptions().setHasText("kernel/events/uprobes.c"))
                .waitFor();
    }

    @Test
    void a_series_that_is_suggested_is_opened() {
        go("/");
        type("lockless");
        options()
                .filter(new Locator.FilterOptions().setHasText("speculative lockless VMA-to-uprobe lookup"))
                .first()
                .click();
        page().waitForURL(url -> url.contains("/series/"));
        assertThat(page().locator("h1").innerText()).contains("speculative lockless");
    }

    @Test
    void escape_closes_the_suggestions_before_it_leaves_the_field() {
        go("/");
        type("nest");
        options().first().waitFor();
        press("Escape");
        assertThat(page().locator("[role=listbox]").isVisible()).isFalse();
        assertThat(page().evaluate("document.activeElement.name")).isEqualTo("q");
    }

    @Test
    void a_facet_narrows_the_search_to_as_many_mails_as_it_says() {
        go("/all/?q=uprobes");
        assertThat(page().locator(".facets h3").allTextContents())
                .isEqualTo(List.of("Person", "Series, and its state", "Year", "File"));
        Locator oleg = page().locator(".facets li", new Page.LocatorOptions().setHasText("Oleg Nesterov"));
        String mails = oleg.locator(".about").innerText();
        assertThat(page().locator(".facets p").innerText()).matches("Of all [0-9]+ mails[.]");
        oleg.locator("a").click();
        page().waitForURL(url -> url.contains("oleg"));
        assertThat(page().locator("h1").innerText()).startsWith(mails + " mails");
    }

    @Test
    void the_series_of_the_hits_are_named_with_their_states() {
        go("/all/?q=s:%22speculative+lockless%22");
        Locator series = page().locator(
                        ".facets li",
                        new Page.LocatorOptions().setHasText("uprobes: speculative lockless VMA-to-uprobe lookup"));
        assertThat(series.locator("a").getAttribute("href")).isEqualTo(SERIES);
        go(SERIES);
        String state = page().locator("#state strong").first().innerText();
        go("/all/?q=s:%22speculative+lockless%22");
        assertThat(series.locator(".tag").innerText()).isEqualTo(state);
    }

    @Test
    void the_words_of_a_query_are_marked_in_titles_and_in_a_line_of_each_mail() {
        go("/all/?q=speculatively");
        assertThat(page().locator(".snippet mark").allInnerTexts())
                .isNotEmpty()
                .allMatch(word -> word.toLowerCase(java.util.Locale.ROOT).startsWith("speculat"));
    }

    @Test
    void every_example_of_what_is_here_finds_something() {
        go("/_/text/help/");
        List<String> examples = page().locator(".help").first().locator("a").all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> !href.contains("by%3A"))
                .toList();
        assertThat(examples).hasSize(4);
        for (String example : examples) {
            go(example);
            assertThat(page().locator(".row").count()).as(example).isPositive();
        }
    }
}
