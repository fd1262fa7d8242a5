package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading without a mouse. */
class KeysTest extends InBrowser {

    /** The {@code id} of the mail that the focus is in. */
    private Object focused() {
        return page().evaluate("document.activeElement.closest('article')?.id ?? ''");
    }

    private Object mail(int number) {
        return page().locator("article.mail").nth(number).getAttribute("id");
    }

    @Test
    void j_and_k_go_through_the_mails_of_a_thread() {
        go(RFC_V3);
        press("j");
        assertThat(focused()).isEqualTo(mail(0));
        press("j", "j");
        assertThat(focused()).isEqualTo(mail(2));
        assertThat(page().locator("article.mail").nth(2).boundingBox().y).isBetween(-2.0, 60.0);
        press("k");
        assertThat(focused()).isEqualTo(mail(1));
    }

    @Test
    void the_first_j_after_a_link_into_the_thread_leads_to_the_mail_behind_it() {
        go(RFC_V3);
        go(RFC_V3 + "#" + mail(3));
        press("j");
        assertThat(focused()).isEqualTo(mail(4));
    }

    @Test
    void l_opens_the_mail_that_has_the_focus_and_h_leads_back_to_its_place_in_the_thread() {
        go(RFC_V3);
        press("j", "j");
        Object anchor = focused();
        leaveBy("l");
        assertThat(page().locator("article.alone").getAttribute("id")).isEqualTo(anchor);
        leaveBy("h");
        assertThat(path()).endsWith("/t/#" + anchor);
        leaveBy("h");
        assertThat(path()).isEqualTo("/uprobes/");
        leaveBy("h");
        assertThat(path()).isEqualTo("/");
    }

    @Test
    void j_and_k_lead_from_mail_to_mail_and_through_a_list() {
        go("/uprobes/");
        press("j", "j", "j");
        String third = page().locator(".row a.subject").nth(2).getAttribute("href");
        leaveBy("l");
        assertThat(path()).isEqualTo(third);
        go(REPLY);
        String later = page().locator(".steps a[rel=next]").getAttribute("href");
        leaveBy("j");
        assertThat(path()).isEqualTo(later);
        leaveBy("k");
        assertThat(path()).isEqualTo(REPLY);
    }

    @Test
    void n_and_p_lead_to_the_same_patch_of_the_next_and_previous_revision() {
        // 4/4 of v4 and of v5, both titled "uprobes: add speculative lockless VMA-to-inode-to-uprobe resolution"
        go("/uprobes/20241028010818.2487581-5-andrii@kernel.org/");
        leaveBy("n");
        assertThat(path()).isEqualTo("/uprobes/20241122035922.3321100-3-andrii@kernel.org/");
        leaveBy("p");
        assertThat(path()).isEqualTo("/uprobes/20241028010818.2487581-5-andrii@kernel.org/");
    }

    @Test
    void n_and_p_go_through_the_comparisons_of_neighbouring_revisions() {
        go(SERIES + "v2..v3/");
        leaveBy("n");
        assertThat(path()).isEqualTo(SERIES + "v3..v4/");
        leaveBy("p");
        leaveBy("p");
        assertThat(path()).isEqualTo(SERIES + "v1..v2/");
    }

    @Test
    void n_and_p_go_through_the_revisions_on_the_page_of_a_series() {
        go(SERIES);
        press("p", "p", "p");
        assertThat(page().evaluate("document.activeElement.id")).isEqualTo("v3");
        press("n");
        assertThat(page().evaluate("document.activeElement.id")).isEqualTo("v4");
    }

    @Test
    void o_goes_through_the_open_remarks_of_a_series() {
        go(SERIES);
        Locator open = page().locator(".point.o-open");
        press("o");
        assertThat(page().evaluate("document.activeElement.href"))
                .isEqualTo(open.first().locator("a").first().evaluate("link => link.href"));
        press("o");
        assertThat(page().evaluate("document.activeElement.href"))
                .isEqualTo(open.nth(1).locator("a").first().evaluate("link => link.href"));
    }

    @Test
    void o_leads_to_an_open_remark_in_a_thread() {
        // a request on code of a series that was not posted again, so that nothing can have dealt with it
        go("/uprobes/20241125005804.libwzfcz6d5zeyi4@master/t/");
        press("o");
        assertThat((Boolean) page().evaluate("document.activeElement.parentElement.matches('.aside.isopen')"))
                .isTrue();
    }

    @Test
    void slash_searches_and_escape_leaves_the_field() {
        go(RFC_V3);
        press("/");
        assertThat(page().evaluate("document.activeElement.name")).isEqualTo("q");
        page().keyboard().type("jkhlnpo/?");
        assertThat(page().locator(".find input").inputValue()).isEqualTo("jkhlnpo/?");
        assertThat(path()).isEqualTo(RFC_V3);
        press("Escape");
        assertThat(page().evaluate("document.activeElement.tagName")).isEqualTo("BODY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Control+j", "Alt+j", "Meta+j"})
    void keys_with_modifiers_are_left_to_the_browser(String keys) {
        go(RFC_V3);
        press(keys);
        assertThat(focused()).isEqualTo("");
    }

    @Test
    void a_question_mark_lists_the_keys_and_escape_closes_the_list() {
        go(RFC_V3);
        press("j", "?");
        Locator help = page().locator("dialog");
        assertThat(help.isVisible()).isTrue();
        assertThat(help.locator("kbd").allTextContents())
                .containsExactly("j", "k", "l", "h", "n", "p", "o", "/", "?", "Esc");
        press("j", "j");
        press("Escape");
        assertThat(help.isVisible()).isFalse();
        assertThat(focused()).isEqualTo(mail(0));
    }

    @Test
    void the_keys_can_be_switched_off_for_good() {
        go(RFC_V3);
        page().locator("#keys-button").click();
        page().locator("#keys-on").uncheck();
        go(RFC_V3);
        press("j");
        assertThat(focused()).isEqualTo("");
        page().locator("#keys-button").click();
        page().locator("#keys-on").check();
        go(RFC_V3);
        press("j");
        assertThat(focused()).isEqualTo(mail(0));
    }

    @Test
    void without_scripts_no_page_offers_keys() {
        open(1280, ColorScheme.LIGHT, false);
        go(RFC_V3);
        assertThat(page().locator("#keys-button").isVisible()).isFalse();
        assertThat(page().locator("dialog").isVisible()).isFalse();
    }
}
