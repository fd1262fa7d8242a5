package dev.reroll.index.write;

import static dev.reroll.index.write.Mails.mail;
import static dev.reroll.index.write.Mails.received;
import static dev.reroll.index.write.Mails.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.ingest.archive.Appender;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.DataBusyException;
import dev.reroll.ingest.archive.DataLock;
import dev.reroll.ingest.archive.Envelope;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.source.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void data() {
        data = folder.resolve("data");
    }

    private TakenIn take(Path source, String list) throws Exception {
        return new Intake(data, Progress.NONE).take(List.of(Source.of(source.toString(), Optional.of(list))));
    }

    private Optional<IndexedMail> indexed(String id) throws Exception {
        try (MailSearch search = MailSearch.open(data, false)) {
            return search.mail(id);
        }
    }

    @Test
    void everyMailOfAFolderIsInArchiveAndIndex() throws Exception {
        write(folder.resolve("in/a.eml"), mail("a@example.org", "first", "one"));
        write(folder.resolve("in/b.eml"), mail("b@example.org", "second", "two"));

        TakenIn taken = take(folder.resolve("in"), "box");

        assertThat(taken.mails()).isEqualTo(2);
        assertThat(taken.sources()).singleElement().satisfies(source -> {
            assertThat(source.added()).isEqualTo(2);
            assertThat(source.rejected()).isEmpty();
        });
        assertThat(indexed("a@example.org")).map(IndexedMail::subject).contains("first");
        Check.Result check = Check.run(data, Progress.NONE);
        assertThat(check.clean()).isTrue();
        assertThat(check.archived()).isEqualTo(2);
    }

    @Test
    void aSecondRunAddsNothing() throws Exception {
        write(folder.resolve("in/a.eml"), mail("a@example.org", "first", "one"));
        take(folder.resolve("in"), "box");

        TakenIn again = take(folder.resolve("in"), "box");

        assertThat(again.sources()).singleElement().satisfies(source -> {
            assertThat(source.added()).isZero();
            assertThat(source.known()).isEqualTo(1);
        });
        assertThat(Check.run(data, Progress.NONE).archived()).isEqualTo(1);
    }

    @Test
    void theSameMailByAnotherWayIsKnown() throws Exception {
        String mail = mail("a@example.org", "first", "one");
        write(folder.resolve("in/a.eml"), mail);
        take(folder.resolve("in"), "box");
        write(folder.resolve("other/a.eml"), received("Tue, 1 Oct 2024 10:00:09 +0000", mail));

        assertThat(take(folder.resolve("other"), "box").sources().getFirst().known())
                .isEqualTo(1);
    }

    @Test
    void theSameMailTwiceInOneRunIsKeptOnce() throws Exception {
        String mail = mail("a@example.org", "first", "one");
        write(folder.resolve("in/a.eml"), mail);
        write(folder.resolve("in/b.eml"), received("Tue, 1 Oct 2024 10:00:09 +0000", mail));

        TakenIn.OfSource source = take(folder.resolve("in"), "box").sources().getFirst();

        assertThat(source.added()).isEqualTo(1);
        assertThat(source.known()).isEqualTo(1);
    }

    @Test
    void aMailWithFlawsIsKeptAndNamedWithWhatIsWrong() throws Exception {
        write(
                folder.resolve("in/a.eml"),
                "From: ann@example.org\nDate: Mon, 99 Foo 2024\nMessage-ID: <a@example.org>\n\nx\n");

        TakenIn taken = take(folder.resolve("in"), "box");

        assertThat(taken.mails()).isEqualTo(1);
        assertThat(taken.flawed()).singleElement().satisfies(flawed -> {
            assertThat(flawed.id()).isEqualTo("a@example.org");
            assertThat(flawed.flaws()).extracting(Flaw::kind).contains(Flaw.Kind.BAD_DATE);
        });
        assertThat(taken.flawKinds()).containsEntry(Flaw.Kind.BAD_DATE, 1L);
    }

    @Test
    void aMailOfTwoListsIsOneMailWithBoth() throws Exception {
        write(folder.resolve("in/a.eml"), mail("a@example.org", "first", "one"));
        take(folder.resolve("in"), "left");

        TakenIn taken = take(folder.resolve("in"), "right");

        assertThat(taken.mails()).isEqualTo(1);
        assertThat(indexed("a@example.org").orElseThrow().lists()).containsExactly("left", "right");
        assertThat(Check.run(data, Progress.NONE).indexed()).isEqualTo(2);
    }

    @Test
    void whereCopiesDifferTheOneThatCameFirstStaysWhicheverWasTakenInFirst() throws Exception {
        write(
                folder.resolve("early/a.eml"),
                received("Tue, 1 Oct 2024 10:00:01 +0000", mail("a@example.org", "first", "the words as sent")));
        write(
                folder.resolve("late/a.eml"),
                received("Tue, 1 Oct 2024 10:00:09 +0000", mail("a@example.org", "first", "other words")));
        take(folder.resolve("late"), "late");
        take(folder.resolve("early"), "early");

        IndexedMail mail = indexed("a@example.org").orElseThrow();

        assertThat(mail.copies()).extracting(copy -> copy.place().list()).containsExactly("early", "late");
        assertThat(mail.copies()).extracting(Copy::differs).containsExactly(false, true);
        try (MailSearch search = MailSearch.open(data, false)) {
            assertThat(search.search("sent", Searching.NEWEST).mails()).hasSize(1);
            assertThat(search.search("\"other words\"", Searching.NEWEST).mails())
                    .isEmpty();
        }
    }

    @Test
    void aListsFooterIsNoDifference() throws Exception {
        String mail = mail("a@example.org", "first", "one");
        write(folder.resolve("bare/a.eml"), mail);
        write(
                folder.resolve("footed/a.eml"),
                mail + "\n_______________________________________________\nlist mailing list\n");
        take(folder.resolve("bare"), "bare");
        take(folder.resolve("footed"), "footed");

        assertThat(indexed("a@example.org").orElseThrow().copies())
                .extracting(Copy::differs)
                .containsExactly(false, false);
    }

    @Test
    void aMailThatTheArchiveTakesBackLeavesTheIndex() throws Exception {
        write(folder.resolve("in/a.eml"), mail("a@example.org", "first", "one"));
        write(folder.resolve("in/b.eml"), mail("b@example.org", "second", "two"));
        take(folder.resolve("in"), "box");
        byte[] raw = mail("a@example.org", "first", "one").getBytes(StandardCharsets.UTF_8);
        try (Archive archive = Archive.at(data);
                Appender appender = archive.append("box")) {
            appender.remove(raw, Instant.parse("2024-10-02T10:00:00Z"));
            appender.commit();
        }

        TakenIn taken = new Intake(data, Progress.NONE).take(List.of());

        assertThat(taken.mails()).isEqualTo(1);
        assertThat(indexed("a@example.org")).isEmpty();
        assertThat(indexed("b@example.org")).isPresent();
        assertThat(Check.run(data, Progress.NONE).clean()).isTrue();
    }

    @Test
    void aMailThatWasTakenBackAndSentAgainIsThere() throws Exception {
        byte[] raw = mail("a@example.org", "first", "one").getBytes(StandardCharsets.UTF_8);
        byte[] other = mail("b@example.org", "second", "two").getBytes(StandardCharsets.UTF_8);
        try (Archive archive = Archive.at(data);
                Appender appender = archive.append("box")) {
            appender.add(raw, envelope());
            appender.add(other, envelope());
            appender.remove(raw, Instant.parse("2024-10-02T10:00:00Z"));
            appender.remove(other, Instant.parse("2024-10-02T11:00:00Z"));
            appender.add(raw, envelope());
            appender.commit();
        }

        assertThat(new Intake(data, Progress.NONE).take(List.of()).mails()).isEqualTo(1);
        assertThat(indexed("a@example.org")).isPresent();
        Check.Result check = Check.run(data, Progress.NONE);
        assertThat(check.clean()).isTrue();
        assertThat(check.archived()).isEqualTo(1);
    }

    @Test
    void whatIsInTheArchiveButNotYetInTheIndexIsCaughtUpWith() throws Exception {
        try (Archive archive = Archive.at(data);
                Appender appender = archive.append("box")) {
            appender.add(mail("a@example.org", "first", "one").getBytes(StandardCharsets.UTF_8), envelope());
            appender.commit();
        }

        assertThat(new Intake(data, Progress.NONE).take(List.of()).mails()).isEqualTo(1);
        assertThat(Check.run(data, Progress.NONE).clean()).isTrue();
    }

    @Test
    void aRebuiltIndexGivesTheSameAnswers() throws Exception {
        Path mbox = Mails.mbox(folder.resolve("in.mbox"), 50);
        take(mbox, "left");
        take(mbox, "right");
        IndexedMail before = indexed("n7@example.org").orElseThrow();

        TakenIn rebuilt = Reindex.run(data, Progress.NONE);

        assertThat(rebuilt.mails()).isEqualTo(50);
        assertThat(indexed("n7@example.org")).contains(before);
        assertThat(Check.run(data, Progress.NONE).clean()).isTrue();
    }

    @Test
    void aSecondRunAtTheSameTimeIsRefusedAndNamesTheFirst() throws Exception {
        Path mbox = Mails.mbox(folder.resolve("in.mbox"), 1);
        try (DataLock _ = DataLock.take(data)) {
            assertThatThrownBy(() -> take(mbox, "box"))
                    .isInstanceOf(DataBusyException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
        assertThat(take(mbox, "box").mails()).isEqualTo(1);
    }

    @Test
    void aMailWithoutMessageIdIsKeptOnce() throws Exception {
        write(folder.resolve("in/a.eml"), "From: ann@example.org\nSubject: nameless\n\nno id\n");

        assertThat(take(folder.resolve("in"), "box").mails()).isEqualTo(1);
        assertThat(take(folder.resolve("in"), "box").mails()).isEqualTo(1);
    }

    private static Envelope envelope() {
        Instant when = Instant.parse("2024-10-01T10:00:00Z");
        return new Envelope("Ann Author", "ann@example.org", when, ZoneOffset.UTC, when, "first");
    }
}
