package dev.reroll.web.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as Patchwork 3.2 gives them to the same subjects. */
class PatchNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [PATCH] fix it                       | fix it
            [PATCH v2 1/3] fix it                | [v2,1/3] fix it
            [PATCH bpf-next v4 1/2] bpf: fix it  | [bpf-next,v4,1/2] bpf: fix it
            [RFC PATCH 0/2] count less           | [RFC,0/2] count less
            [RFC,v2] [PATCH 3/4]  two   groups   | [RFC,v2,3/4] two groups
            Re: [PATCH] fix it                   | fix it
            fix it                               | fix it
            [PATCH unclosed                      | [PATCH unclosed
            """)
    void joins_the_words_of_the_brackets_by_commas_and_leaves_patch_out(String subject, String name) {
        assertThat(PatchName.of(subject).text()).isEqualTo(name);
    }

    @Test
    void names_files_with_dashes_for_what_file_names_do_not_hold() {
        assertThat(Linked.fileName("[v2,1/3] mm: don't \"../x\" (yet)")).isEqualTo("v2-1-3-mm-don-t-..-x-yet");
        assertThat(Linked.fileName("…")).isEqualTo("patch");
    }
}
