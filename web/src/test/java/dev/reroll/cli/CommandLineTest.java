package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.archive.DataLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees of each command: its exit code, what goes to stdout, what goes to stderr. */
class CommandLineTest {

    private static final String MAIL = """
            From: Ann Author <ann@example.org>
            To: list@example.org
            Subject: [PATCH] sched: count what waits
            Date: Tue, 1 Oct 2024 12:00:00 +0200
            Message-ID: <patch.1@example.org>

            The runqueue_depth is counted.
            """;

    private static final String REPLY = """
            From: Bob Reviewer <bob@example.org>
            To: ann@example.org
            Subject: Re: [PATCH] sched: count what waits
            Date: Wed, 2 Oct 2024 09:00:00 +0000
            Message-ID: <reply.1@example.org>
            In-Reply-To: <patch.1@example.org>

            > The runqueue_depth is counted.
            Under which lock?
            """;

    @TempDir
    Path folder;

    private Path data;

    private Ran run(String... words) {
        return Ran.over(data, words);
    }

    @BeforeEach
    void takeIn() throws Exception {
        data = folder.resolve("data");
        Path box = Files.createDirectories(folder.resolve("box"));
        Files.writeString(box.resolve("1.eml"), MAIL);
        Files.writeString(box.resolve("2.eml"), REPLY);
        assertThat(run("ingest", box.toString()).code()).isZero();
    }

    @Test
    void ingestSaysWhatWasNewAndASecondRunWhatWasKnown() {
        Ran again = run("ingest", folder.resolve("box").toString());
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("-> box: 0 new, 2 known").contains("2 mails in all");
    }

    @Test
    void aSearchPrintsDateAuthorSubjectAndIdAndExitsWithZero() {
        Ran ran = run("search", "runqueue_depth", "f:ann");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("2024-10-01 10:00  Ann Author\n  [PATCH] sched: count what waits\n  patch.1@example.org\n");
        assertThat(ran.err()).isEqualTo("1 to 1 of 1\n");
    }

    @Test
    void aSearchThatFindsNothingExitsWithOneAndKeepsStdoutEmpty() {
        assertThat(run("search", "xyzzyplugh")).isEqualTo(new Ran(1, "", "nothing found\n"));
    }

    @Test
    void aQueryThatCannotBeUnderstoodExitsWithTwoAndSaysWhere() {
        Ran ran = run("search", "s:(sched");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("reroll: the query cannot be understood at character 3: ");
    }

    @Test
    void searchAnswersInJson() {
        JsonNode answer =
                JsonMapper.shared().readTree(run("search", "--json", "sched").out());
        assertThat(answer.get("total").asInt()).isEqualTo(2);
        assertThat(answer.get("mails").get(0).get("id").asString()).isEqualTo("reply.1@example.org");
        assertThat(answer.get("mails").get(0).get("inReplyTo").get(0).asString())
                .isEqualTo("patch.1@example.org");
        assertThat(answer.get("mails").get(1).get("from").get(0).get("email").asString())
                .isEqualTo("ann@example.org");
    }

    @Test
    void aThreadIsATreeAndAnyOfItsMailsLeadsToIt() {
        Ran ran = run("thread", "<reply.1@example.org>");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).containsSubsequence("2024-10-01 10:00  Ann Author", "2024-10-02 09:00   Bob Reviewer");
    }

    @Test
    void anUnknownMessageIdExitsWithOne() {
        Ran ran = run("thread", "nobody@example.org");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nobody@example.org");
    }

    @Test
    void aFileOfAnUnknownFormExitsWithThreeAndNamesTheKnownForms() throws Exception {
        Path png = folder.resolve("picture.png");
        Files.write(png, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0});
        Ran ran = run("ingest", png.toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("picture.png").contains("mbox").doesNotContain("\tat ");
    }

    @Test
    void aSourceThatIsNotThereExitsWithThree() {
        Ran ran = run("ingest", folder.resolve("nowhere").toString());
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void aSecondIngestAtTheSameTimeExitsWithThreeAndNamesTheFirst() throws Exception {
        try (DataLock _ = DataLock.take(data)) {
            Ran ran = run("ingest", folder.resolve("box").toString());
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.err()).contains(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void nothingTakenInYetIsSaidWithTheWayOut() {
        data = folder.resolve("empty");
        Ran ran = run("search", "anything");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("reroll ingest");
    }

    @Test
    void numbersOutOfBoundsAndUnknownListsAreWrongUseAndSaidInASentence() {
        for (String[] words : new String[][] {
            {"search", "-n", "-1", "sched"},
            {"search", "-n", "99999999", "sched"},
            {"search", "--offset", "-5", "sched"},
            {"search", "--offset", "9990", "sched"},
            {"search", "--list", "nope", "sched"},
            {"thread", ""},
            {"serve", "--port", "70000"}
        }) {
            Ran ran = run(words);
            assertThat(ran.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(ran.err()).startsWith("reroll: ").doesNotContain("\tat ");
        }
    }

    @Test
    void whereTheIndexIsGoneTheWayOutIsReindex() throws Exception {
        Folders.delete(data.resolve("index"));
        for (String command : new String[] {"search", "check"}) {
            Ran ran = command.equals("search") ? run("search", "sched") : run("check");
            assertThat(ran.code()).isEqualTo(3);
            assertThat(ran.err()).contains("run reroll reindex");
        }
        assertThat(run("reindex").code()).isZero();
        assertThat(run("search", "sched").code()).isZero();
    }

    @Test
    void reindexAndCheckOfAFolderThatHoldsNothingSaySoAndMakeNothing() {
        data = folder.resolve("empty");
        assertThat(run("reindex").err()).contains("run reroll ingest");
        assertThat(run("check").err()).contains("run reroll ingest");
        assertThat(data).doesNotExist();
    }

    @Test
    void aWordThatIsNoCommandExitsWithTwoAndHelpWithZero() {
        assertThat(run("ingset").code()).isEqualTo(2);
        assertThat(run("search").code()).isEqualTo(2);
        assertThat(run("search", "--help").code()).isZero();
        assertThat(run("--help").out()).contains("ingest", "thread", "check").doesNotContain("train");
    }

    @Test
    void checkIsCleanAndReindexKeepsItSo() {
        assertThat(run("check").out()).contains("clean");
        assertThat(run("reindex").code()).isZero();
        assertThat(run("check").code()).isZero();
    }

    @Test
    void aTerminalEscapeInASubjectDoesNotReachTheTerminal() throws Exception {
        Path box = Files.createDirectories(folder.resolve("hostile"));
        Files.writeString(
                box.resolve("1.eml"),
                "From: x@example.org\nSubject: =?utf-8?q?sched=1B]0;owned=07?=\nMessage-ID: <h@example.org>\n\nx\n");
        run("ingest", box.toString());
        assertThat(run("search", "m:h@example.org").out()).contains("]0;owned").doesNotContain("\u001b");
    }
}
