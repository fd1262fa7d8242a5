package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails made to break the pages that show them: by markup, by hidden characters, by length, by depth. */
class HostileMailTest {

    private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>";
    private static final String DATE = "Thu, 10 Oct 2024 09:00:00 +0000";
    private static final int DEEP = 1_300;

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String markup =
                "From: \"" + EVIL.replace("\"", "\\\"") + "\" <a<b>@evil.example>\nTo: " + EVIL + "\nCc: =?utf-8?q?"
                        + "=3Cscript=3E?= <c@example.org>\nSubject: " + EVIL + "\nDate: " + DATE
                        + "\nMessage-ID: <markup\"'<script>@evil.example>\nMessage-ID: <markup@evil.example>\n"
                        + "List-Id: " + EVIL + "\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: text/plain\n\n" + EVIL + "\n> " + EVIL + "\n\n" + EVIL + "\n"
                        + "javascript:alert(3) https://x.example/\"onmouseover=alert(4)\n"
                        + "--b\nContent-Type: text/html; name=\"" + EVIL.replace("\"", "") + "\"\n\n" + EVIL + "\n"
                        + "--b\nContent-Type: application/x; name=\"a\\\"onclick=alert(5)<b>.bin\"\n"
                        + "Content-Disposition: attachment\n\n" + EVIL + "\n--b--\n";
        String hidden = Shelf.mail(
                "hidden@example.org",
                "",
                "safe\u202egnp.exe\u200b",
                "Not\u2066 Me <n@example.org>",
                DATE,
                "red\u001b[31m text, left\u202eright\n");
        String long1 = Shelf.mail(
                "long@example.org",
                "",
                "long",
                "L <l@example.org>",
                DATE,
                "This line is one of very many.\n".repeat(100_000) + "the last line\n");
        List<byte[]> chain = new ArrayList<>();
        for (int i = 0; i < DEEP; i++) {
            String answers = i == 0 ? "" : "deep." + (i - 1) + "@example.org";
            chain.add(Shelf.mail(
                            "deep." + i + "@example.org",
                            answers,
                            i == 0 ? "deep" : "Re: deep",
                            "D <d@example.org>",
                            DATE,
                            "mail " + i + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        server = WebServer.start(
                new Shelf(data)
                        .put("evil", markup, hidden, long1)
                        .put("deep", chain)
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/evil/",
                "/evil/?q=f:evil.example",
                "/evil/markup@evil.example/",
                "/evil/markup@evil.example/t/",
                "/evil/markup@evil.example/T/",
                "/evil/%3Cscript%3Ealert(1)%3C%2Fscript%3E/",
                "/evil/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/%3Cscript%3Ealert(1)%3C%2Fscript%3E"
            })
    void no_markup_of_a_sender_or_visitor_is_in_any_page(String path) throws Exception {
        Document page = client.page(path);
        assertThat(page.select(
                        "script:not([src^=/_/static/]), [onerror], [onclick], [onmouseover], a[href^=javascript]"))
                .isEmpty();
        assertThat(page.select("img").eachAttr("src")).allMatch(src -> src.startsWith("/_/static/"));
        assertThat(page.text()).contains("<script>");
    }

    @Test
    void characters_that_hide_are_shown_by_number() throws Exception {
        for (String path : List.of("/evil/", "/evil/hidden@example.org/", "/evil/hidden@example.org/t/")) {
            String html = client.page(path).outerHtml();
            assertThat(html).doesNotContain("\u202e", "\u200b", "\u2066", "\u001b", "&#x1b;", "&#x202e;");
            assertThat(html).contains("U+202E", "U+2066");
        }
        assertThat(client.page("/evil/hidden@example.org/").title()).contains("safe[U+202E]gnp.exe");
        assertThat(client.page("/evil/hidden@example.org/").select(".body .cp").eachText())
                .containsExactly("U+001B", "U+202E");
    }

    @Test
    void of_a_very_long_mail_the_start_is_shown_and_the_raw_mail_is_whole() throws Exception {
        Document page = client.page("/evil/long@example.org/");
        assertThat(page.select(".body").text()).hasSizeBetween(270_000, 300_000);
        assertThat(page.select(".note").text()).contains("Only the beginning");
        assertThat(new String(client.get("/evil/long@example.org/raw").body(), java.nio.charset.StandardCharsets.UTF_8))
                .endsWith("the last line\n\n");
    }

    @Test
    void a_thread_as_deep_as_it_is_long_comes_in_parts() throws Exception {
        String next = "/deep/deep.0@example.org/t/";
        int shown = 0;
        int parts = 0;
        while (!next.isEmpty()) {
            Document part = client.page(next);
            shown += part.select("article.mail").size();
            assertThat(part.select("article.mail").size()).isLessThanOrEqualTo(ThreadPages.PART);
            assertThat(part.expectFirst(".note").text()).contains("of 1,300 are on this page");
            next = part.select("a[rel=next]").attr("href");
            parts++;
        }
        assertThat(shown).isEqualTo(DEEP);
        assertThat(parts).isBetween(3, 20);
    }

    @Test
    void a_thread_asked_for_by_one_of_its_mails_shows_the_part_with_it() throws Exception {
        Document part = client.page("/deep/deep.700@example.org/t/");
        assertThat(part.select("article.mail").eachAttr("id")).contains(Urls.anchor("deep.700@example.org"));
        Document before = client.page(part.select("a[rel=prev]").attr("href"));
        assertThat(before.select("article.mail").eachAttr("id")).contains(Urls.anchor("deep.699@example.org"));
        assertThat(client.page("/deep/deep.700@example.org/t/?o=0")
                        .select("article.mail")
                        .eachAttr("id"))
                .contains(Urls.anchor("deep.0@example.org"));
    }

    @Test
    void a_mail_deep_in_a_thread_shows_its_surroundings() throws Exception {
        Document page = client.page("/deep/deep.700@example.org/");
        assertThat(page.select(".tree li")).hasSize(201);
        assertThat(page.select(".map .note").text()).contains("201 of 1,300");
        assertThat(page.select(".tree [aria-current]").attr("href")).isEqualTo("/deep/deep.700@example.org/");
        assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/deep/deep.699@example.org/");
    }
}
