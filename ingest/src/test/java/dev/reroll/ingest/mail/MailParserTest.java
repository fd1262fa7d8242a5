package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is read from whole mails, and which flaws are noted. */
final class MailParserTest {
    private static final Instant NOW = Instant.parse("2024-10-01T00:00:00Z");

    private static Mail parse(String octets) {
        return new MailParser(() -> NOW).parse(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Flaw.Kind> kinds(Mail mail) {
        return mail.flaws().stream().map(Flaw::kind).toList();
    }

    @Test
    void readsAWholeMail() {
        Mail mail = parse("""
                Received: from a by b; Tue, 5 Mar 2019 12:00:09 +0000
                Received: from c by a; Tue, 5 Mar 2019 12:00:02 +0000
                From: Ann Lee <ann@x.example>
                To: list@x.example, "Lee, Bob" <bob@x.example>
                Cc: cy@x.example
                Subject: [PATCH v2] uprobes: find the
                 vma quickly
                Date: Tue, 5 Mar 2019 13:00:00 +0100
                Message-ID: <2@x.example>
                In-Reply-To: <1@x.example>
                References: <0@x.example>
                \t<1@x.example> <0@x.example>
                List-Id: A list <Dev.X.example>
                DKIM-Signature: v=1; b=abc

                Hello
                """);
        assertThat(mail.id()).isEqualTo("2@x.example");
        assertThat(mail.ids()).containsExactly("2@x.example");
        assertThat(mail.inReplyTo()).containsExactly("1@x.example");
        assertThat(mail.references()).containsExactly("0@x.example", "1@x.example");
        assertThat(mail.subject()).isEqualTo("[PATCH v2] uprobes: find the vma quickly");
        assertThat(mail.from()).containsExactly(new Address("Ann Lee", "ann@x.example"));
        assertThat(mail.to())
                .containsExactly(new Address("", "list@x.example"), new Address("Lee, Bob", "bob@x.example"));
        assertThat(mail.cc()).containsExactly(new Address("", "cy@x.example"));
        assertThat(mail.date()).isEqualTo("2019-03-05T12:00:00Z");
        assertThat(mail.received()).contains(Instant.parse("2019-03-05T12:00:09Z"));
        assertThat(mail.listIds()).containsExactly("dev.x.example");
        assertThat(mail.parts()).containsExactly(new Part(1, "text/plain", "", false, "Hello\n", 6));
        assertThat(mail.flaws()).isEmpty();
    }

    @Nested
    final class Ids {

        @Test
        void makesAnIdFromTheBytesWhereThereIsNone() {
            // the id that `git hash-object` gives to these bytes
            Mail mail = parse("Subject: a\nDate: Tue, 5 Mar 2019 12:00:00 +0000\n\nb\n");
            assertThat(mail.id()).isEqualTo("6ef00ece68383fda07e44957d9369be3a08a8ca7@no-message-id.invalid");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.NO_MESSAGE_ID);
        }

        @Test
        void keepsAllIdsAndSaysThatThereAreSeveral() {
            Mail mail =
                    parse("Message-ID: <1@x>\nMessage-Id: <2@x>\nMessage-ID: <1@x>\nDate: 5 Mar 2019 12:00 +0000\n\n");
            assertThat(mail.ids()).containsExactly("1@x", "2@x");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.SEVERAL_MESSAGE_IDS);
        }

        @Test
        void takesAWordThatIsNoIdForOneAndSaysSo() {
            Mail mail = parse("Message-ID: not an id\nDate: 5 Mar 2019 12:00 +0000\n\n");
            assertThat(mail.id()).isEqualTo("not an id");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_HEADER);
        }

        @Test
        void takesOnlyIdsFromInReplyTo() {
            Mail mail = parse("""
                    From: Ann <ann@x.example>
                    Message-ID: <2@x>
                    Date: 5 Mar 2019 12:00 +0000
                    In-Reply-To: Your message of "Mon, 4 Mar" <1@x>, from Ann <ann@x.example>

                    """);
            assertThat(mail.inReplyTo()).containsExactly("1@x");
        }

