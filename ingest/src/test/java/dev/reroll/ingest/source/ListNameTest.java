package dev.reroll.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"bpf", "linux-fscrypt.vger.kernel.org", "0day-ci", "v6.12_x", "A"})
    void accepts_the_names_of_lists(String name) {
        assertThat(ListName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "a..b", "../x", "-rf", ".hidden", "_", "a/b", "a\\b", "a b", "ä", "a\0b", "a@b", "a%2e",
                "123", "all", "All", "r", "api", "static", "series", "Matrix", "why"
            })
    void refuses_what_would_be_another_path_or_another_page(String name) {
        assertThat(ListName.isValid(name)).isFalse();
    }

    @Test
    void refuses_a_name_of_more_than_100_characters() {
        assertThat(ListName.isValid("x".repeat(100))).isTrue();
        assertThat(ListName.isValid("x".repeat(101))).isFalse();
    }

    @Test
    void says_the_rules_and_the_way_out_without_control_characters() {
        assertThatThrownBy(() -> ListName.checked("a\u001b[2Jb", "here"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("“a?[2Jb” (from here)")
                .hasMessageContaining("--list NAME");
    }
}
