package dev.reroll.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What holds for every query, tried on random ones made of the language's own pieces. */
class QueryParserFuzzTest {

    private static final String[] PIECES = {
        "a",
        "B",
        "locks",
        "foo_bar",
        "vma->vm_file",
        "x()",
        "10:30",
        "http://x/y",
        "1a2b3c4d",
        "\u00e9t\u00e9",
        "\u4fee\u6b63",
        "\ud83d\ude00",
        "\ud800",
        "\u0130",
        "\u0149",
        "\u1d2c",
        "\u2163",
        "\u0301",
        "s:",
        "f:",
        "nq:",
        "mid:",
        "lid:",
        "d:",
        "dt:",
        "rt:",
        "z:",
        "dfpre:",
        "patchid:",
        "foo:",
        "\"",
        "\u201c",
        "\u201d",
        "(",
        ")",
        "+",
        "-",
        "*",
        " ",
        " ",
        " ",
        "  ",
        "AND",
        "OR",
        "NOT",
        "XOR",
        "NEAR",
        "NEAR/3",
        "ADJ",
        "ADJ/0",
        "..",
        "20240101",
        "2024-10-01",
        "yesterday",
        "2.weeks.ago",
        "1234567",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "<a@b>",
        "a@b.c",
        "@5",
        "\t",
        "\u00a0",
        "\u0000",
        "'",
        "/",
        "\\",
        "&",
        "~"
    };

    private static final QueryParser PARSER =
            new QueryParser(Clock.fixed(Instant.parse("2024-08-30T17:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);

    private static String random(Random random) {
        StringBuilder query = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            query.append(PIECES[random.nextInt(PIECES.length)]);
            if (random.nextInt(3) == 0) query.append(' ');
        }
        return query.toString();
    }

    @Test
    void a_query_parses_to_what_describes_itself_or_is_refused() {
        Random random = new Random(20240830);
        int parsed = 0;
        for (int i = 0; i < 30_000; i++) {
            String typed = random(random);
            try {
                Query query = PARSER.parse(typed);
                String described = query.describe();
                parsed++;
                assertThatCode(() -> {
                            assertThat(PARSER.parse(described).describe()).isEqualTo(described);
                            assertThat(LuceneQuery.of(query)).isNotNull();
                        })
                        .as("%s, read as %s", typed, described)
                        .doesNotThrowAnyException();
            } catch (QueryException refused) {
                assertThat(refused.getMessage()).as(typed).isNotBlank();
                assertThat(refused.position()).as(typed).isBetween(0, typed.length());
            }
        }
        assertThat(parsed).as("queries that could be read").isGreaterThan(3_000);
    }

    @Test
    void random_characters_are_read_or_refused() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            int length = random.nextInt(40);
            for (int j = 0; j < length; j++) {
                typed.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95)));
            }
            try {
                String described = PARSER.parse(typed.toString()).describe();
                assertThatCode(() ->
                                assertThat(PARSER.parse(described).describe()).isEqualTo(described))
                        .as("%s, read as %s", typed, described)
                        .doesNotThrowAnyException();
            } catch (QueryException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    /** Quadratic work on 64 kB would take minutes; the bound is far from what linear work needs. */
    @Test
    void the_longest_queries_are_read_or_refused_soon() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String piece : PIECES) {
                String typed = piece.repeat(QueryParser.LONGEST / piece.length());
                try {
                    assertThat(PARSER.parse(typed).describe()).isNotEmpty();
                } catch (QueryException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }
        });
    }
}
