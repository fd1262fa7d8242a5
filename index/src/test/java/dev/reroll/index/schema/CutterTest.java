package dev.reroll.index.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutterTest {

    /** The terms in order; {@code /} joins those of one position, {@code ~} stands for the mark of a stem. */
    private static String cut(String text, boolean stems) {
        Cutter cutter = new Cutter();
        cutter.start(text, 0, text.length(), stems);
        StringBuilder terms = new StringBuilder();
        while (cutter.next()) {
            if (!terms.isEmpty()) terms.append(cutter.beside() ? '/' : ' ');
            terms.append(cutter.term().utf8ToString().replace(Stems.MARK, '~'));
        }
        return terms.toString();
    }

    private static String words(String text) {
        return cut(text, false);
    }

    @Test
    void cuts_identifiers_paths_and_ids_at_every_mark() {
        assertThat(words("mmap_lock_speculate_try_begin")).isEqualTo("mmap lock speculate try begin");
        assertThat(words("find_active_uprobe_rcu()")).isEqualTo("find active uprobe rcu");
        assertThat(words("vma->vm_file")).isEqualTo("vma vm file");
        assertThat(words("kernel/events/uprobes.c")).isEqualTo("kernel events uprobes c");
        assertThat(words("CONFIG_PER_VMA_LOCK=y")).isEqualTo("config per vma lock y");
        assertThat(words("<20240812042921.0-1-andrii@kernel.org>")).isEqualTo("20240812042921 0 1 andrii kernel org");
    }

    @Test
    void text_without_letter_or_digit_has_no_term() {
        assertThat(words("")).isEmpty();
        assertThat(words("--- [...] \u2014 \u2026 \uD83D\uDE00 \uFEFF")).isEmpty();
    }

    @Test
    void parts_of_camel_case_stand_beside_the_word() {
        assertThat(words("getUserPages")).isEqualTo("getuserpages/get/user/pages");
        assertThat(words("HTTPServer x")).isEqualTo("httpserver/http/server x");
        assertThat(words("Lock LOCK lock")).isEqualTo("lock lock lock");
        assertThat(words("aAbBcCdDeEfFgGhH")).as("too many parts for a name").isEqualTo("aabbccddeeffgghh");
    }

    @Test
    void a_stem_stands_beside_a_word_that_is_not_its_own_stem() {
        assertThat(cut("locks locking lock", true)).isEqualTo("locks/~lock locking/~lock lock");
        assertThat(cut("v2s 1234567 getPages", true)).isEqualTo("v2s 1234567 getpages/~getpag/get/pages/~page");
    }

    @Test
    void accents_fall_away_composed_or_not() {
        assertThat(words("Ren\u00e9 Rene\u0301 M\u00dcLLER stra\u00dfe na\u00efve"))
                .isEqualTo("rene rene muller strasse naive");
        assertThat(words("\u0141ukasz")).isEqualTo("lukasz");
    }

    @Test
    void other_alphabets_are_words_in_small_letters() {
        assertThat(words("\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440"))
                .isEqualTo("\u043f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440");
    }

    @Test
    void each_han_character_and_kana_is_a_term() {
        assertThat(words("\u4fee\u6b63bug\u4e86")).isEqualTo("\u4fee \u6b63 bug \u4e86");
        assertThat(words("\u30d0\u30b0 \ud840\udc00")).isEqualTo("\u30d0 \u30b0 \ud840\udc00");
    }

    @Test
    void the_end_of_a_long_word_is_left_out_whatever_its_alphabet() {
        assertThat(words("a".repeat(100_000) + " b")).isEqualTo("a".repeat(64) + " b");
        assertThat(words("\u00fc".repeat(100_000) + " b")).isEqualTo("u".repeat(64) + " b");
        assertThat(words("\u0436".repeat(100) + " b")).isEqualTo("\u0436".repeat(64) + " b");
    }

    @Test
    void lone_surrogates_and_control_characters_separate() {
        assertThat(words("a\ud800b\u0000c\udc00")).isEqualTo("a b c");
    }

    @Test
    void words_for_a_query_are_cut_alike_without_what_stands_beside() {
        assertThat(Words.of("getUserPages(mmap_lock)")).containsExactly("getuserpages", "mmap", "lock");
        assertThat(Words.stem("speculation")).isEqualTo("specul");
        assertThat(Words.stem("4f2a")).isEqualTo("4f2a");
    }
}
