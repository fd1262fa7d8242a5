package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a review in which one remark was dealt with, one was not, and one would rather be markup. */
class TrailPagesTest {

    private static final String ANN = "Ann Author <ann@example.org>";
    private static final String BOB = "Bob Reviewer <bob@example.org>";
    private static final String EVE = "\"Eve <i>\" <eve@example.org>";
    private static final String EVIL = "<script>alert(1)</script>";
    /** He raised what the lookup's section must order. */
    private static final String JANN = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";

    private static final String TRAIL = "/series/v1.1@example.org/trail/";

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String asked = Shelf.mail(
                        "asked.1@example.org",
                        "v1.1@example.org",
                        "Re: [PATCH] queue: count what waits",
                        BOB,
                        "Wed, 2 Oct 2024 12:00:00 +0000",
                        """
                On Tue, Ann Author wrote:
                > +int waits;

                Please make this atomic_t.

                > +int queue_limit;

                Why is there a limit at all?
                """)
                .replace("To: list@", "X-Reroll-Original: <" + JANN + ">\nTo: list@");
        String evil = Shelf.mail(
                "evil.1@example.org",
                "v1.1@example.org",
                "Re: [PATCH] queue: count what waits",
                EVE,
                "Wed, 2 Oct 2024 13:00:00 +0000",
                "> +int queue_limit;\n\nPlease drop " + EVIL + " it.\n");
        String answer = Shelf.mail(
                "answer.1@example.org",
                "evil.1@example.org",
                "Re: [PATCH] queue: count what waits",
                ANN,
                "Wed, 2 Oct 2024 14:00:00 +0000",
                "> Please drop " + EVIL + " it.\n\nNo, " + EVIL + " stays.\n");
        server = WebServer.start(
                new Shelf(data)
                        .put(
                                "queue",
                                patch("v1.1@example.org", "[PATCH] queue: count what waits", 1, "", "int waits;"),
                                asked,
                                evil,
                                answer,
                                patch(
                                        "v2.1@example.org",
                                        "[PATCH v2] queue: count what waits",
                                        8,
                                        "v1 -> v2:\n - made waits an atomic_t (Bob)\n - " + EVIL + "\n",
                                        "atomic_t waits;"))
                        .indexed(),
                "127.0.0.1",
                0);
        client = new Client(server.port());
    }

    private static String patch(String id, String subject, int day, String note, String first) {
        return Shelf.mail(id, "", subject, ANN, "Tue, " + day + " Oct 2024 12:00:00 +0000", """
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
                """.formatted(note, first));
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    private static Element point(Document page, String words) {
        return page.select(".point").stream()
                .filter(point -> point.text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_remark_stands_with_its_lines_its_outcome_and_the_changelog_that_tells_of_it() throws Exception {
        Element point = point(client.page(TRAIL), "Please make this atomic_t");
        assertThat(point.expectFirst(".kind").text()).isEqualTo("request");
        assertThat(point.select(".anchored").text()).endsWith("+int waits;");
        assertThat(point.select(".fate.changed strong").text()).isEqualTo("changed in v2");
        assertThat(point.select(".beforeafter .add").text()).contains("+atomic_t waits;");
        assertThat(point.select("p.told").text()).isEqualTo("Changelog of v2: made waits an atomic_t (Bob)");
        assertThat(point.select(".fate a[href]").attr("href")).isEqualTo("/series/v1.1@example.org/v1..v2/");
    }

    @Test
    void who_said_what_is_counted_and_can_be_asked_for() throws Exception {
        Document page = client.page(TRAIL);
        Element bob = page.select(".reviewers tbody tr").stream()
                .filter(row -> row.text().contains("Bob"))
                .findFirst()
                .orElseThrow();
        assertThat(bob.select("td").eachText()).containsExactly("1", "1", "0", "0");
        Document open = client.page(TRAIL + "?open=1&by=bob");
        assertThat(open.select(".point")).hasSize(1);
        assertThat(open.select(".point.isopen .said").text()).isEqualTo("Why is there a limit at all?");
        assertThat(open.select(".point .fate.unanswered strong").text()).isEqualTo("unanswered in v2");
        assertThat(client.page(TRAIL + "?revision=v2").select(".point")).isEmpty();
        assertThat(client.get(TRAIL + "?revision=v7").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_that_a_mail_says_becomes_markup() throws Exception {
        String html = new String(client.get(TRAIL).body(), StandardCharsets.UTF_8);
        assertThat(html).doesNotContain("<script>alert").doesNotContain("Eve <i>");
        Element point = point(client.page(TRAIL), "Please drop");
        assertThat(point.expectFirst(".said").text()).isEqualTo("Please drop " + EVIL + " it.");
        assertThat(point.select(".answers .kind").text()).isEqualTo("declines");
        assertThat(point.expectFirst(".fate strong").text()).isEqualTo("answered no change in v2");
    }

    @Test
    void a_remark_leads_to_the_behaviours_of_the_mail_that_it_stands_for_and_back() throws Exception {
        Element point = point(client.page(TRAIL), "Please make this atomic_t");
        assertThat(point.select("details.told a").eachAttr("href")).contains("/matrix/lookup/section-is-ordered/");
        assertThat(client.page("/matrix/lookup/section-is-ordered/")
                        .select(".refs a")
                        .eachAttr("href"))
                .contains("/queue/asked.1@example.org/");
    }

    @Test
    void a_changelog_entry_without_a_remark_says_so() throws Exception {
        assertThat(client.page(TRAIL).select("#changelogs + ul > li").eachText())
                .anyMatch(
                        entry -> entry.contains("made waits an atomic_t") && entry.contains("Bob Reviewer, 2024-10-02"))
                .anyMatch(entry -> entry.contains(EVIL) && entry.contains("nobody asked for it"));
    }

    @Test
    void every_mail_of_the_series_leads_to_its_trail() throws Exception {
        assertThat(client.leadsTo(client.get("/series/asked.1@example.org/trail/?open=1")))
                .isEqualTo(TRAIL + "?open=1");
        assertThat(client.leadsTo(client.get("/series/v1.1@example.org/trail"))).isEqualTo(TRAIL);
        assertThat(client.page("/series/v1.1@example.org/").select("a[href=" + TRAIL + "]"))
                .hasSize(1);
        assertThat(client.get("/series/none@example.org/trail/").statusCode()).isEqualTo(404);
    }
}
