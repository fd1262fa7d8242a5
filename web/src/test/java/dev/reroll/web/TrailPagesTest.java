package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The review trail of {@link TrailShelf}'s series, on its own page and wherever else it is told. */
class TrailPagesTest {

    private static final String SERIES = "/series/" + TrailShelf.V1 + "/";
    private static final String TRAIL = SERIES + "trail/";

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String lone = SeriesShelf.patch("lone@example.org", "", "[PATCH] lone", 1, "\tx();", "lone.c");
        server = WebServer.start(
                new Shelf(data)
                        .put("sched", TrailShelf.mails())
                        .put("lone", lone)
                        .indexed(),
                "127.0.0.1",
                0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    private static Element point(Document page, String mail, int number) {
        return page.expectFirst(".point:has(> #" + Urls.pointAnchor(mail, number) + ")");
    }

    @Test
    void each_remark_says_in_words_what_became_of_it() throws Exception {
        Document page = client.page(TRAIL);
        assertThat(point(page, TrailShelf.RENAME, 1).select("> summary .fate").text())
                .isEqualTo("changed in v2");
        assertThat(point(page, TrailShelf.WHY, 1).select("> summary .fate").text())
                .startsWith("unanswered in v2");
        assertThat(point(page, TrailShelf.WHY, 2).select("> summary .fate").text())
                .isEqualTo("withdrawn");
        assertThat(point(page, TrailShelf.HELPER, 1).select("> summary .fate").text())
                .startsWith("answered, no change in v2");
    }

    @Test
    void a_remark_unfolds_to_quote_text_discussion_and_changed_lines() throws Exception {
        Document page = client.page(TRAIL);
        Element rename = point(page, TrailShelf.RENAME, 1);
        assertThat(rename.select("> summary").text())
                .contains("request", "Please call it count.", "kernel/sched/fair.c:");
        assertThat(rename.select(".quoted .add").text()).contains("n = 0;");
        assertThat(rename.select(".pointbody > .body").text()).isEqualTo("Please call it count.");
        assertThat(rename.select(".range .del").text()).contains("n = 0;");
        assertThat(rename.select(".range .add").text()).contains("count = 0;");
        assertThat(rename.select(".outcomes .about a").eachAttr("href"))
                .contains(SERIES + "v1..v2/2/", "/sched/t1-2@example.org/", "/sched/t2-2@example.org/");
        Element answer = point(page, TrailShelf.HELPER, 1).expectFirst(".answer");
        assertThat(answer.text()).contains("Ann Author, author, declines 2024-10-03", "the helper sleeps");
        assertThat(point(page, TrailShelf.WHY, 2).select(".became a").eachAttr("href"))
                .contains("/sched/" + TrailShelf.SORRY + "/");
    }

    @Test
    void a_remark_names_the_changelog_entry_that_credits_it() throws Exception {
        Element credited = point(client.page(TRAIL), TrailShelf.RENAME, 1).expectFirst(".credited li");
        assertThat(credited.text()).startsWith("Changelog v1 → v2: renamed n to count (Rob)");
        assertThat(credited.select("a").attr("href")).isEqualTo("/sched/" + TrailShelf.V2 + "/");
    }

    @Test
    void the_table_counts_by_reviewer_those_who_wait_first() throws Exception {
        List<String> rows = client.page(TRAIL).select(".tally tbody tr").eachText();
        assertThat(rows.subList(0, 2)).anySatisfy(row -> assertThat(row).isEqualTo("Rob Reviewer 1 open 1 0 1 0"));
        assertThat(rows.getLast()).isEqualTo("Zoe Quiet 0 0 1 0 0");
        assertThat(client.page(SERIES).select(".tally tbody tr").eachText()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5",
        "?by=rob, 3",
        "?by=ZOE@example.org, 1",
        "?by=nobody, 0",
        "?open=1, 2",
        "?open=0, 5",
        "?by=rob&open=1, 1",
        "?revision=v1, 5",
        "?revision=v2, 0",
        "?mail=why@example.org, 2"
    })
    void a_filter_shows_the_remarks_that_it_asks_for(String query, int remarks) throws Exception {
        assertThat(client.get(TRAIL + query).statusCode()).isEqualTo(200);
        assertThat(client.page(TRAIL + query).select(".point")).hasSize(remarks);
    }

    @Test
    void every_link_of_a_filter_leads_to_a_trail() throws Exception {
        for (String path :
                client.page(TRAIL + "?by=rob").select(".orders a, .tally a").eachAttr("href")) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/series/t1-0@example.org/trail, /series/t1-0@example.org/trail/",
        "/series/t2-1@example.org/trail/?by=rob&open=1, /series/t1-0@example.org/trail/?by=rob&open=1",
        "/all/?q=state:applied, /series/?q=state%3Aapplied"
    })
    void other_ways_to_ask_lead_to_one_page(String path, String to) throws Exception {
        assertThat(client.leadsTo(client.get(path))).isEqualTo(to);
    }

    @Test
    void what_is_not_there_is_said_in_a_sentence() throws Exception {
        HttpResponse<byte[]> answer = client.get(TRAIL + "?revision=v9");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("No such revision");
        assertThat(client.page("/series/lone@example.org/trail/")
                        .select(".empty")
                        .text())
                .isEqualTo("No remark is like that.");
        assertThat(client.page("/series/lone@example.org/").select(".tally")).isEmpty();
    }

