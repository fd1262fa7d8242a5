package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressReaderTest {
    private final Flaws flaws = new Flaws();

    private List<Address> read(String... values) {
        return AddressReader.read(values, flaws);
    }

    @Test
    void readsNamesWithAndWithoutQuotes() {
        assertThat(read("Ann Lee <ann@a.example>, \"Lee, Bob\" <bob@b.example>,\tcy@c.example"))
                .containsExactly(
                        new Address("Ann Lee", "ann@a.example"),
                        new Address("Lee, Bob", "bob@b.example"),
                        new Address("", "cy@c.example"));
    }

    @Test
    void takesBackslashesOffInQuotes() {
        assertThat(read("\"Ann \\\"The\\\" Lee\" <a@b.example>"))
                .containsExactly(new Address("Ann \"The\" Lee", "a@b.example"));
    }

    @Test
    void keepsACommentInTheNameAndTakesItForOne() {
        assertThat(read("Ann Lee (Firm) <a@b.example>")).containsExactly(new Address("Ann Lee (Firm)", "a@b.example"));
        assertThat(read("Ann <a@b.example> (by way of (a) list)"))
                .containsExactly(new Address("Ann (by way of (a) list)", "a@b.example"));
        assertThat(read("a@b.example (Ann Lee)")).containsExactly(new Address("Ann Lee", "a@b.example"));
        assertThat(read("<a@b.example> (Ann Lee)")).containsExactly(new Address("Ann Lee", "a@b.example"));
    }

    @Test
    void readsTheMembersOfAGroup() {
        assertThat(read("team: a@x.example, B <b@x.example>;, c@x.example"))
                .containsExactly(
                        new Address("", "a@x.example"),
                        new Address("B", "b@x.example"),
                        new Address("", "c@x.example"));
        assertThat(read("undisclosed-recipients:;")).isEmpty();
    }

    @Test
    void readsSemicolonsAsOutlookWritesThem() {
        assertThat(read("A <a@x.example>; b@x.example"))
                .containsExactly(new Address("A", "a@x.example"), new Address("", "b@x.example"));
    }

    @Test
    void decodesNamesOnlyAfterTheyWereTakenApart() {
        // the comma and the brackets are encoded: they are part of the name
        assertThat(read("=?utf-8?q?Lee=2C_Ann_=3Cboss=40x=3E?= <a@b.example>"))
                .containsExactly(new Address("Lee, Ann <boss@x>", "a@b.example"));
    }

    @Test
    void doesNotPartAnEncodedWordAtARawComma() {
        assertThat(read("=?utf-8?q?Lee,_Ann?= <a@b.example>")).containsExactly(new Address("Lee, Ann", "a@b.example"));
    }

    @Test
    void decodesWordsWithinQuotes() {
        assertThat(read("\"=?utf-8?q?Andr=C3=A9?= B\" <a@b.example>"))
                .containsExactly(new Address("André B", "a@b.example"));
    }

    @Test
    void joinsANameSplitOverWords() {
        assertThat(read("=?UTF-8?B?5bCP5p4=?= =?UTF-8?B?lw==?= <x@y.example>"))
                .containsExactly(new Address("小林", "x@y.example"));
    }

    @Test
    void takesTheLastOfTwoBracketedAddresses() {
        assertThat(read("\"a@evil.example\" <b@c.example>"))
                .containsExactly(new Address("a@evil.example", "b@c.example"));
        assertThat(read("Ann <old@x.example> <new@x.example>"))
                .containsExactly(new Address("Ann <old@x.example>", "new@x.example"));
    }

    @Test
    void keepsWhatIsNoAddressAsAName() {
        assertThat(read("root, Ann Lee, a b@c.example"))
                .containsExactly(new Address("root", ""), new Address("Ann Lee", ""), new Address("a b@c.example", ""));
        assertThat(read(" , ,")).isEmpty();
    }

    @Test
    void readsOnAfterQuotesBracketsAndCommentsThatDoNotEnd() {
        assertThat(read("\"Ann <a@x.example>, b@x.example"))
                .containsExactly(new Address("\"Ann", "a@x.example"), new Address("", "b@x.example"));
        assertThat(read("Ann (oops <a@x.example>, b@x.example"))
                .containsExactly(new Address("Ann (oops", "a@x.example"), new Address("", "b@x.example"));
        assertThat(read("Ann <a@x.example, b@x.example"))
                .containsExactly(new Address("Ann", "a@x.example"), new Address("", "b@x.example"));
    }

    @Test
    void keepsQuotedLocalPartsAndRoutes() {
        assertThat(read("\"ann lee\"@x.example")).containsExactly(new Address("", "\"ann lee\"@x.example"));
        assertThat(read("<@relay.example:ann@x.example>")).containsExactly(new Address("", "ann@x.example"));
    }

    @Test
    void joinsTheFieldsOfOneName() {
        assertThat(read("a@x.example", "b@x.example"))
                .extracting(Address::email)
                .containsExactly("a@x.example", "b@x.example");
    }

    @Test
    void readsAThousandAddressesAndNoEndOfThem() {
        List<Address> all = read("a@x.example, ".repeat(5000));
        assertThat(all).hasSize(2000);
        assertThat(flaws.all()).extracting(Flaw::kind).containsExactly(Flaw.Kind.LONG_HEADER);
    }

    @Test
    void takesTimeInProportionToTheLength() {
        for (String piece : List.of("<", "(", "\"", "<,", ":", "(,", "@:", "\\", "=?utf-8?q?,")) {
            assertThat(read(piece.repeat(200_000) + ";")).hasSizeLessThanOrEqualTo(2000);
        }
    }
}
