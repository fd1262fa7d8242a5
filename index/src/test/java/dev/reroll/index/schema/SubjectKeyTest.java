package dev.reroll.index.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Re: [PATCH v2] Fix it        | [patch v2] fix it  | true
            [PATCH v2]  Fix it           | [patch v2] fix it  | false
            RE: re: Re[2]: AW: fix it    | fix it             | true
            Fwd: Re: fix it              | fwd: re: fix it    | false
            Re(3): fix                   | fix                | true
            SV: fix                      | fix                | true
            regression: Re: fix          | regression: re: fix | false
            Reply to all                 | reply to all       | false
            Re[x]: fix                   | re[x]: fix         | false
            """)
    void leaves_out_the_marks_of_replies(String subject, String key, boolean reply) {
        assertThat(SubjectKey.of(subject)).isEqualTo(key);
        assertThat(SubjectKey.isReply(subject)).isEqualTo(reply);
    }

    @Test
    void nothing_but_marks_has_no_key() {
        assertThat(SubjectKey.of("")).isEmpty();
        assertThat(SubjectKey.of(" Re: Re: ")).isEmpty();
        assertThat(SubjectKey.of("Re:".repeat(100_000))).isEmpty();
    }

    @Test
    void long_subjects_are_cut() {
        assertThat(SubjectKey.of("x".repeat(100_000))).hasSize(250);
    }
}
