package dev.reroll.web.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffHashTest {

    private static final String DIFF = """
            diff --git a/lib/count.c b/lib/count.c
            index 1234567..89abcde 100644
            --- a/lib/count.c
            +++ b/lib/count.c
            @@ -3 +3,2 @@ void count(void)
            -\tn += 2;
            +\tn += 1;
            +\tm += 1;
            @@ -20,3 +21,3 @@
             \tint a;
            -\tint b;
            +\tint c;
             \tint d;
            """;

    @Test
    void is_the_hash_that_patchworks_hasher_prints_for_the_diff() {
        assertThat(DiffHash.of(DIFF)).isEqualTo("12c1f5ff74aee5b4c2d1507262de1908d93fe7de");
    }

    @Test
    void does_not_change_when_the_patch_moves_within_the_file_or_the_names_get_another_top_folder() {
        String moved = DIFF.replace("@@ -3 +3,2 @@ void count(void)", "@@ -103 +103,2 @@ int other(void)")
                .replace("--- a/lib", "--- old/lib")
                .replace("+++ b/lib", "+++ new/lib")
                .replace("index 1234567..89abcde", "index 7654321..edcba98");
        assertThat(DiffHash.of(moved)).isEqualTo(DiffHash.of(DIFF));
    }
}
