package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of {@link SeriesShelf}'s series, and of one whose author would rather write markup. */
class SeriesPagesTest {

    private static final String SERIES = "/series/" + SeriesShelf.V1 + "/";
    private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
    private static final String EVE = "Eve Evil <eve@evil.example>";
    private static final String HUGO = "Hugo Huge <hugo@example.net>";
    private static final String EVIL_SERIES = "/series/e1-0@evil.example/";

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String plain = Shelf.mail(
                "plain@example.org", "", "no patch", SeriesShelf.ROB, "Fri, 4 Oct 2024 10:00:00 +0000", "Hello.\n");
        String[] evil = {
            SeriesShelf.cover(EVE, "e1-0@evil.example", "[PATCH 0/1] " + EVIL, 1, EVIL + "\n"),
            SeriesShelf.patch(EVE, "e1-1@evil.example", "e1-0@evil.example", "[PATCH 1/1] " + EVIL, 1, EVIL, "e.c"),
            SeriesShelf.cover(
                    EVE,
                    "e2-0@evil.example",
                    "[PATCH v2 0/1] " + EVIL,
                    8,
                    "v1 -> v2:\n - " + EVIL + " (" + EVIL + ")\n"),
            SeriesShelf.patch(
                    EVE, "e2-1@evil.example", "e2-0@evil.example", "[PATCH v2 1/1] " + EVIL, 8, "x" + EVIL, "e.c")
        };
        String[] huge = {
            SeriesShelf.patch(HUGO, "h1@example.org", "", "[PATCH] huge: add much", 1, many(0), "h.c"),
            SeriesShelf.patch(HUGO, "h2@example.org", "", "[PATCH v2] huge: add much", 8, many(40), "h.c")
        };
        server = WebServer.start(
                new Shelf(data)
                        .put("sched", SeriesShelf.mails())
                        .put("sched", plain)
                        .put("evil", evil)
                        .put("huge", huge)
                        .indexed(),
                "127.0.0.1",
                0);
        client = new Client(server.port());
    }

    /** Many lines, every so manieth of which is another. */
    private static String many(int every) {
        StringBuilder many = new StringBuilder("\tx();");
        for (int i = 0; i < 20_000; i++) {
            many.append("\n+\tline").append(i).append(every > 0 && i % every == 0 ? "(other);" : "();");
        }
        return many.toString();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void the_list_names_revision_people_and_size() throws Exception {
        Element row = client.page("/sched/series/").expectFirst(".row");
        assertThat(row.select(".subject").attr("href")).isEqualTo(SERIES);
        assertThat(row.select(".newest").text()).isEqualTo("v3");
        assertThat(row.select("bdi").text()).isEqualTo("Ann Author and 1 other");
        assertThat(row.select(".when").text()).contains("3 revisions · 2 patches · 9 mails · 3 weeks", "2024-10-20");
    }

    @ParameterizedTest
    @CsvSource({
        "/series/, 3",
        "/sched/series/, 1",
        "/series/?q=s:count, 1",
        "/series/?q=f:ann, 1",
        "/evil/series/?q=count, 0",
        "/series/?o=50, 0"
    })
    void a_list_holds_what_list_and_filter_ask_for(String path, int rows) throws Exception {
        assertThat(client.page(path).select(".row")).hasSize(rows);
    }

    @Test
    void a_filter_that_finds_nothing_says_what_can_be_asked() throws Exception {
        HttpResponse<byte[]> answer = client.get("/series/?q=s:nothing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(client.page("/series/?q=s:nothing").select(".empty").text()).startsWith("No series matches");
        assertThat(client.get("/series/?q=%28").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/series, /series/",
        "/all/series/, /series/",
        "/sched/series, /sched/series/",
        "/series/v1-0@example.org, /series/v1-0@example.org/",
        "/series/v2-2@example.org/, /series/v1-0@example.org/",
        "/series/review@example.org/, /series/v1-0@example.org/",
        "/series/v1-0@example.org/v2/, /series/v1-0@example.org/#v2",
        "/series/v1-0@example.org/V2..3/, /series/v1-0@example.org/v2..v3/",
        "/series/v2-0@example.org/v1..v2/, /series/v1-0@example.org/v1..v2/",
        "/series/v1-0@example.org/?from=v1&to=v3, /series/v1-0@example.org/v1..v3/",
        "/series/?q=%3Cv3-1@example.org%3E, /series/v1-0@example.org/"
    })
    void other_ways_to_name_a_page_lead_to_it(String path, String to) throws Exception {
        HttpResponse<byte[]> answer = client.get(path);
        assertThat(answer.statusCode()).isIn(301, 302);
        assertThat(client.leadsTo(answer)).isEqualTo(to);
    }

    @Test
    void a_revision_shows_its_patches_by_place_and_what_they_are_to_the_one_before() throws Exception {
        Document page = client.page(SERIES);
        assertThat(page.select(".revision").eachAttr("id")).containsExactly("v3", "v2", "v1");
        Element second = page.expectFirst("#v2");
        assertThat(second.select(".patch").eachText())
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("1/2 sched: count once same diff"),
                        two -> assertThat(two).startsWith("2/2 sched: drop the counter changed"));
        assertThat(second.select(".compare a").attr("href")).isEqualTo(SERIES + "v1..v2/");
        assertThat(second.select(".patch > a").eachAttr("href"))
                .containsExactly("/sched/v2-1@example.org/", "/sched/v2-2@example.org/");
    }

    @Test
    void a_patch_that_is_not_here_is_named() throws Exception {
        Element third = client.page(SERIES).expectFirst("#v3");
        assertThat(third.select(".patch").eachText().getLast()).contains("2/2", "not in the archive");
        assertThat(client.page(SERIES + "v2..v3/").select(".note").text()).contains("v3 lacks 2/2");
    }

    @Test
    void a_trailer_is_shown_where_it_was_given() throws Exception {
        Element trailer = client.page(SERIES).expectFirst("#v1 .trailers li");
        assertThat(trailer.text()).startsWith("Reviewed-by: Rob Reviewer <rob@example.org>");
        assertThat(trailer.select("a").attr("href")).isEqualTo("/sched/review@example.org/");
    }

    @Test
    void a_changelog_names_who_asked_and_who_is_nobody() throws Exception {
        Document page = client.page(SERIES + "v1..v2/");
        assertThat(page.select(".changes h3").text()).startsWith("v1 → v2");
        assertThat(page.select(".credit").eachText())
                .satisfiesExactly(
                        rob -> assertThat(rob).isEqualTo("asked for by Rob Reviewer"),
                        zed -> assertThat(zed).isEqualTo("Zed? nobody of the threads is called so"));
    }

    @Test
    void the_picture_has_its_dates_as_text() throws Exception {
        Element picture = client.page(SERIES).expectFirst(".timeline svg");
        assertThat(picture.select("text.rev").eachText()).containsExactly("v1", "v2", "v3");
        assertThat(picture.attr("aria-label")).contains("v1 on 2024-10-01", "v3 on 2024-10-20", "9 mails");
    }

    @Test
    void patches_are_paired_as_range_diff_pairs_them() throws Exception {
        Document page = client.page(SERIES + "v1..v2/");
        assertThat(page.select(".pairs .sign").eachText()).containsExactly("= unchanged", "! changed");
        assertThat(page.select(".range").text()).contains("-+\tn = 0;", "++\tcount = 0;");
        assertThat(client.page(SERIES + "v2..v3/").select(".pairs .sign").eachText())
                .containsExactly("= unchanged", "< gone");
        String text = new String(client.get(SERIES + "v1..v2.txt").body(), StandardCharsets.UTF_8);
        assertThat(text).contains(" ! 2:", "    -+\tn = 0;\n    ++\tcount = 0;\n");
    }

    @Test
    void a_patch_is_shown_side_by_side_with_its_changed_words_marked() throws Exception {
        Document page = client.page(SERIES + "v1..v2/2/");
        Element changed = page.expectFirst("tr.changed");
        assertThat(changed.select(".old .w").text()).isEqualTo("n");
        assertThat(changed.select(".new .w").text()).isEqualTo("count");
        assertThat(page.select("h2").text()).contains("kernel/sched/fair.c");
    }

    @Test
    void the_same_is_shown_unified_and_as_interdiff() throws Exception {
        assertThat(client.page(SERIES + "v1..v2/2/?view=unified").select(".uni").text())
                .contains("-+\tn = 0;", "++\tcount = 0;");
        Document interdiff = client.page(SERIES + "v1..v2/2/?view=interdiff");
        assertThat(interdiff.select(".filediff .about").text()).contains("same blob");
        assertThat(interdiff.select("tr.changed .new").text()).isEqualTo("+ count = 0;");
    }

    @Test
    void a_revision_comes_as_an_mbox_with_the_trailers_folded_in() throws Exception {
        HttpResponse<byte[]> answer = client.get(SERIES + "v1.mbox");
        assertThat(Client.header(answer, "Content-Disposition")).contains("v1.mbox");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Reviewed-by: Rob Reviewer");
        assertThat(client.get(SERIES + "v3.mbox").statusCode()).isEqualTo(404);
        assertThat(client.page(SERIES + "v3.mbox").select(".notice").text()).contains("2/2");
        assertThat(client.get(SERIES + "v3.mbox?force=1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/sched/v2-2@example.org/, Patch 2/2 of v2 of sched: count less",
        "/sched/v2-0@example.org/, Cover letter of v2 of sched: count less",
        "/sched/review@example.org/, On v1 of sched: count less",
        "/sched/v3-1@example.org/t/, Cover letter of v3 of sched: count less"
    })
    void a_mail_leads_to_its_series(String path, String words) throws Exception {
        Element place = client.page(path).expectFirst(".inseries");
        assertThat(place.text()).startsWith(words);
        assertThat(place.select("a").attr("href")).isEqualTo(SERIES);
    }

    @Test
    void a_patch_leads_to_itself_in_the_revisions_before_and_after() throws Exception {
        Document patch = client.page("/sched/v2-1@example.org/");
        assertThat(patch.select(".inseries a[data-key]").eachAttr("href"))
                .containsExactly("/sched/v1-1@example.org/", "/sched/v3-1@example.org/");
        Document thread = client.page("/sched/v2-1@example.org/t/");
        assertThat(thread.select(".inseries a[data-key]").eachAttr("href"))
                .containsExactly("/sched/v1-0@example.org/t/", "/sched/v3-0@example.org/t/");
    }

    @Test
    void the_patches_are_compared_without_blanks_and_with_all_that_they_show() throws Exception {
        Document pair = client.page(SERIES + "v1..v2/2/");
        assertThat(pair.select(".acts a").eachAttr("href"))
                .contains(SERIES + "v1..v2/2/?w=1", SERIES + "v1..v2/2/?context=all");
        assertThat(pair.select(".split .same .new").eachText()).noneMatch(line -> line.contains("five();"));
        Document whole = client.page(SERIES + "v1..v2/2/?context=all&w=1");
        assertThat(whole.select(".split .same .new").eachText()).anyMatch(line -> line.contains("five();"));
        assertThat(whole.select(".lead").text()).endsWith("Lines that differ in blanks alone count as equal.");
        assertThat(whole.select(".orders a").eachAttr("href"))
                .containsExactly(
                        SERIES + "v1..v2/2/?view=unified&context=all&w=1", SERIES + "v1..v2/2/?view=interdiff&w=1");
        assertThat(client.page(SERIES + "v1..v2/?w=1").select(".what a").eachAttr("href"))
                .contains(SERIES + "v1..v2/2/?w=1");
    }

    @ParameterizedTest
    @CsvSource({
        "/series/unknown@example.org/, This mail is not here",
        "/series/plain@example.org/, This mail is of no series",
        "/series/v1-0@example.org/v1..v9/, No such revision",
        "/series/v1-0@example.org/v9.mbox, No such revision",
        "/series/v1-0@example.org/v9/, No such revision",
        "/series/v1-0@example.org/v1..v2/7/, No such patch",
        "/series/v1-0@example.org/applied/1/, Nothing to compare",
        "/series/v1-0@example.org/v1..v2/x/, No such page"
    })
    void what_is_not_there_is_said_in_a_sentence(String path, String heading) throws Exception {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        Document page = client.page(path);
        assertThat(page.select("h1").text()).isEqualTo(heading);
        assertThat(page.select(".notice a")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/series/",
                EVIL_SERIES,
                EVIL_SERIES + "v1..v2/",
                EVIL_SERIES + "v1..v2/1/",
                EVIL_SERIES + "v1..v2/1/?view=unified",
                EVIL_SERIES + "v1..v2/1/?view=interdiff",
                EVIL_SERIES + "%3Cscript%3Ealert(1)%3C%2Fscript%3E..v2/",
                "/series/?q=s:%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/evil/e2-1@evil.example/"
            })
    void nothing_that_an_author_writes_is_markup(String path) throws Exception {
        Document page = client.page(path);
        assertThat(page.select("script:not([src^=/_/static/]), [onerror], [onclick]"))
                .isEmpty();
        assertThat(page.select("img").eachAttr("src")).allMatch(src -> src.startsWith("/_/static/"));
        assertThat(page.outerHtml()).contains("&lt;script&gt;");
    }

    @Test
    void a_huge_diff_is_cut_with_a_sentence_and_a_way_to_the_rest() throws Exception {
        String series = client.page("/huge/series/").select(".row .subject").attr("href");
        Document overview = client.page(series + "v1..v2/");
        assertThat(overview.select("pre.range, .pairs, .notice").text()).hasSizeBetween(4_000, 30_000);
        assertThat(overview.select(".note").text()).contains("Only the beginning is shown here");
        Document patch = client.page(series + "v1..v2/1/");
        assertThat(patch.select(".split tr")).hasSizeLessThan(2_100);
        assertThat(patch.select(".note a").eachAttr("href")).contains("/huge/h2@example.org/raw");
    }
}
