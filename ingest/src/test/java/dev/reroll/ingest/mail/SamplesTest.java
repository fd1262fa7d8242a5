package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other projects' hard cases. Expected values are theirs, or stand in the mails. */
final class SamplesTest {
    private static final String GIT = "samples/git/t/t5100/";

    private static List<Flaw.Kind> kinds(Mail mail) {
        return mail.flaws().stream().map(Flaw::kind).toList();
    }

    @Test
    void everyFileIsReadWholeAndMailByMail() {
        MailParser parser = new MailParser();
        int mails = 0;
        for (Path file : Samples.files("samples")) {
            assertThat(kinds(parser.parse(Samples.bytes(file)))).as("%s", file).doesNotContain(Flaw.Kind.NOT_PARSED);
            for (byte[] raw : Samples.mails(file)) {
                Mail mail = parser.parse(raw);
                assertThat(kinds(mail)).as("%s", file).doesNotContain(Flaw.Kind.NOT_PARSED);
                PatchId.of(BodyParser.parse(mail));
                mails++;
            }
        }
        assertThat(mails).isGreaterThan(700);
    }

    @Test
    void everyMailIsReadWhenItIsDamaged() {
        Random random = new Random(5);
        MailParser parser = new MailParser();
        for (Path file : Samples.files("samples")) {
            byte[] raw = Samples.mails(file).getFirst();
            if (raw.length == 0 || raw.length > 100_000) continue;
            for (int round = 0; round < 5; round++) {
                byte[] damaged = raw.clone();
                for (int i = 0; i < 20; i++) damaged[random.nextInt(raw.length)] = (byte) random.nextInt(256);
                Mail mail = parser.parse(damaged);
                assertThat(kinds(mail)).as("%s, round %d", file, round).doesNotContain(Flaw.Kind.NOT_PARSED);
                PatchId.of(BodyParser.parse(mail));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6, 7, 8, 11, 13, 17})
    void gitReadsTheSameAuthorSubjectAndDate(int number) throws IOException {
        // the mails whose text does not name another author or subject, which is read later than the mail
        byte[] raw = Samples.mails(Samples.path(GIT + "sample.mbox")).get(number - 1);
        assertSameAsGit(new MailParser().parse(raw), "info%04d".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void gitReadsTheSameEncodedWords(int number) throws IOException {
        byte[] raw = Samples.mails(Samples.path(GIT + "rfc2047-samples.mbox")).get(number - 1);
        assertSameAsGit(new MailParser().parse(raw), "rfc2047-info-%04d".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment", "quoted-string"})
    void gitReadsTheSameName(String file) throws IOException {
        assertSameAsGit(Samples.mail(GIT + file + ".in"), file + ".expect");
    }

    private static void assertSameAsGit(Mail mail, String infoFile) throws IOException {
        Map<String, String> info = new HashMap<>();
        for (String line : Files.readAllLines(Samples.path(GIT + infoFile))) {
            int colon = line.indexOf(": ");
            if (colon > 0) info.put(line.substring(0, colon), line.substring(colon + 2));
        }
        // git takes "Re:" and everything in brackets off, which is not the mail parser's business
        String title = mail.subject().replaceAll("(?i)^(re:|\\[[^]]*]|\\s)*", "");
        assertThat(title).isEqualTo(info.get("Subject"));
        if (info.containsKey("Author")) {
            Address author = mail.from().getFirst();
            assertThat(author.name()).isEqualTo(info.get("Author"));
            assertThat(author.email()).isEqualTo(info.get("Email"));
        }
        if (info.containsKey("Date")) {
            assertThat(mail.date())
                    .isEqualTo(MailDate.read(info.getOrDefault("Date", "")).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 14, 15, 16, 17, 18})
    void gitCutsTheSameDiffOut(int number) throws IOException {
        byte[] raw = Samples.mails(Samples.path(GIT + "sample.mbox")).get(number - 1);
        String patch = Files.readString(Samples.path(GIT + "patch%04d".formatted(number)), StandardCharsets.ISO_8859_1);
        StringBuilder ours = new StringBuilder();
        BodyParser.parse(new MailParser().parse(raw))
                .files()
                .forEach(file -> file.lines().forEach(line -> ours.append(line).append('\n')));
        assertThat(ours).isNotEmpty();
        // git leaves the octets of a patch in their charset, and its patch goes on to the end of the mail
        String octets = new String(ours.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(patch).contains(octets);
    }

    @Test
    void readsTheNulSamplesOfGit() {
        assertThat(kinds(Samples.mail(GIT + "nul-plain"))).contains(Flaw.Kind.NUL_BYTES);
        assertThat(kinds(Samples.mail(GIT + "nul-b64.in"))).contains(Flaw.Kind.NUL_BYTES);
        assertThat(Samples.mail(GIT + "nul-plain").text()).doesNotContain("\0");
    }

    @Test
    void readsAPatchThatWasQuotedWithReturns() {
        for (byte[] raw : Samples.mails(Samples.path(GIT + "quoted-cr.mbox"))) {
            assertThat(BodyParser.parse(new MailParser().parse(raw)).files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.name()).isEqualTo("configure"));
        }
    }

    @Test
    void readsTheFlowedPatchOfGit() {
        Mail mail = Samples.mail("samples/git/t/t4256/1/patch");
        // the diffstat of the mail: 62 insertions, 2 deletions
        assertThat(BodyParser.parse(mail).files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("mailinfo.c");
            assertThat(file.lines())
                    .filteredOn(l -> l.startsWith("+") && !l.startsWith("+++"))
                    .hasSize(62);
            assertThat(file.lines())
                    .filteredOn(l -> l.startsWith("-") && !l.startsWith("---"))
                    .hasSize(2);
            assertThat(file.hunks()).allSatisfy(SamplesTest::assertWhole);
        });
    }

    private static void assertWhole(Hunk hunk) {
        long added = hunk.lines().stream().filter(l -> l.startsWith("+")).count();
        long removed = hunk.lines().stream().filter(l -> l.startsWith("-")).count();
        assertThat(added - removed).isEqualTo((long) hunk.newCount() - hunk.oldCount());
        assertThat((long) hunk.lines().size()).isEqualTo(hunk.newCount() + removed);
    }

    @Test
    void takesArrivalForTheZonePlus9900() {
        Mail mail = Samples.mail("samples/lore-hard-cases/06-date-zone-plus9900.mbox");
        assertThat(mail.date()).isEqualTo(Instant.parse("2024-01-01T00:54:12Z"));
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lore-hard-cases/07-charset-y.mbox", "patchew/tests/data/0007-invalid-charset.mbox.gz"})
    void readsCharsetYAsUtf8(String file) {
        Mail mail = Samples.mail("samples/" + file);
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_CHARSET);
        assertThat(mail.text()).doesNotContain("\ufffd");
        assertThat(BodyParser.parse(mail).hasDiff()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"40-format-flowed-patch", "41-base64-patch", "42-qp-patch", "44-copy-from", "48-other-charsets"})
    void readsPatchesInEveryEncoding(String file) {
        for (byte[] raw : Samples.mails(Samples.path("samples/lore-hard-cases/" + file + ".mbox"))) {
            Mail mail = new MailParser().parse(raw);
            assertThat(mail.flaws()).isEmpty();
            assertThat(BodyParser.parse(mail).files())
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(f.hunks()).allSatisfy(SamplesTest::assertWhole));
        }
    }

    @Test
    void readsAGitBinaryPatch() {
        assertThat(BodyParser.parse(Samples.mail("samples/lore-hard-cases/43-git-binary.mbox"))
                        .files())
                .filteredOn(f -> f.binary())
                .singleElement()
                .satisfies(f -> assertThat(f.name()).isEqualTo("tests/test_binary_bios_measurements"));
    }

    @Test
    void readsAnAttachedPatch() {
        Mail mail = Samples.mail("samples/lore-hard-cases/47-attached-x-patch-in-reply.mbox");
        assertThat(mail.parts()).extracting(Part::fileName).containsExactly("", "fix_log.diff");
        assertThat(BodyParser.parse(mail).files())
                .extracting(f -> f.name())
                .containsExactly("drivers/firmware/efi/tpm.c", "include/linux/tpm_eventlog.h");
    }

    @Test
    void takesNoRangeDiffForADiff() {
        for (byte[] raw : Samples.mails(Samples.path("samples/lore-hard-cases/49-range-diff-in-cover.mbox"))) {
            assertThat(BodyParser.parse(new MailParser().parse(raw)).hasDiff()).isFalse();
        }
    }

    @Test
    void keepsSevenIdsOfInReplyToInOrder() {
        Mail mail = Samples.mail("samples/lore-hard-cases/52-seven-in-reply-to.mbox");
        assertThat(mail.inReplyTo())
                .hasSize(7)
                .startsWith("87mu8ppknv.fsf@FE-laptop")
                .endsWith("20200304163412.GX37466@atomide.com");
    }

    @Test
    void readsBase64InWhichAFuzzerBrokeTheHeader() {
        Mail mail = Samples.mail("samples/patchwork/patchwork/tests/data/fuzz/base64err.mbox");
        assertThat(mail.from())
                .singleElement()
                .satisfies(a -> assertThat(a.email()).isEqualTo(".com"));
        assertThat(mail.id()).isEqualTo("1m");
    }

    @Test
    void readsACharsetWithNulInIt() {
        Mail mail = Samples.mail("samples/patchwork/patchwork/tests/data/fuzz/codec-null.mbox");
        assertThat(kinds(mail)).contains(Flaw.Kind.NUL_BYTES, Flaw.Kind.BAD_CHARSET);
        assertThat(BodyParser.parse(mail).files().getFirst().name()).isEqualTo("net/ieee802154/socket.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date-too-long", "dateheader", "year-out-of-range", "name-len", "email-len"})
    void believesNoDateOfAFuzzer(String file) {
        assertThat(kinds(Samples.mail("samples/patchwork/patchwork/tests/data/fuzz/" + file + ".mbox")))
                .contains(Flaw.Kind.BAD_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgid-len2", "refshdr", "year-out-of-range"})
    void makesAnIdForMailsThatLostIt(String file) {
        Mail mail = Samples.mail("samples/patchwork/patchwork/tests/data/fuzz/" + file + ".mbox");
        assertThat(mail.id()).endsWith("@no-message-id.invalid");
        assertThat(kinds(mail)).contains(Flaw.Kind.NO_MESSAGE_ID);
    }

    @Test
    void readsBothCcFields() {
        assertThat(Samples.mail("samples/notmuch/test/corpora/broken/broken-cc").cc())
                .hasSize(2);
    }

    @Test
    void readsJapaneseOfPublicInbox() {
        assertThat(Samples.mail("samples/public-inbox/t/iso-2202-jp.eml").text())
                .startsWith("|けいじゅ＠今はフリー");
    }

    @Test
    void readsNestedMailsOfPublicInboxInOrder() {
        Mail mail = Samples.mail("samples/public-inbox/t/data/message_embed.eml");
        assertThat(mail.ids()).containsExactly("20200418222508.GA13918@dcvr");
        assertThat(mail.parts())
                .extracting(Part::type)
                .containsExactly("text/plain", "message/rfc822", "text/plain", "message/rfc822", "text/plain");
        assertThat(mail.parts()).extracting(Part::fileName).containsExactly("", "embed2x.eml", "", "test.eml", "");
    }

    @Test
    void readsAnAttachedMbox() {
        Mail mail = Samples.mail("samples/public-inbox/t/data/attached-mbox-with-utf8.eml");
        assertThat(mail.parts().get(1).fileName()).isEqualTo("foo.mbox");
        assertThat(mail.parts().get(1).text()).contains("diff --git");
    }

    @Test
    void readsAnAttachmentOfPublicInboxByItsOctets() {
        assertThat(Samples.mail("samples/public-inbox/t/psgi_attach.eml").parts())
                .extracting(Part::fileName)
                .containsExactly("queue-pee", "bayce-sixty-four", "noop.txt", ".dotfile");
    }

    @Test
    void readsAMailOfHtmlOnly() {
        assertThat(Samples.mail("samples/notmuch/test/corpora/html/attribute-text")
                        .text())
                .isEqualTo("hunter2\n");
    }

    @Test
    void readsANameSplitOverEncodedWords() {
        Mail mail = Samples.mail("samples/patchew/tests/data/0035-rfc2047-from.mbox.gz");
        assertThat(mail.from())
                .containsExactly(new Address("AIERPATIJIANG1 [艾尔帕提江·阿布都赛买提]", "AIERPATIJIANG1@kingsoft.com"));
    }

    @Test
    void readsAnOctetThatIsNotUtf8() {
        Mail mail = Samples.mail("samples/patchew/tests/data/0010-invalid-byte.mbox.gz");
        assertThat(kinds(mail)).containsExactly(Flaw.Kind.BAD_CHARSET);
    }
}