    @Test
    void the_page_of_the_series_names_the_open_remarks_and_counts_those_on_each_patch() throws Exception {
        Document page = client.page(SERIES);
        Element open = page.expectFirst(".point:contains(Why is this not)");
        assertThat(open.select(".fate").text()).startsWith("unanswered in v2");
        String href = open.select("a").attr("href");
        assertThat(href).endsWith("#" + Urls.pointAnchor(TrailShelf.WHY, 1));
        assertThat(client.page(href).select("details[open] #" + Urls.pointAnchor(TrailShelf.WHY, 1)))
                .hasSize(1);
    }

    @Test
    void the_revisions_side_by_side_hold_the_remarks_on_each_patch_which_unfold_in_place() throws Exception {
        Document page = client.page(SERIES);
        Element first = page.select("#v1 .patch").get(0);
        assertThat(first.select(".counts > summary .fate").eachText())
                .containsExactly("2 open", "1 answered", "1 withdrawn");
        Element answered = point(page, TrailShelf.HELPER, 1);
        assertThat(answered.parents()).contains(first);
        assertThat(answered.select("> summary").text()).contains("answered, no change in v2", "Zoe Quiet, 2024-10-03");
        assertThat(answered.select(".answer").text()).contains("the helper sleeps");
        Element second = page.select("#v1 .patch").get(1);
        assertThat(second.select(".counts > summary .fate").eachText()).containsExactly("1 changed");
        assertThat(second.select("details.lines[open] .add").text()).contains("count = 0;");
        assertThat(page.select("#v2 .counts")).isEmpty();
    }

    @Test
    void a_remark_leads_to_those_of_all_series_on_its_file_and_its_maker_to_what_nobody_answered() throws Exception {
        Document page = client.page(TRAIL + "?by=rob");
        String file =
                point(page, TrailShelf.RENAME, 1).expectFirst(".self a + a").attr("href");
        assertThat(client.page(file).select(".row").eachText())
                .singleElement()
                .asString()
                .contains("Please call it count.", "kernel/sched/fair.c");
        String mine = page.expectFirst(".beyond a + a").attr("href");
        assertThat(client.page(mine).select(".row .subject").eachText()).containsExactly("Why is this not n++?");
    }

    @Test
    void an_entry_of_the_changelog_shows_the_remark_behind_it_or_that_there_is_none() throws Exception {
        for (String path : List.of(SERIES, SERIES + "v1..v2/")) {
            List<Element> entries = client.page(path).select(".changes > ul > li");
            assertThat(entries.get(0).select(".behind").text()).contains("Please call it count.", "Rob Reviewer on v1");
            assertThat(entries.get(1).text()).contains("Nobody asked for it.");
            assertThat(entries.get(2).text()).contains("Credit without a matching remark: Zoe Quiet.");
        }
    }

    @Test
    void a_search_for_remarks_says_so_and_offers_the_other_kinds() throws Exception {
        Document page = client.page("/all/?q=by:rob");
        assertThat(page.select("h1").text()).isEqualTo("3 remarks");
        assertThat(page.select(".kinds [aria-current]").text()).isEqualTo("remarks of reviewers");
        assertThat(page.select(".kinds a").eachText()).containsExactly("mails", "series");
        Element row = page.expectFirst(".row:contains(call it count)");
        assertThat(row.select(".fate").text()).isEqualTo("changed in v2");
        assertThat(client.page(row.select(".subject").attr("href")).select("details[open]"))
                .isNotEmpty();
        assertThat(client.page("/all/?q=sched").select(".kinds [aria-current]").text())
                .isEqualTo("mails");
        assertThat(client.page("/all/?q=helper&in=points").select("h1").text()).isEqualTo("1 remark");
        assertThat(client.get("/all/?q=by:nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void the_list_of_series_shows_and_filters_by_state() throws Exception {
        Element row = client.page("/sched/series/").expectFirst(".row");
        assertThat(row.select(".standing").text()).isEqualTo("stalled");
        assertThat(row.select(".waits:not(.tag)").text()).matches("[0-9,]+ days.*");
        assertThat(client.page("/sched/series/?q=state:stalled").select(".row")).hasSize(1);
        assertThat(client.page("/sched/series/?q=state:applied").select(".row")).isEmpty();
        assertThat(client.page("/sched/series/?q=s:say+state:new")
                        .select(".states a:contains(stalled)")
                        .attr("href"))
                .isEqualTo("/sched/series/?q=s%3Asay+state%3Astalled");
    }

    @Test
    void a_remark_leads_to_the_behaviours_of_the_mail_that_it_stands_for_and_back() throws Exception {
        String behaviour = "/matrix/lookup/section-is-ordered/";
        Element said = client.page(TRAIL).expectFirst("#" + Urls.anchor(TrailShelf.RENAME));
        assertThat(said.select(".flips a").eachAttr("href")).contains(behaviour);
        Document page = client.page(behaviour);
        assertThat(page.select(".refs a").eachAttr("href")).contains("/sched/" + TrailShelf.RENAME + "/");
        String back = page.expectFirst(".totrail").attr("href");
        assertThat(back).startsWith(TRAIL).endsWith("#" + Urls.pointAnchor(TrailShelf.RENAME, 1));
    }

    @Test
    void the_trail_of_no_series_is_not_there() throws Exception {
        assertThat(client.get("/series/none@example.org/trail/").statusCode()).isEqualTo(404);
    }

    @Test
    void markup_in_remarks_stays_text() throws Exception {
        for (String path : List.of(TRAIL, SERIES, TRAIL + "?by=" + "%3Cscript%3E", "/all/?q=by:eve")) {
            Document page = client.page(path);
            assertThat(page.select("main script, main img, [onerror]")).as(path).isEmpty();
        }
        assertThat(point(client.page(TRAIL), TrailShelf.MARKUP, 1).text()).contains("<script>alert(1)</script>");
    }
}
