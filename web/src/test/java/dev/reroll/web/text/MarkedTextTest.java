package dev.reroll.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.query.QueryParser;
import dev.reroll.index.query.SoughtWords;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTextTest {

    private static SoughtWords sought(String query) throws QueryException {
        return SoughtWords.of(new QueryParser(Clock.systemUTC(), ZoneOffset.UTC).parse(query));
    }

    @ParameterizedTest
    @CsvSource({
        "lock, take the Lock. Blocked locking, take the [Lock]. Blocked [locking]",
        "\"+lock\", a lock, a [lock]",
        "vma_lock, the vma_lock, the [vma]_[lock]",
        "vma_lock, a vma has a lock; vma_lock, a vma has a lock; [vma]_[lock]",
        "vma_lo*, a vma has vma_locks, a vma has [vma]_[locks]",
        "upr*, my uprobes, my [uprobes]",
        "a lock NOT free, free a lock, free [a] [lock]",
        "f:lock free, lock is free, lock is [free]",
        "d:2024-01-01.., in 2024, in 2024",
        "s:lock, <b>lock</b>, &lt;b&gt;[lock]&lt;/b&gt;"
    })
    void the_words_of_a_query_are_marked_where_they_stand(String query, String text, String marked) throws Exception {
        assertThat(MarkedText.of(text, sought(query)).html())
                .isEqualTo(marked.replace("[", "<mark>").replace("]", "</mark>"));
    }

    @Test
    void a_snippet_is_rather_what_was_written_than_what_was_quoted() throws Exception {
        String mail = "On Monday:\n> the lock is held\n> here\n\nWhich lock do\nyou mean?\n";
        assertThat(MarkedText.snippet(mail, sought("lock")).orElseThrow().html())
                .contains("Which <mark>lock</mark> do you mean?");
        assertThat(MarkedText.snippet(mail, sought("held")).orElseThrow().html())
                .contains("the lock is <mark>held</mark> here Which");
        assertThat(MarkedText.snippet(mail, sought("nothing"))).isEqualTo(Optional.empty());
    }

    @Test
    void a_snippet_of_a_long_text_is_short_and_cut_between_words() throws Exception {
        String mail = "word ".repeat(500) + "lock " + "word ".repeat(500);
        String html = MarkedText.snippet(mail, sought("lock")).orElseThrow().html();
        assertThat(html)
                .hasSizeLessThan(300)
                .startsWith("… word")
                .endsWith("word …")
                .contains("<mark>lock</mark>");
    }

    @Test
    void a_text_without_a_gap_is_cut_all_the_same() throws Exception {
        String html = MarkedText.snippet("lock" + "_x".repeat(100_000), sought("lock"))
                .orElseThrow()
                .html();
        assertThat(html).hasSizeLessThan(1_000);
    }
}
