package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees of the commands about series, on a series of two revisions of which the second lacks a patch. */
class SeriesCommandsTest {

    private static final String V1 = "v1.1@example.org";
    private static final String V2 = "v2.0@example.org";

    @TempDir
    Path folder;

    private Ran run(String... words) {
        return Ran.over(folder.resolve("data"), words);
    }

    private static String patch(String id, String subject, String parent, int day, String added) {
        return """
                From: Ann Author <ann@example.org>
                To: list@example.org
                Subject: %s
                Date: Tue, %d Oct 2024 12:00:00 +0000
                Message-ID: <%s>
                %s
                Count it.

                Signed-off-by: Ann Author <ann@example.org>
                ---
                diff --git a/queue.c b/queue.c
                index 1111111111..2222222222 100644
                --- a/queue.c
                +++ b/queue.c
                @@ -1,2 +1,3 @@
                 int depth;
                +%s
                 int width;
                -- \n2.45
                """.formatted(subject, day, id, parent.isEmpty() ? "" : "In-Reply-To: <" + parent + ">\n", added);
    }

    @BeforeEach
    void takeIn() throws Exception {
        Path box = Files.createDirectories(folder.resolve("box"));
        Files.writeString(box.resolve("1.eml"), patch(V1, "[PATCH] queue: count what waits", "", 1, "int waits;"));
        Files.writeString(box.resolve("2.eml"), """
                From: Bob Reviewer <bob@example.org>
                Subject: Re: [PATCH] queue: count what waits
                Date: Wed, 2 Oct 2024 12:00:00 +0000
                Message-ID: <answer@example.org>
                In-Reply-To: <%s>

                Long, please.
                """.formatted(V1));
        Files.writeString(box.resolve("3.eml"), """
                From: Ann Author <ann@example.org>
                Subject: [PATCH v2 0/2] queue: count what waits
                Date: Tue, 8 Oct 2024 12:00:00 +0000
                Message-ID: <%s>

                Changes in v2:
                - waits is long (Bob)
                """.formatted(V2));
        Files.writeString(
                box.resolve("4.eml"),
                patch("v2.1@example.org", "[PATCH v2 1/2] queue: count what waits", V2, 8, "long waits;"));
        Files.writeString(box.resolve("5.eml"), """
                From: Bob Reviewer <bob@example.org>
                Subject: Re: [PATCH v2 1/2] queue: count what waits
                Date: Wed, 9 Oct 2024 12:00:00 +0000
                Message-ID: <tag@example.org>
                In-Reply-To: <v2.1@example.org>

                Reviewed-by: Bob Reviewer <bob@example.org>
                """);
        assertThat(run("ingest", box.toString()).code()).isZero();
    }

    @Test
    void theListOfSeriesSaysWhatBelongsTogether() {
        Ran ran = run("series");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("""
                2024-10-09  Ann Author
                  queue: count what waits
                  v1 v2, 2 patches, 5 mails
                  v2.0@example.org
                """);
        assertThat(ran.err()).isEqualTo("1 to 1 of 1\n");
    }

    @Test
    void aQueryThatNoSeriesFitsExitsWithOne() {
        assertThat(run("series", "s:xyzzyplugh")).isEqualTo(new Ran(1, "", "no series found\n"));
    }

    @Test
    void anAnswerLeadsToItsSeriesWithWhatIsMissingAndWhoIsCredited() {
        Ran ran = run("series", "<answer@example.org>");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("v1 (no version is given) 2024-10-01 Ann Author\n")
                .contains("  2/2    (title unknown) (not in the archive)\n")
                .contains("  v1 -> v2 <v2.0@example.org>\n    - waits is long (Bob)\n      credits Bob Reviewer\n");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aMailOfNoSeriesAndAnUnknownOneAreToldApart() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("1.eml"), "From: a@example.org\nMessage-ID: <talk@example.org>\n\nhello\n");
        run("ingest", other.toString());

        assertThat(run("series", "talk@example.org").err())
                .isEqualTo("reroll: the mail talk@example.org is no part of a series and answers none\n");
        assertThat(run("am", "none@example.org"))
                .isEqualTo(new Ran(1, "", "reroll: no mail has the Message-ID none@example.org\n"));
    }

    // the patches are so small that git takes the change of one line for a new patch unless told to pair more willingly
    @Test
    void rangeDiffPrintsGitsTextAndSaysWhatIsNotThere() {
        assertThat(run("range-diff", V2, "1", "v2").out())
                .contains(" < -:  -------")
                .contains("-:  ------- > 1:");
        Ran ran = run("range-diff", V2, "1", "v2", "--creation-factor", "300");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("1:  ").contains(" ! 1:  ").contains("    -+int waits;\n    ++long waits;\n");
        assertThat(ran.err()).isEqualTo("reroll: v2 lacks 2/2\n");
    }

    @Test
    void aRevisionThatIsNotThereIsAnsweredWithThoseThatAre() {
        Ran ran = run("range-diff", V2, "v1", "v7");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("reroll: \"queue: count what waits\" has no revision \"v7\"; there are v1 (2024-10-01, "
                        + V1 + "), v2 (2024-10-08, " + V2 + ")\n");
    }

    @Test
    void diffShowsAPatchAgainstTheEarlierOneOfItsTitleAndTheFilesThemselves() {
        assertThat(run("diff", V2, "v1", "v2", "--patch", "1").out())
                .contains("1 -> 1 \"queue: count what waits\"\n")
                .contains(" ## queue.c ## diff of the patches\n")
                .contains("-+int waits;\n++long waits;\n");
        Ran files = run("diff", V2, "v1", "v2", "--interdiff");
        assertThat(files.out())
                .contains(" ## queue.c ## diff of the files, both from the same blob\n")
                .contains("-int waits;\n+long waits;\n");
        assertThat(run("diff", V2, "--interdiff", "--side-by-side").out())
                .contains("int waits;" + " ".repeat(28) + " | long waits;\n");
    }

    @Test
    void amRefusesNamingWhatIsMissingAndGoesOnWhenToldTo() {
        Ran refused = run("am", V2);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("v2 of \"queue: count what waits\" lacks 2/2.")
                .contains("--force");

        Path file = folder.resolve("v2.mbox");
        assertThat(run("am", V2, "v2", "--force", "-o", file.toString()).code()).isZero();
        assertThat(file)
                .content()
                .contains("Signed-off-by: Ann Author <ann@example.org>\nReviewed-by: Bob Reviewer <bob@example.org>\n");
    }

    @Test
    void jsonNamesTheSameThings() {
        JsonNode list = JsonMapper.shared().readTree(run("series", "--json").out());
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.get("series").get(0).get("revisions").get(1).asString()).isEqualTo("v2");
        JsonNode one = JsonMapper.shared().readTree(run("series", V1, "--json").out());
        assertThat(one.get("summary").get("mails").asInt()).isEqualTo(5);
        assertThat(one.get("revisions")
                        .get(1)
                        .get("patches")
                        .get(1)
                        .get("state")
                        .asString())
                .isEqualTo("MISSING");
        JsonNode pairs = JsonMapper.shared()
                .readTree(run("range-diff", V2, "--json", "--creation-factor", "300")
                        .out());
        assertThat(pairs.get("pairs").get(0).get("state").asString()).isEqualTo("!");
        JsonNode parts = JsonMapper.shared().readTree(run("diff", V2, "--json").out());
        assertThat(parts.get("parts")
                        .get(0)
                        .get("differences")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("queue.c");
        JsonNode am = JsonMapper.shared().readTree(run("am", V2, "--json").out());
        assertThat(am.get("refused").asString()).contains("lacks 2/2");
    }
}
