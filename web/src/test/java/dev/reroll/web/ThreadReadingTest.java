package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thread read like a conversation. */
class ThreadReadingTest extends InBrowser {

    private static final String V4 = "/uprobes/20241028010818.2487581-1-andrii@kernel.org/t/";

    /** Peter Zijlstra's remarks on patch 2 of v4, on mmap_lock_speculation_begin() and on the retry below it. */
    private static final String ON_SPECULATION = Urls.anchor("20241121144442.GL24774@noisy.programming.kicks-ass.net");

    private Locator asides(String mail) {
        return page().locator("#" + mail + " .aside");
    }

    @Test
    void a_remark_has_the_hunk_that_it_answers_between_the_quote_and_its_words() {
        open(1280, ColorScheme.LIGHT, false);
        go(V4);
        Locator aside = asides(ON_SPECULATION).first();
        assertThat(aside.locator("summary").innerText())
                .startsWith("On patch 2 of v4 include/linux/mmap_lock.h")
                .contains("mm_lock_seqcount_end");
        assertThat(aside.locator("pre").isVisible()).isFalse();
        aside.locator("summary").click();
        assertThat(aside.locator("pre").isVisible()).isTrue();
        assertThat(aside.locator(".meant").allTextContents())
                .contains("+\t*seq = raw_read_seqcount(&mm->mm_lock_seq);");
        Object quoted = aside.evaluate("aside => aside.previousElementSibling.innerText");
        assertThat((String) quoted).contains("mmap_lock is not write-locked");
    }

    @Test
    void a_remark_leads_to_the_hunk_in_its_patch_and_to_what_became_of_it() {
        go(V4);
        Locator aside = asides(ON_SPECULATION).first();
        aside.locator("summary").click();
        aside.locator("a").first().click();
        Locator target = page().locator(".hunk:target");
        assertThat(target.textContent()).contains("mm_lock_seqcount_end");
        assertThat((String) target.evaluate("hunk => hunk.closest('article').querySelector('.subj').innerText"))
                .contains("2/4] mm: Introduce mmap_lock_speculation");
        assertThat(aside.locator("a").nth(1).getAttribute("href"))
                .matches("/series/.*/trail/[?]mail=20241121144442.*#" + ON_SPECULATION + "-1");
    }

    @Test
    void on_a_page_of_its_own_a_remark_leads_to_the_page_of_the_patch() {
        go("/uprobes/20241121144442.GL24774@noisy.programming.kicks-ass.net/");
        Locator aside = page().locator(".aside").first();
        aside.locator("summary").click();
        aside.locator("a").first().click();
        assertThat(path()).startsWith("/uprobes/20241028010818.2487581-3-andrii@kernel.org/#h");
        assertThat(page().locator(".hunk:target").textContent()).contains("mm_lock_seqcount_end");
    }

    @Test
    void all_mails_are_folded_and_unfolded_at_once() {
        go(V4);
        page().locator("#folds button").first().click();
        assertThat(page().locator(".mails .body:visible").count()).isZero();
        page().locator("#folds button").nth(1).click();
        assertThat(page().locator(".mails > article > details[open]").count())
                .isEqualTo(page().locator("article.mail").count());
    }

    /** Forgets two mails of a visit and lets it lie a day back. */
    private void forget(int... mails) {
        page().evaluate("""
                gone => {
                  const threads = JSON.parse(localStorage.getItem('reroll.seen'));
                  for (const thread of Object.values(threads)) {
                    const ids = [...document.querySelectorAll('article.mail')].map(mail => mail.id.slice(1, 9));
                    thread.seen = thread.seen.filter(id => !gone.includes(ids.indexOf(id)));
                    thread.at -= 86400000;
                  }
                  localStorage.setItem('reroll.seen', JSON.stringify(threads));
                }
                """, List.of(mails[0], mails[1]));
    }

    @Test
    void what_came_since_the_last_visit_is_marked_for_this_visit() {
        List<String> sent = new ArrayList<>();
        go(V4);
        assertThat(page().locator(".fresh").count()).isZero();
        forget(2, 5);
        page().onRequest(request -> sent.add(request.url() + request.postData()));
        for (int load = 0; load < 2; load++) {
            go(V4);
            assertThat(page().locator("#since").innerText()).startsWith("2 mails are new since your last visit on 20");
            assertThat(page().locator("article.mail").nth(2).locator(".fresh").count())
                    .isEqualTo(1);
            assertThat(page().locator("article .fresh").count()).isEqualTo(2);
            assertThat(page().locator(".tree .fresh").count()).isEqualTo(2);
        }
        String anchor = page().locator("article.mail").nth(2).getAttribute("id");
        page().locator("#since a").click();
        assertThat(path()).isEqualTo(V4 + "#" + anchor);
        assertThat(sent).noneMatch(request -> request.contains(anchor.substring(1, 9) + "\""));
        assertThat(sent).allMatch(request -> request.endsWith("null"));
    }

    @Test
    void a_visit_after_which_nothing_came_marks_nothing() {
        go(V4);
        forget(-2, -2);
        go(V4);
        assertThat(page().locator("#since").isVisible()).isFalse();
        assertThat(page().locator(".fresh").count()).isZero();
    }

    /** The first hunk of the first patch, and the head of its file, as they stand in the mail. */
    @Test
    void a_hunk_is_copied_as_a_patch_of_its_own() throws IOException {
        go("/uprobes/20241028010818.2487581-5-andrii@kernel.org/");
        page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator copy = page().locator(".diff .copy");
        assertThat(copy.first().textContent()).isEqualTo("copy hunk");
        copy.nth(1).click();
        assertThat(copy.nth(1).textContent()).isEqualTo("copied");
        String copied = (String) page().evaluate("navigator.clipboard.readText()");
        assertThat(copied.lines().limit(4))
                .containsExactly(
                        "diff --git a/kernel/events/uprobes.c b/kernel/events/uprobes.c",
                        "index 290c445768fa..efcd62f7051d 100644",
                        "--- a/kernel/events/uprobes.c",
                        "+++ b/kernel/events/uprobes.c");
        String mail = Files.readString(Corpus.uprobes().resolve("v4-4of4.eml"));
        String second = mail.substring(mail.indexOf("\n@@", mail.indexOf("\n@@") + 1) + 1, mail.indexOf("\n-- \n") + 1);
        assertThat(copied).endsWith("uprobes.c\n" + second);
    }
}
