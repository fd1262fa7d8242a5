package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees of review points: one that was dealt with, one that nobody answered, one taken back. */
class TrailCommandsTest {

    @TempDir
    Path folder;

    private Ran run(String... words) {
        return Ran.over(folder.resolve("data"), words);
    }

    private static String patch(String id, String subject, int day, String note, String first) {
        return """
                From: Ann Author <ann@example.org>
                To: list@example.org
                Subject: %s
                Date: Tue, %d Oct 2024 12:00:00 +0000
                Message-ID: <%s>

                Count what waits.

                Signed-off-by: Ann Author <ann@example.org>
                ---
                %s
                diff --git a/kernel/queue.c b/kernel/queue.c
                index 1111111111..2222222222 100644
                --- a/kernel/queue.c
                +++ b/kernel/queue.c
                @@ -1,2 +1,3 @@ struct queue
                 int depth;
                +%s
                 int width;
                @@ -41,2 +42,3 @@ void bound(void)
                 int bound_first;
                +int queue_limit;
                 int bound_last;
                @@ -81,2 +83,3 @@ void spare(void)
                 int spare_first;
                +int queue_spare;
                 int spare_last;
                -- \n2.45
                """.formatted(subject, day, id, note, first);
    }

    @BeforeEach
    void takeIn() throws Exception {
        Path box = Files.createDirectories(folder.resolve("box"));
        Files.writeString(
                box.resolve("1.eml"), patch("v1@example.org", "[PATCH] queue: count what waits", 1, "", "int waits;"));
        Files.writeString(box.resolve("2.eml"), """
                From: Bob Reviewer <bob@example.org>
                Subject: Re: [PATCH] queue: count what waits
                Date: Wed, 2 Oct 2024 12:00:00 +0000
                Message-ID: <review@example.org>
                In-Reply-To: <v1@example.org>

                On Tue, Ann Author wrote:
                >  int depth;
                > +int waits;

                Please make this atomic_t, it is written without a lock.

                > +int queue_limit;

                Why is there a limit at all?

                > +int queue_spare;

                Please drop the spare.
                """);
        Files.writeString(box.resolve("3.eml"), """
                From: Bob Reviewer <bob@example.org>
                Subject: Re: [PATCH] queue: count what waits
                Date: Wed, 2 Oct 2024 14:00:00 +0000
                Message-ID: <again@example.org>
                In-Reply-To: <review@example.org>

                On Wed, Bob Reviewer wrote:
                > > +int queue_spare;
                >
                > Please drop the spare.

                Never mind, I was wrong.
                """);
        Files.writeString(
                box.resolve("4.eml"),
                patch(
                        "v2@example.org",
                        "[PATCH v2] queue: count what waits",
                        8,
                        "v1 -> v2:\n - made waits an atomic_t (Bob)\n",
                        "atomic_t waits;"));
        assertThat(run("ingest", box.toString()).code()).isZero();
    }

    @Test
    void theTrailTellsWhatWasAskedWhatCameOfItAndWhichChangelogSaysSo() {
        Ran ran = run("trail", "v2@example.org");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("  2024-10-02 Bob Reviewer request, kernel/queue.c:1")
                .contains("    > +int waits;")
                .contains("    => v2: changed.")
                .contains("    changelog of v2: made waits an atomic_t (Bob)")
                .contains("  2024-10-02 Bob Reviewer question, kernel/queue.c:43")
                .contains("    => v2: unanswered")
                .contains("withdrawn in again@example.org");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void openPointsAreThoseThatStillWait() {
        Ran ran = run("trail", "v1@example.org", "--open", "--by", "bob");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Why is there a limit at all?")
                .doesNotContain("atomic_t")
                .doesNotContain("spare.");
        assertThat(run("trail", "v1@example.org", "--by", "carol").code()).isEqualTo(1);
    }

    @Test
    void jsonHasThePointsWithTheirOutcomesAndTies() throws Exception {
        JsonNode json = new JsonMapper()
                .readTree(run("trail", "v1@example.org", "--json").out());
        JsonNode first = json.get("points").get(0);
        assertThat(first.get("kind").asString()).isEqualTo("request");
        assertThat(first.get("anchor").get("file").asString()).isEqualTo("kernel/queue.c");
        assertThat(first.get("anchor").get("lines").get(1).asString()).isEqualTo("+int waits;");
        assertThat(first.get("outcomes").get(0).get("revision").asString()).isEqualTo("v2");
        assertThat(first.get("outcomes").get(0).get("outcome").asString()).isEqualTo("changed");
        assertThat(first.get("outcomes").get(0).get("after").toString()).contains("atomic_t waits;");
        assertThat(first.get("changelog").get(0).asInt()).isZero();
        assertThat(json.get("changelog")
                        .get(0)
                        .get("points")
                        .get(0)
                        .get("point")
                        .asString())
                .isEqualTo("review@example.org#1");
        assertThat(json.get("points").get(2).get("withdrawn").asString()).isEqualTo("again@example.org");
    }

    @Test
    void pointsAreFoundByPersonKindAndOutcome() {
        Ran unanswered = run("search", "by:bob", "outcome:unanswered");
        assertThat(unanswered.code()).isZero();
        assertThat(unanswered.out()).contains("question => unanswered in v2").contains("review@example.org#2");
        assertThat(unanswered.err()).isEqualTo("1 to 1 of 1\n");
        assertThat(run("search", "rp:atomic_t", "outcome:changed", "kind:request")
                        .err())
                .isEqualTo("1 to 1 of 1\n");
        assertThat(run("search", "outcome:withdrawn").out()).contains("review@example.org#3");
        assertThat(run("search", "by:ann").code()).isEqualTo(1);
        // and the mails are found as ever
        assertThat(run("search", "f:bob").err()).isEqualTo("1 to 2 of 2\n");
        assertThat(run("search", "--in", "points", "atomic_t").out()).contains("review@example.org#1");
    }

    @Test
    void aWordThatIsNoOutcomeIsAnsweredWithThoseThatAre() {
        Ran ran = run("search", "outcome:mended");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("it takes one of changed, unchanged, patch-dropped")
                .contains("withdrawn");
    }

    @Test
    void whyALineIsThereIsAnsweredByPointsAndChangelogs() {
        Ran ran = run("why", "queue.c:waits");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("2024-10-08  changelog of v2")
                .contains("    answers review@example.org#1")
                .contains("Please make this atomic_t");
        assertThat(run("why", "queue.c:nothing").code()).isEqualTo(1);
        assertThat(run("why", "queue.c").code()).isEqualTo(2);
    }

    @Test
    void aSeriesIsFoundByItsState() {
        // no mail since 2024: what waits is stalled
        assertThat(run("search", "state:stalled").out()).contains("queue: count what waits");
        assertThat(run("series", "state:waiting").code()).isEqualTo(1);
        assertThat(run("series", "state:new").code()).isEqualTo(1);
    }
}
