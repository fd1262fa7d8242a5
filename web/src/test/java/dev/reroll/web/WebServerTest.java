package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private static final String ROOT = "root.1@example.org";
    private static final String ODD_ID = "odd/id%2F+=&?@example.org";

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String root = Shelf.mail(
                ROOT,
                "",
                "[PATCH 0/1] sched: count less",
                "Ann Author <ann@example.org>",
                "Mon, 7 Oct 2024 10:00:00 +0200",
                """
                This counts less.

                From here on it is quick.
                See https://lore.kernel.org/all/reply.1@example.org/ and https://example.org/doc.
                """);
        String patch = Shelf.mail(
                "patch.1@example.org",
                ROOT,
                "[PATCH 1/1] sched: count less",
                "Ann Author <ann@example.org>",
                "Mon, 7 Oct 2024 10:01:00 +0200",
                """
                Count less.

                Signed-off-by: Ann Author <ann@example.org>
                ---
                diff --git a/kernel/sched/core.c b/kernel/sched/core.c
                index 1234567..89abcde 100644
                --- a/kernel/sched/core.c
                +++ b/kernel/sched/core.c
                @@ -1,3 +1,3 @@ void count(void)
                 {
                -	n += 2;
                +	n += 1;
                 }
                """);
        String reply = Shelf.mail(
                "reply.1@example.org",
                "patch.1@example.org",
                "Re: [PATCH 1/1] sched: count less",
                "Rob Reviewer <rob@example.org>",
                "Tue, 8 Oct 2024 09:00:00 +0000",
                "> +\tn += 1;\n\nWhy?\n");
        String odd = Shelf.mail(
                ODD_ID,
                "",
                "An id that is hard to put into a URL",
                "Ann Author <ann@example.org>",
                "Wed, 9 Oct 2024 09:00:00 +0000",
                "Nothing.\n");
        String attached = """
                From: Ann Author <ann@example.org>
                To: list@example.org
                Subject: with files
                Date: Thu, 10 Oct 2024 09:00:00 +0000
                Message-ID: <files.1@example.org>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the files.
                --b
                Content-Type: text/html; name="../../evil.html"
                Content-Disposition: attachment; filename="../../evil.html"
                Content-Transfer-Encoding: base64

                PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pgo=
                --b--
                """;
        String note = "X-Reroll-Original: <orig.1@example.com>\nX-Reroll-Original-Author: Olga Original\n"
                + "X-Reroll-Original-Date: 2024-08-15\n"
                + Shelf.mail(
                        "note.1@example.org",
                        "",
                        "a note",
                        "Reroll reference notes <notes@example.org>",
                        "Sat, 12 Oct 2024 09:00:00 +0000",
                        "In our own words.\n");
        String elsewhere = Shelf.mail(
                "other.1@example.org",
                "",
                "only on the other list",
                "Ann Author <ann@example.org>",
                "Fri, 11 Oct 2024 09:00:00 +0000",
                "Hello.\n");
        server = WebServer.start(
                new Shelf(data)
                        .put("sched", root, patch, reply, odd, attached)
                        .put("mm", elsewhere, root)
                        .put("notes", note)
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

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String unpacked(HttpResponse<byte[]> response) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sched/",
                "/all/",
                "/sched/?q=count",
                "/sched/root.1@example.org/",
                "/sched/root.1@example.org/t/",
                "/sched/root.1@example.org/T/",
                "/_/text/help/",
                "/sched/_/text/help/"
            })
    void every_page_is_html_under_a_strict_policy(String path) throws Exception {
        HttpResponse<byte[]> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.header(response, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(Client.header(response, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(Client.header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(client.page(path).select("style, [style], script:not([src]), [onclick]"))
                .isEmpty();
        assertThat(client.page(path).title()).isNotBlank();
        assertThat(client.page(path).select("main, header, footer")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/sched, 301, /sched/",
        "/sched/root.1@example.org, 301, /sched/root.1@example.org/",
        "/sched/root.1%40example.org, 301, /sched/root.1@example.org/",
        "/sched/root.1@example.org/t, 301, /sched/root.1@example.org/t/",
        "/reply.1@example.org/, 302, /sched/reply.1@example.org/",
        "/r/reply.1@example.org, 302, /sched/reply.1@example.org/",
        "/r/reply.1@example.org/, 302, /sched/reply.1@example.org/",
        "/mm/reply.1@example.org/, 302, /sched/reply.1@example.org/",
        "/no-such-list/reply.1@example.org/T/, 302, /sched/reply.1@example.org/T/",
    })
    void a_mail_is_found_by_the_paths_that_people_paste(String path, int status, String leadsTo) throws Exception {
        for (HttpResponse<byte[]> response : List.of(client.get(path), client.head(path))) {
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(client.leadsTo(response)).isEqualTo(leadsTo);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sched/nobody@example.org/",
                "/sched/nobody@example.org",
                "/sched/nobody@example.org/raw",
                "/sched/nobody@example.org/t.mbox.gz",
                "/r/nobody@example.org",
                "/nobody@example.org/",
                "/sched/files.1@example.org/9-x",
                "/sched/x/y/z/",
                "//",
                "/sched/?q=nosuchword",
                "/%ff/"
            })
    void what_is_not_here_is_404(String path) throws Exception {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        assertThat(client.head(path).statusCode()).isEqualTo(404);
        assertThat(client.page(path).select("h1").text()).isNotBlank();
    }

    @Test
    void an_unknown_mail_is_looked_for_elsewhere() throws Exception {
        Document page = client.page("/sched/root.1@example.com/");
        assertThat(page.text()).contains("<root.1@example.com>");
        assertThat(page.select("a[href^=https://lore.kernel.org/all/root.1@example.com/]"))
                .hasSize(1);
    }

    @Test
    void an_id_with_every_delimiter_can_be_reached() throws Exception {
        String path = client.page("/sched/?q=hard").select(".row a.subject").attr("href");
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        assertThat(client.page(path).select("h1").text()).isEqualTo("An id that is hard to put into a URL");
        assertThat(text(client.get(path + "raw"))).contains("Message-ID: <" + ODD_ID + ">");
    }

    @Test
    void a_thread_is_shown_as_a_tree() throws Exception {
        Document page = client.page("/sched/" + ROOT + "/t/");
        assertThat(page.select("article.mail").eachAttr("class")).containsExactly("mail l0", "mail l1", "mail l2");
        assertThat(page.select(".map .who").eachText()).containsExactly("Ann Author", "Ann Author", "Rob Reviewer");
        assertThat(page.select("article.l2 .answers a").attr("href"))
                .isEqualTo("#" + page.select("article.l1").attr("id"));
    }

    @Test
    void a_thread_by_time_has_no_depth() throws Exception {
        assertThat(client.page("/sched/" + ROOT + "/T/").select("article.mail.l0"))
                .hasSize(3);
    }

    @Test
    void a_lore_link_to_a_mail_that_is_here_leads_inside() throws Exception {
        Document page = client.page("/sched/" + ROOT + "/");
        assertThat(page.select(".body a").eachAttr("href"))
                .containsExactly("/sched/reply.1@example.org/", "https://example.org/doc");
    }

    @Test
    void raw_is_the_mail_behind_a_from_line() throws Exception {
        HttpResponse<byte[]> response = client.get("/sched/" + ROOT + "/raw");
        assertThat(Client.header(response, "Content-Type")).startsWith("text/plain");
        assertThat(text(response))
                .startsWith("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Author")
                .contains("\n>From here on it is quick.\n");
    }

    @Test
    void the_mbox_of_a_thread_is_a_gzip_file_and_not_an_encoding() throws Exception {
        HttpResponse<byte[]> response = client.get("/sched/reply.1@example.org/t.mbox.gz", "Accept-Encoding", "gzip");
        assertThat(Client.header(response, "Content-Type")).isEqualTo("application/gzip");
        assertThat(Client.header(response, "Content-Encoding")).isEmpty();
        assertThat(unpacked(response).split("^From mboxrd@z ", -1)).hasSize(2);
        assertThat(unpacked(response).split("(?m)^From mboxrd@z ", -1)).hasSize(4);
    }

    @Test
    void a_posted_search_gives_its_mails_as_an_mbox() throws Exception {
        HttpResponse<byte[]> one = client.ask("POST", "/sched/?x=m&q=f:rob", "");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(unpacked(one).split("(?m)^From mboxrd@z ", -1)).hasSize(2);
        for (HttpResponse<byte[]> threads : List.of(
                client.ask("POST", "/sched/?x=m&t=1&q=f:rob", ""), client.ask("POST", "/sched/?x=m&q=f:rob", "x=m"))) {
            assertThat(unpacked(threads).split("(?m)^From mboxrd@z ", -1)).hasSize(4);
        }
    }

    @Test
    void a_posted_search_without_hits_is_404() throws Exception {
        assertThat(client.ask("POST", "/sched/?x=m&q=nosuchword", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_thread_can_be_asked_for_what_is_new_in_it() throws Exception {
        HttpResponse<byte[]> newer = client.ask("POST", "/sched/" + ROOT + "/?x=m&q=dt:20241008000000..", "");
        assertThat(newer.statusCode()).isEqualTo(200);
        assertThat(unpacked(newer).split("(?m)^From mboxrd@z ", -1)).hasSize(2);
        assertThat(unpacked(newer)).contains("Message-ID: <reply.1@example.org>");
        // later mails are there, though not in this thread
        assertThat(client.ask("POST", "/sched/" + ROOT + "/?x=m&q=dt:20241009000000..", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_note_that_stands_for_a_mail_says_so() throws Exception {
        Document page = client.page("/notes/note.1@example.org/");
        assertThat(page.select(".note").text())
                .contains("stands for the mail orig.1@example.com by Olga Original of 2024-08-15");
        assertThat(page.select(".note a").attr("href")).isEqualTo("https://lore.kernel.org/all/orig.1@example.com/");
    }

    @Test
    void an_empty_search_shows_the_list() throws Exception {
        assertThat(client.page("/sched/?q=").select("h1").text()).isEqualTo("sched");
    }

    @Test
    void a_query_that_cannot_be_understood_is_400_and_shows_where() throws Exception {
        HttpResponse<byte[]> response = client.get("/sched/?q=d:notadate..");
        assertThat(response.statusCode()).isEqualTo(400);
        Document page = client.page("/sched/?q=d:notadate..");
        assertThat(page.select(".query mark")).hasSize(1);
        assertThat(page.select(".query").text()).contains("notadate");
        assertThat(client.ask("POST", "/sched/?x=m&q=d:notadate..", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void results_are_counted_and_link_to_mails() throws Exception {
        Document page = client.page("/sched/?q=count");
        assertThat(page.select("h1").text()).isEqualTo("3 mails");
        assertThat(page.select(".row a.subject").eachAttr("href"))
                .containsExactly(
                        "/sched/reply.1@example.org/", "/sched/patch.1@example.org/", "/sched/root.1@example.org/");
        assertThat(client.page("/sched/?q=count&o=-1").select(".row a.subject").eachAttr("href"))
                .startsWith("/sched/root.1@example.org/");
    }

    @Test
    void results_come_in_pages() throws Exception {
        Document first = client.page("/sched/?q=count&l=2");
        assertThat(first.select(".row")).hasSize(2);
        Document second = client.page(first.select("a[rel=next]").attr("href"));
        assertThat(second.select(".row")).hasSize(1);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(client.page(second.select("a[rel=prev]").attr("href")).select(".row"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sched/new.atom", "/all/new.atom", "/sched/root.1@example.org/t.atom", "/sched/?q=count&x=A"})
    void feeds_are_atom_with_links_to_the_mails(String path) throws Exception {
        HttpResponse<byte[]> response = client.get(path);
        assertThat(Client.header(response, "Content-Type")).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        org.w3c.dom.Document feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(response.body()));
        assertThat(feed.getDocumentElement().getLocalName()).isEqualTo("feed");
        assertThat(feed.getElementsByTagNameNS("*", "entry").getLength()).isGreaterThanOrEqualTo(3);
        assertThat(text(response))
                .contains("<link href=\"http://127.0.0.1:" + server.port())
                .contains("/reply.1@example.org/\"");
    }

    @Test
    void an_attachment_is_saved_and_never_rendered() throws Exception {
        String path =
                client.page("/sched/files.1@example.org/").select(".files a").attr("href");
        assertThat(path).startsWith("/sched/files.1@example.org/2-").doesNotContain("/..");
        HttpResponse<byte[]> response = client.get(path);
        assertThat(text(response)).isEqualTo("<script>alert(1)</script>\n");
        assertThat(Client.header(response, "Content-Type")).startsWith("application/octet-stream");
        assertThat(Client.header(response, "Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("/");
        assertThat(Client.header(response, "Content-Security-Policy")).contains("sandbox");
        assertThat(Client.header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void html_is_compressed_for_those_who_take_it() throws Exception {
        HttpResponse<byte[]> response = client.get("/sched/" + ROOT + "/t/", "Accept-Encoding", "gzip");
        assertThat(Client.header(response, "Content-Encoding")).isEqualTo("gzip");
        assertThat(unpacked(response)).contains("</html>");
    }

    @Test
    void files_of_the_site_may_be_kept_for_good() throws Exception {
        String style = client.page("/").select("link[rel=stylesheet]").attr("href");
        HttpResponse<byte[]> response = client.get(style);
        assertThat(Client.header(response, "Content-Type")).startsWith("text/css");
        assertThat(Client.header(response, "Cache-Control")).contains("immutable");
        assertThat(client.get("/_/static/style.css").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"PUT, /", "DELETE, /sched/", "POST, /", "POST, /sched/", "OPTIONS, /"})
    void nothing_can_be_changed(String method, String path) throws Exception {
        assertThat(client.ask(method, path, "").statusCode()).isEqualTo(405);
    }

    @Test
    void paging_through_a_list_by_time_comes_to_its_end() throws Exception {
        assertThat(client.page("/sched/").select(".row")).hasSize(3);
        // the thread of 8 October and older, not those of 9 and 10 October
        assertThat(client.page("/sched/?t=20241009000000")
                        .select(".row a.subject")
                        .eachText())
                .containsExactly("[PATCH 0/1] sched: count less");
        assertThat(client.page("/sched/?t=20240101000000").select(".row")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 0",
        "2024, 3",
        "202409, 0",
        "202410, 3",
        "20241007, 0",
        "20241008, 1",
        "20241009, 2",
        "2024100908, 1",
        "2024100909, 2",
        "202410090859, 1",
        "202410090900, 2",
        "20241009090000, 1",
        "'', 3"
    })
    void a_time_that_is_cut_short_is_the_end_of_its_span(String stamp, int threads) throws Exception {
        assertThat(client.page("/sched/?t=" + stamp).select(".row")).hasSize(threads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-10-09", "20241", "202413", "20240230", "202410090900000", "%3Cb%3E"})
    void a_time_that_cannot_be_read_is_400_and_the_form_is_named(String stamp) throws Exception {
        assertThat(client.get("/sched/?t=" + stamp).statusCode()).isEqualTo(400);
        assertThat(client.page("/sched/?t=" + stamp).select(".notice p").text()).contains("YYYYMMDDhhmmss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/all/?q=foo:bar", "/?q=foo:bar", "/sched/?q=foo:bar&x=A", "/sched/?q=count+OR+foo:bar"})
    void how_a_query_was_read_is_said_with_hits_and_without(String path) throws Exception {
        assertThat(client.page(path).select(".note").text()).contains("foo:");
    }

    @Test
    void a_plain_query_needs_no_note() throws Exception {
        assertThat(client.page("/sched/?q=count").select(".note")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lore.kernel.org/all/reply.1@example.org/",
                "https://lore.kernel.org/lkml/reply.1%40example.org/T/#u",
                "<reply.1@example.org>",
                " <reply.1@example.org> "
            })
    void a_link_or_id_for_a_query_leads_to_the_mail(String query) throws Exception {
        Map<String, String> leads = Map.of("/", "/all/", "/all/", "/all/", "/sched/", "/sched/", "/mm/", "/sched/");
        for (Map.Entry<String, String> lead : leads.entrySet()) {
            HttpResponse<byte[]> response = client.get(lead.getKey() + "?q=" + SearchPages.form(query));
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(client.leadsTo(response)).isEqualTo(lead.getValue() + "reply.1@example.org/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<nobody@example.org>", "https://lore.kernel.org/all/nobody@example.org/"})
    void a_link_to_a_mail_that_is_not_here_is_searched_for(String query) throws Exception {
        assertThat(client.get("/all/?q=" + SearchPages.form(query)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void results_can_be_had_with_their_whole_threads() throws Exception {
        Document page = client.page("/sched/?q=f:rob");
        assertThat(page.select(".tools form[method=post] button").eachText())
                .containsExactly("All as mbox", "Whole threads as mbox");
        List<String> actions = page.select(".tools form[method=post]").eachAttr("action");
        assertThat(unpacked(client.ask("POST", actions.get(0), "")).split("(?m)^From mboxrd@z ", -1))
                .hasSize(2);
        assertThat(unpacked(client.ask("POST", actions.get(1), "")).split("(?m)^From mboxrd@z ", -1))
                .hasSize(4);
    }

    @Test
    void the_front_page_has_each_list_with_its_newest_threads() throws Exception {
        Document page = client.page("/");
        assertThat(page.select(".listcard h2").eachText()).containsExactly("Series", "mm", "notes", "sched");
        assertThat(page.select(".listcard:last-of-type .row a.subject").eachText())
                .startsWith("with files", "An id that is hard to put into a URL");
    }
}
