package dev.reroll.web.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void values_are_decoded_as_a_form_encodes_them() {
        Parameters parameters = Parameters.of("x=m&q=s%3A%22a+b%22+AND+f:%C5%81&t");
        assertThat(parameters.get("q")).contains("s:\"a b\" AND f:Ł");
        assertThat(parameters.get("x")).contains("m");
        assertThat(parameters.get("t")).contains("");
        assertThat(parameters.get("o")).isEmpty();
    }

    @Test
    void a_percent_sign_without_digits_stands_for_itself() {
        assertThat(Parameters.of("q=100%&r=%zz").get("q")).contains("100%");
        assertThat(Parameters.of("q=100%&r=%zz").get("r")).contains("%zz");
    }

    @Test
    void the_first_of_a_name_counts_and_semicolons_part_pairs_too() {
        assertThat(Parameters.of("q=a;x=A&q=b").get("q")).contains("a");
        assertThat(Parameters.of("q=a;x=A&q=b").get("x")).contains("A");
    }

    @Test
    void a_query_of_nothing_but_signs_has_no_parameters() {
        assertThat(Parameters.of("&&==&;=x").get("")).isEmpty();
    }
}
