package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why the lines of {@link TrailShelf}'s series are there. */
class WhyPagesTest {

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        server =
                WebServer.start(new Shelf(data).put("sched", TrailShelf.mails()).indexed(), "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void a_name_in_a_file_is_answered_by_changelogs_and_remarks_the_newest_first() throws Exception {
        Document page = client.page("/why/?q=fair.c:n");
        assertThat(page.select(".row .subject").eachText())
                .containsExactly("renamed n to count (Rob)", "Please call it count.");
        Element told = page.expectFirst(".row");
        assertThat(told.select(".by").text()).isEqualTo("changelog v1 → v2 of sched: say more");
        assertThat(told.select(".subject").attr("href")).isEqualTo("/sched/" + TrailShelf.V2 + "/");
        assertThat(told.select(".behind").text()).contains("Please call it count.", "Rob Reviewer on v1");
        Element remark = page.expectFirst(".row + .row");
        assertThat(remark.select(".fate").text()).isEqualTo("changed in v2");
        assertThat(remark.select(".quoted .add").text()).contains("n = 0;");
        assertThat(remark.select(".subject").attr("href")).endsWith("#" + Urls.pointAnchor(TrailShelf.RENAME, 1));
    }

    @Test
    void a_name_is_a_word_and_a_file_is_the_end_of_a_path() throws Exception {
        assertThat(client.page("/why/?q=kernel/sched/fair.c:count")
                        .select(".row .subject")
                        .eachText())
                .contains("renamed n to count (Rob)");
        assertThat(client.get("/why/?q=air.c:count").statusCode()).isEqualTo(404);
        assertThat(client.get("/why/?q=fair.c:coun").statusCode()).isEqualTo(404);
        assertThat(client.page("/why/?q=sched/fair:n").select(".row .subject").eachText())
                .doesNotContain("Please call it count.");
        assertThat(client.page("/why/?q=sched/fair.c:n").select(".row .subject").eachText())
                .contains("Please call it count.");
    }

    @ParameterizedTest
    @CsvSource({"/why/, 200", "/why/?q=fair.c, 400", "/why/?q=:n, 400", "/why/?q=fair.c:, 400", "/why/?q=a%22:n, 400"})
    void a_question_of_another_form_is_told_how_to_ask(String path, int status) throws Exception {
        assertThat(client.get(path).statusCode()).isEqualTo(status);
        assertThat(client.page(path).select(".note").text())
                .startsWith("Write a file")
                .contains("uprobes.c:vm_file");
    }

    @Test
    void what_was_asked_stays_text() throws Exception {
        Document page = client.page("/why/?q=%3Cscript%3Ealert(1)%3C/script%3E:n");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("main input").attr("value")).isEqualTo("<script>alert(1)</script>:n");
    }

    @Test
    void a_search_for_a_file_and_a_name_that_finds_nothing_leads_there() throws Exception {
        assertThat(client.page("/all/?q=fair.c:count").select("main a").eachAttr("href"))
                .contains("/why/?q=fair.c%3Acount");
    }

    @Test
    void the_front_page_leads_there() throws Exception {
        assertThat(client.page("/").select("a[href=/why/]")).isNotEmpty();
        assertThat(client.leadsTo(client.get("/why"))).isEqualTo("/why/");
    }
}
