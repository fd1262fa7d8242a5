package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sources and quotes as lines parted by {@code /}; found are the numbers of the source's lines, {@code -} for none. */
class QuoteMatchTest {

    private static String found(String source, String quote) {
        String[] lines = source.split("/", -1);
        boolean[] used = new boolean[lines.length];
        Arrays.fill(used, true);
        SourceText text = new SourceText(lines, used);
        String[] keys = Arrays.stream(quote.split("/", -1)).map(SourceText::key).toArray(String[]::new);
        return Arrays.stream(QuoteMatch.places(text, keys))
                .mapToObj(place -> place < 0 ? "-" : Integer.toString(text.line(place)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void linesAreFoundInOrder() {
        assertThat(found("int one;/int two;/int three;", "int one;/int three;")).isEqualTo("0 2");
    }

    @Test
    void aLineThatStandsTwiceIsTheOneBesideItsNeighbour() {
        assertThat(found("int seq;/first();/int seq;/second();", "int seq;/second();"))
                .isEqualTo("2 3");
        assertThat(found("first();/int seq;/second();/int seq;", "first();/int seq;"))
                .isEqualTo("0 1");
    }

    @Test
    void shortLinesFollowTheirNeighbours() {
        assertThat(found("one();/}/two();/}/three();/}", "two();/}")).isEqualTo("2 3");
        assertThat(found("one();/}/two();/}", "}")).isEqualTo("-");
    }

    @Test
    void shortLinesGoOnWithTheLineAboveTheRemarkBetween() {
        assertThat(found("one();/}/two();", "one();//}")).isEqualTo("0 - 1");
        assertThat(found("one();/two();/}", "one();//}")).isEqualTo("0 - -");
    }

    @Test
    void whatStandsFurtherUpMayBeTakenUpLater() {
        assertThat(found(
                        "first_of_all(lamp);/int one;/second_of_all(lamp);/int two;",
                        "second_of_all(lamp);/int two;//first_of_all(lamp);"))
                .isEqualTo("2 3 - 0");
    }

    @Test
    void aLineThatSaysLittleIsNotTakenUpFromFurtherUp() {
        assertThat(found("int one;/second_of_all(lamp);/int two;", "second_of_all(lamp);/int two;//int one;"))
                .isEqualTo("1 2 - -");
    }

    @Test
    void aWrappedLineIsFoundInParts() {
        assertThat(found("zero/one long line of many words here", "one long line of/many words here"))
                .isEqualTo("1 1");
    }

    @Test
    void joinedLinesAreFoundWhereTheyStart() {
        assertThat(found("zero/one long line of/many words here", "one long line of many words here"))
                .isEqualTo("1");
    }

    @Test
    void blanksAndTabsMeanNothing() {
        assertThat(found("+\tif (a)/+\t\tb();  ", "+       if (a)/+               b();"))
                .isEqualTo("0 1");
    }

    @Test
    void otherWordsAreNotFound() {
        assertThat(found("int one;/int two;", "int four;/int two and a half;")).isEqualTo("- -");
    }

    @Test
    void linesOfOneKindByTheThousandProposeNothing() {
        String many = "same();/".repeat(10_000);
        assertThat(found(many + "end of it;", "same();/end of it;")).isEqualTo("9999 10000");
    }
}