        @Test
        void joinsTheIdsOfSeveralFields() {
            Mail mail =
                    parse("Message-ID: <2@x>\nReferences: <0@x>\nDate: 5 Mar 2019 12:00 +0000\nReferences: <1@x>\n\n");
            assertThat(mail.references()).containsExactly("0@x", "1@x");
        }
    }

    @Nested
    final class Dates {

        private static Mail dated(String date, String received) {
            String line = received.isEmpty() ? "" : "Received: from a by b (c; d); " + received + "\n";
            return parse(line + (date.isEmpty() ? "" : "Date: " + date + "\n") + "Message-ID: <1@x>\n\n");
        }

        @Test
        void takesArrivalForAnImpossibleDate() {
            Mail mail = dated("Sun, 31 Dec 2023 16:54:04 +9900", "Mon, 1 Jan 2024 00:54:12 +0000");
            assertThat(mail.date()).isEqualTo("2024-01-01T00:54:12Z");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_DATE);
        }

        @Test
        void takesArrivalForADateThatLiesFarBehindIt() {
            Mail mail = dated("Sat, 1 Jan 2033 00:00:00 +0000", "Mon, 1 Jan 2024 00:00:00 +0000");
            assertThat(mail.date()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_DATE);
            assertThat(dated("Wed, 3 Jan 2024 00:00:00 +0000", "Mon, 1 Jan 2024 00:00:00 +0000")
                            .flaws())
                    .isEmpty();
        }

        @Test
        void believesADateLongBeforeArrival() {
            Mail mail = dated("Thu, 1 Jan 1998 00:00:00 +0000", "Mon, 1 Jan 2024 00:00:00 +0000");
            assertThat(mail.date()).isEqualTo("1998-01-01T00:00:00Z");
        }

        @Test
        void believesNoDateAheadOfNowWhereArrivalIsUnknown() {
            assertThat(dated("Wed, 2 Oct 2024 12:00:00 +0000", "").date()).isEqualTo("2024-10-02T12:00:00Z");
            Mail mail = dated("Sat, 5 Oct 2024 00:00:00 +0000", "");
            assertThat(mail.date()).isEqualTo(Instant.EPOCH);
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_DATE);
        }

        @Test
        void saysThatThereIsNone() {
            assertThat(dated("", "Mon, 1 Jan 2024 00:00:00 +0000").date()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(kinds(dated("", ""))).containsExactly(Flaw.Kind.NO_DATE);
            assertThat(dated("", "").date()).isEqualTo(Instant.EPOCH);
        }

        @Test
        void takesTheNewestReceivedThatBearsADate() {
            Mail mail = parse("""
                    Received: from a by b
                    Received: by c; nonsense
                    Received: by d; Mon, 1 Jan 2024 00:00:00 +0000
                    Message-ID: <1@x>

                    """);
            assertThat(mail.received()).contains(Instant.parse("2024-01-01T00:00:00Z"));
        }
    }

    @Nested
    final class Headers {

        @Test
        void passesOverTheLineOfAnMbox() {
            for (String line : List.of("From ann@x Tue Mar  5 12:00:00 2019", ">From ann@x Tue Mar  5 12:00:00 2019")) {
                Mail mail = parse(line + "\nSubject: s\nMessage-ID: <1@x>\n\nb\n");
                assertThat(mail.subject()).isEqualTo("s");
                assertThat(kinds(mail)).containsExactly(Flaw.Kind.NO_DATE);
            }
        }

        @Test
        void readsLinesThatEndInCrLf() {
            Mail mail = parse("Subject: a\r\n b\r\nMessage-ID: <1@x>\r\n\r\none\r\n\r\ntwo\r\n");
            assertThat(mail.subject()).isEqualTo("a b");
            assertThat(mail.text()).isEqualTo("one\n\ntwo\n");
        }

        @Test
        void goesOnAfterALineThatIsNoField() {
            Mail mail = parse("Subject: a\nand a line that was not folded\nMessage-ID: <1@x>\n\nb\n");
            assertThat(mail.id()).isEqualTo("1@x");
            assertThat(mail.text()).isEqualTo("b\n");
            assertThat(kinds(mail)).contains(Flaw.Kind.BAD_HEADER);
        }

        @Test
        void startsTheTextAtALineThatIsNoFieldWhereNoneFollows() {
            Mail mail = parse("Subject: a\nMessage-ID: <1@x>\nThe blank line is missing.\nMore\n");
            assertThat(mail.text()).isEqualTo("The blank line is missing.\nMore\n");
            assertThat(kinds(mail)).contains(Flaw.Kind.BAD_HEADER);
        }

        @Test
        void readsTextWithoutAnyHeader() {
            assertThat(parse("just text\nand more\n\nof it\n").text()).isEqualTo("just text\nand more\n\nof it\n");
            assertThat(parse("").text()).isEmpty();
        }

        @Test
        void dropsNulAndSaysSo() {
            Mail mail = parse("Subject: a\0b\nMessage-ID: <1@x>\nDate: 5 Mar 2019 12:00 +0000\n\nc\0d\n");
            assertThat(mail.subject()).isEqualTo("ab");
            assertThat(mail.text()).isEqualTo("cd\n");
            assertThat(kinds(mail)).containsOnly(Flaw.Kind.NUL_BYTES);
        }

        @Test
        void readsNamesInAnyCaseAndWithBlanksBeforeTheColon() {
            Mail mail = parse("SUBJECT : a\nmessage-id:<1@x>\n\n");
            assertThat(mail.subject()).isEqualTo("a");
            assertThat(mail.id()).isEqualTo("1@x");
        }

        @Test
        void readsTheFirst64KilobytesOfAField() {
            Mail mail = parse(
                    "Message-ID: <1@x>\nDate: 5 Mar 2019 12:00 +0000\nSubject: " + "x".repeat(100_000) + "\n\nb\n");
            assertThat(mail.subject()).hasSizeBetween(65_000, 65_536);
            assertThat(mail.text()).isEqualTo("b\n");
            assertThat(kinds(mail)).containsExactly(Flaw.Kind.LONG_HEADER);
        }

        @Test
        void readsAHeaderThatIsFoldedWithoutEnd() {
            Mail mail = parse("Message-ID: <1@x>\nTo: a@x,\n" + " b@x,\n".repeat(50_000) + " c@x\n\nb\n");
            assertThat(mail.to()).hasSize(2000);
            assertThat(mail.text()).isEqualTo("b\n");
        }
    }
}
