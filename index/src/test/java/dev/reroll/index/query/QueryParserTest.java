package dev.reroll.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-08-30T17:00:00Z"), ZoneOffset.UTC);

    static String parse(String text) throws QueryException {
        return new QueryParser(CLOCK, ZoneOffset.UTC).parse(text).describe();
    }

    /** Left what is typed, right the tree in canonical form: quotes are exact, a bare word is matched by its stem. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # words, as Xapian reads them
            locks                       | locks
            Locks                       | "locks"
            a b                         | a AND b
            a and b                     | a AND and AND b
            locks=                      | "locks"
            locks.                      | locks
            don't                       | "don t"
            # precedence: side by side, AND NOT, XOR, OR
            a b OR c                    | (a AND b) OR c
            a OR b c                    | a OR (b AND c)
            a AND b OR c                | (a AND b) OR c
            a OR b XOR c AND d          | a OR (b XOR (c AND d))
            a XOR b XOR c               | a XOR b XOR c
            a AND (b OR c) d            | a AND (b OR c) AND d
            a b NOT c d                 | a AND b AND NOT (c AND d)
            a NOT b NOT c               | a AND NOT b AND NOT c
            a NOT b OR c                | (a AND NOT b) OR c
            a AND NOT b                 | a AND NOT b
            a AND -b                    | a AND NOT b
            NOT a                       | NOT a
            NOT a AND b                 | NOT a AND b
            a OR NOT b                  | a OR NOT b
            NOT (a b)                   | NOT (a AND b)
            (a OR b)AND(c)              | (a OR b) AND c
            (a)(b)                      | a AND b
            # signs
            +a b                        | a AND b
            a -b                        | a AND NOT b
            +a -b c                     | a AND c AND NOT b
            a -"b c" -(d OR e)          | a AND NOT "b c" AND NOT (d OR e)
            --foo                       | foo
            a - b                       | a AND b
            # identifiers, paths, ids
            mmap_lock_speculate_try_begin | "mmap lock speculate try begin"
            find_active_uprobe_rcu()    | "find active uprobe rcu"
            vma->vm_file                | "vma vm file"
            kernel/events/uprobes.c     | "kernel events uprobes c"
            CONFIG_PER_VMA_LOCK         | "config per vma lock"
            foo(bar, baz) qux           | "foo bar" AND baz AND qux
            (s:find_vma() OR x)         | s:"find vma" OR x
            <1@b.c>                     | "1 b c"
            # prefixes
            s:a                         | s:a
            s:a-b                       | s:"a b"
            s:"a b"                     | s:"a b"
            s:(a b)                     | s:a AND s:b
            s:(a OR f:b)                | s:a OR f:b
            s:((a b) OR c)              | (s:a AND s:b) OR s:c
            x -s:re                     | x AND NOT s:re
            s:foo:bar                   | s:"foo bar"
            nq:change-id:foo            | nq:"change id foo"
            tcf:x a:y tc:z              | tcf:x AND a:y AND tc:z
            # phrases
            “a b”                       | "a b"
            s:“a b”                     | s:"a b"
            "a b”                       | "a b"
            "foo ba*"                   | "foo ba"
            foo"bar baz"                | "foo" AND "bar baz"
            # unknown prefixes are text
            foo:bar                     | "foo bar"
            foo: bar                    | foo AND bar
            http://foo.org/x            | "http foo org x"
            10:30                       | "10 30"
            [PATCH v2 3/5] mm: bar baz  | "patch" AND v2 AND "3 5" AND mm AND bar AND baz
            # values side by side
            mid:a@x mid:b@x             | mid:a@x OR mid:b@x
            mid:a@x AND mid:b@x         | mid:a@x AND mid:b@x
            mid:a@x lid:l.x foo         | foo AND mid:a@x AND lid:l.x
            mid:a@x OR mid:b@x foo      | mid:a@x OR (foo AND mid:b@x)
            mid:<A@x>                   | mid:A@x
            mid:"a b"                   | mid:"a b"
            mid:"a""b"                  | mid:"a""b"
            (mid:a(1)@x)                | mid:"a(1)@x"
            lid:Linux-MM.kvack.org      | lid:linux-mm.kvack.org
            references:a@x              | references:a@x
            dfpre:ABCDEF1 dfpost:0123456789 | dfpre:abcdef1 AND dfpost:0123456789
            dfblob:abcdef1              | dfblob:abcdef1
            # near
            a NEAR b                    | "a" NEAR/10 "b"
            a NEAR/5 b c                | "a" NEAR/5 "b" AND c
            a NEAR b NEAR/20 c          | "a" NEAR/20 "b" NEAR/20 "c"
            s:mmap_lock ADJ/3 s:vma     | s:"mmap lock" ADJ/3 s:"vma"
            a OR "b c" NEAR d           | a OR "b c" NEAR/10 "d"
            # beginnings
            foo*                        | foo*
            mmap_lock_spec*             | mmap_lock_spec*
            dfn:fs/crypto/*             | dfn:"fs crypto"
            s:foo* bar                  | s:foo* AND bar
            # marks alone are left out
            a && b                      | a AND b
            foo () bar                  | foo AND bar
            a * b                       | a AND b
            "--" a                      | a
            """)
    void reads(String typed, String expected) throws QueryException {
        assertThat(parse(typed)).isEqualTo(expected);
    }

    /** What b4, liblore and lei ask, as seen on the wire. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            (s:"mm: fix it" AND f:"a@b.org") AND d:20241001.. | s:"mm fix it" AND f:"a b org" AND dt:20241001000000..
            (s:"x y" AND f:"a@b.org") AND d:..20241001 | s:"x y" AND f:"a b org" AND dt:..20241001235959
            (s:"x y" AND f:"a@b.org") AND d:20230930..20240930 | s:"x y" AND f:"a b org" AND dt:20230930000000..20240930235959
            (nq:"change-id: 20240830-foo-1a2b3c") AND d:20241001.. | nq:"change id 20240830 foo 1a2b3c" AND dt:20241001000000..
            nq:"change-id:20240830-foo" | nq:"change id 20240830 foo"
            "change-id: 20240830-foo" | "change id 20240830 foo"
            (nq:"From: A B <a@b.org>" AND s:"x" AND d:..20241001) | nq:"from a b a b org" AND s:"x" AND dt:..20241001235959
            f:"a@b.org" AND dt:20240101000000..20240201000000 | f:"a b org" AND dt:20240101000000..20240201000000
            dt:20240101000000.. | dt:20240101000000..
            rt:1700000000.. | rt:2023-11-14T22:13:20Z..
            ((s:patch OR s:rfc) AND NOT s:re:) | (s:patch OR s:rfc) AND NOT s:re
            (s:foo) AND dt:20240101000000.. | s:foo AND dt:20240101000000..
            """)
    void reads_what_clients_ask(String typed, String expected) throws QueryException {
        assertThat(parse(typed)).isEqualTo(expected);
    }

    @Test
    void reads_hundreds_of_patch_ids() throws QueryException {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            if (i > 0) query.append(" OR ");
            query.append("patchid:").append(String.format("%040x", i));
        }
        Query parsed = new QueryParser(CLOCK, ZoneOffset.UTC).parse(query.toString());

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Query.AnyOf.class, any -> assertThat(any.parts()).hasSize(500));
    }

    @Test
    void tells_that_an_unknown_prefix_was_searched_as_text() throws QueryException {
        QueryParser parser = new QueryParser(CLOCK, ZoneOffset.UTC);

        assertThat(parser.parse("subject:foo OR bar subject:x").notes())
                .containsExactly("\"subject:\" is no prefix; it was searched as text");
        assertThat(parser.parse("s:foo http://x.org 10:30 std::vector mm: fix").notes())
                .isEmpty();
    }

    /** The message, and under the character that it is about a caret. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            foo "bar baz          | 4  | quote that opens here is never closed
            s:"bar                | 2  | quote that opens here is never closed
            mid:"a                | 4  | quote that opens here is never closed
            (a OR (b c)           | 0  | never closed
            a OR b)               | 6  | closes none
            s: foo                | 0  | Nothing stands behind "s:"
            foo (s:)              | 5  | Nothing stands behind "s:"
            foo d:                | 4  | Nothing stands behind "d:"
            s:()                  | 0  | no letter or digit
            s:"--"                | 0  | no letter or digit
            s:--                  | 0  | no letter or digit
            a AND                 | 2  | missing behind AND
            a OR                  | 2  | missing behind OR
            a AND OR b            | 2  | missing behind AND
            a NOT                 | 2  | missing behind NOT
            NOT NOT a             | 0  | missing behind NOT
            (a OR) b              | 3  | missing behind OR
            AND a                 | 0  | missing in front of AND
            a OR AND b            | 2  | missing behind OR
            -EINVAL               | 0  | write NOT
            a OR -b               | 5  | write NOT
            -s:re                 | 0  | write NOT
            x d:"yesterday".."now" | 2 | put the whole of it in quotes
            *foo                  | 0  | works only at its end
            fo*bar                | 2  | works only at its end
            dfn:fs/*.c            | 7  | works only at its end
            a NEAR                | 2  | one on each side
            NEAR a                | 0  | missing in front of NEAR
            a NEAR (b OR c)       | 2  | one on each side
            a NEAR s:b            | 7  | one prefix
            a NEAR/0 b            | 2  | reach over 1 to
            a NEAR/99999999999 b  | 2  | reach over 1 to
            a* NEAR b             | 0  | joins words and phrases
            a NEAR b ADJ c        | 9  | parentheses
            mid:(a OR b)          | 0  | mid:A OR mid:B
            dfpre:xyz             | 0  | 7 to 64 hex digits
            dfpost:abc            | 0  | 7 to 64 hex digits
            patchid:abcdef1       | 0  | 40 hex digits
            z:500                 | 0  | z:1000..5000
            x z:a..b              | 2  | numbers of octets
            z:1000..5             | 0  | ends before it begins
            d:..                  | 0  | at least one end
            d:soon..              | 0  | no "soon"
            d:20241301..          | 0  | no such day
            d:2024-02-30          | 0  | no such day
            d:2024                | 0  | without a day
            d:2024..              | 0  | without a day
            d:2024-10..           | 0  | YYYY-MM-DD
            d:20241010..20241009  | 0  | ends before it begins
            d:20240101.. d:..20241231 | 13 | these overlap
            rt:20241010..         | 0  | rt:@20241010
            """)
    void refuses(String typed, int position, String reason) {
        QueryException refused = catchThrowableOfType(QueryException.class, () -> parse(typed));

        assertThat(refused).as(typed).isNotNull();
        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "--", "()", "\"\"", "* ** [...]"})
    void refuses_a_query_without_a_word(String typed) {
        QueryException refused = catchThrowableOfType(QueryException.class, () -> parse(typed));

        assertThat(refused).hasMessageContaining("no word to search for");
    }

    @Test
    void refuses_what_is_too_long_too_deep_or_too_much() {
        assertThat(catchThrowableOfType(QueryException.class, () -> parse("a".repeat(65_537))))
                .hasMessageContaining("65536 characters");
        assertThat(catchThrowableOfType(QueryException.class, () -> parse("(".repeat(60_000))))
                .hasMessageContaining("100 parentheses");
        for (String much : List.of("a ".repeat(501), "a.".repeat(2001), "a* ".repeat(49), "mid:a ".repeat(2001))) {
            assertThat(catchThrowableOfType(QueryException.class, () -> parse(much)))
                    .hasMessageContaining("500 words, 2000 ids");
        }
        assertThat(catchThrowableOfType(QueryException.class, () -> parse("a NEAR ".repeat(30) + "a")))
                .hasMessageContaining("at most 20");
    }

    @Test
    void accepts_a_hundred_parentheses() throws QueryException {
        assertThat(parse("(".repeat(100) + "a" + ")".repeat(100))).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d:20241001                | dt:20241001000000..20241001235959
            d:2024-10-01              | dt:20241001000000..20241001235959
            d:2024-10-01..            | dt:20241001000000..
            d:..2024-10-01            | dt:..20241001235959
            d:20241001..20241003      | dt:20241001000000..20241003235959
            d:yesterday..             | dt:20240829170000..
            d:yesterday               | dt:20240829000000..20240829235959
            d:today                   | dt:20240830000000..20240830235959
            d:today..                 | dt:20240830000000..
            d:last.week..2.days.ago   | dt:20240823170000..20240828170000
            d:"last friday..now"      | dt:20240823170000..20240830170000
            d:2024-10-01T12:00..      | dt:20241001120000..
            d:@1700000000..           | dt:20231114221320..
            dt:20241010101112..       | dt:20241010101112..
            dt:..202410101011         | dt:..20241010101159
            dt:2024101010             | dt:20241010100000..20241010105959
            dt:20241010               | dt:20241010000000..20241010235959
            dt:20241010101112         | dt:20241010101112..20241011101112
            rt:2.weeks.ago..          | rt:2024-08-16T17:00:00Z..
            rt:1700000000..1700000001 | rt:2023-11-14T22:13:20Z..2023-11-14T22:13:21Z
            rt:@20241010..            | rt:1970-08-23T06:30:10Z..
            z:1000..                  | z:1000..
            z:..5000                  | z:..5000
            (d:20241001)              | dt:20241001000000..20241001235959
            d:20241001 d:20241003     | dt:20241001000000..20241001235959 OR dt:20241003000000..20241003235959
            """)
    void reads_dates_and_ranges(String typed, String expected) throws QueryException {
        assertThat(parse(typed)).isEqualTo(expected);
    }

    @Test
    void days_begin_at_midnight_of_the_zone_but_dt_counts_in_utc() throws QueryException {
        QueryParser tokyo = new QueryParser(CLOCK, ZoneId.of("Asia/Tokyo"));

        assertThat(tokyo.parse("d:20241002").describe()).isEqualTo("dt:20241001150000..20241002145959");
        assertThat(tokyo.parse("d:2024-10-02T09:00..").describe()).isEqualTo("dt:20241002000000..");
        assertThat(tokyo.parse("dt:20241002000000..").describe()).isEqualTo("dt:20241002000000..");
    }
}
