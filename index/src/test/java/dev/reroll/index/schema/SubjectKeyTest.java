package dev.reroll.index.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: a thing",
                "RE:a thing",
                "Re : a thing",
                "Re[2]: a thing",
                "Re(12): a thing",
                "Re^3: a thing",
                "AW: A thing",
                "SV: Re: a  thing",
                "Antw: AW: a\tthing",
                "VS: a thing ",
                "Odp: a thing",
                "YNT: a thing",
                "回复: a thing",
                "答复：a thing",
                " re: a\u00a0thing"
            })
    void replyMarksOfManyLanguagesGo(String subject) {
        assertThat(SubjectKey.isReply(subject)).isTrue();
        assertThat(SubjectKey.of(subject)).isEqualTo("a thing");
    }

    @ParameterizedTest
    @CsvSource({
        "'[PATCH v2 3/4] mm: x','[patch v2 3/4] mm: x'",
        "'Fwd: a thing','fwd: a thing'",
        "'Reset: a thing','reset: a thing'",
        "'re','re'",
        "'Re[x]: a','re[x]: a'",
        "'[open','[open'",
        "'',''",
    })
    void whatIsNoReplyMarkStays(String subject, String key) {
        assertThat(SubjectKey.isReply(subject)).isFalse();
        assertThat(SubjectKey.of(subject)).isEqualTo(key);
    }

    @Test
    void tagsStayAndTheMarkBehindThemGoes() {
        assertThat(SubjectKey.of("Re: [PATCH] x")).isEqualTo("[patch] x");
        assertThat(SubjectKey.of("[list] Re: x")).isEqualTo(SubjectKey.of("[list] x"));
        assertThat(SubjectKey.isReply("[list] Re: x")).isTrue();
    }

    @Test
    void behindATagOnlyReIsAMark() {
        // "vs" and "sv" name parts of the kernel there
        assertThat(SubjectKey.of("[PATCH] vs: x")).isEqualTo("[patch] vs: x");
        assertThat(SubjectKey.isReply("[PATCH] sv: x")).isFalse();
    }

    @Test
    void aForwardedReplyIsNoReplyButAReplyToAForwardIs() {
        assertThat(SubjectKey.isReply("Fwd: Re: x")).isFalse();
        assertThat(SubjectKey.isReply("Re: Fwd: x")).isTrue();
        assertThat(SubjectKey.of("Re: Fwd: x")).isEqualTo("fwd: x");
    }

    @Test
    void nothingButMarksLeavesNoKey() {
        assertThat(SubjectKey.of("Re: AW: ")).isEmpty();
    }

    @Test
    void aHundredThousandMarksAreReadOnce() {
        assertThat(SubjectKey.of("re:".repeat(100_000) + "x")).isEqualTo("x");
        assertThat(SubjectKey.of("[".repeat(100_000))).hasSize(250);
    }

    @Test
    void aLongKeyIsNotCutInsideACharacter() {
        String key = SubjectKey.of("x".repeat(249) + "\uD83D\uDE00");
        assertThat(key).isEqualTo("x".repeat(249));
    }

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
}
