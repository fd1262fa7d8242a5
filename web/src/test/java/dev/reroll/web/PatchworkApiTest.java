package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.history.History;
import dev.reroll.index.search.MailSearch;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.web.call.Answer;
import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Patchwork;
import dev.reroll.web.url.Parameters;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patchwork's REST API over {@link SeriesShelf}'s series and some more. Fields and paging are those of its clients' contract. */
class PatchworkApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOT = "kernel test robot <lkp@intel.com>";
    private static final String ODD = "odd/1+x%y@example.org";
    private static final int LONE = 40;

    @TempDir
    static Path folder;

    private static WebServer server;
    private static Client client;

    private static List<String> mails() {
        List<String> mails = new ArrayList<>(List.of(SeriesShelf.mails()));
        mails.add(Shelf.mail(
                "bot@example.org",
                "v3-1@example.org",
                "Re: [PATCH v3 1/2] sched: count once",
                BOT,
                "Sun, 20 Oct 2024 14:00:00 +0000",
                """
                Hi Ann,

                kernel test robot noticed the following build errors:

                kernel/sched/core.c:3: error: 'm' undeclared
                """));
        return mails;
    }

    @BeforeAll
    static void serve() throws IOException {
        List<String> lone = new ArrayList<>();
        for (int i = 0; i < LONE; i++) {
            lone.add(SeriesShelf.patch(
                    "Lone Lee <lee@example.net>",
                    "lone-" + i + "@example.net",
                    "",
                    "[PATCH] lib: step number " + i,
                    1 + i % 28,
                    "\tn += " + i + ";",
                    "step" + i + ".c"));
        }
        lone.add(SeriesShelf.patch(
                "Odd <odd@example.net>", ODD, "", "[PATCH] lib: odd, \"very\" <odd>", 3, "\tx;", "odd.c"));
        server = WebServer.start(
                new Shelf(folder.resolve("data"))
                        .put("sched", mails().toArray(String[]::new))
                        .put("lib", lone.toArray(String[]::new))
                        .indexed(),
                "127.0.0.1",
                0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server == null) return;
        client.close();
        server.close();
    }

    @Test
    void the_index_names_every_resource_under_the_version_that_was_asked_for() throws Exception {
        assertThat(json("/api/1.2/").propertyNames())
                .containsExactlyInAnyOrder(
                        "projects", "users", "people", "patches", "covers", "series", "events", "bundles");
        assertThat(json("/api/1.2/").get("patches").asString()).isEqualTo(base() + "/api/1.2/patches/");
        assertThat(json("/api/").get("patches").asString()).isEqualTo(base() + "/api/patches/");
    }

    @Test
    void each_revision_is_a_series_told_with_what_is_missing_of_it() throws Exception {
        JsonNode all = json("/api/1.3/series/?project=sched");
        assertThat(texts(all, "name")).containsExactly(SeriesShelf.TITLE, SeriesShelf.TITLE, SeriesShelf.TITLE);
        assertThat(stream(all).map(series -> series.get("version").asInt())).containsExactly(1, 2, 3);
        JsonNode third = all.get(2);
        assertThat(third.get("total").asInt()).isEqualTo(2);
        assertThat(third.get("received_total").asInt()).isEqualTo(1);
        assertThat(third.get("received_all").asBoolean()).isFalse();
        assertThat(third.get("date").asString()).isEqualTo("2024-10-20T10:00:00");
        assertThat(third.get("cover_letter").get("msgid").asString()).isEqualTo("<" + SeriesShelf.V3 + ">");
        assertThat(texts(third.get("patches"), "name")).containsExactly("[v3,1/2] sched: count once");
        assertThat(third.get("submitter").get("email").asString()).isEqualTo("ann@example.org");
        assertThat(third.get("project").get("link_name").asString()).isEqualTo("sched");
    }

    @Test
    void a_series_without_cover_letter_is_called_by_its_first_patch() throws Exception {
        JsonNode series = json("/api/series/?q=step+number+7&project=lib").get(0);
        assertThat(series.get("name").asString()).isEqualTo("lib: step number 7");
        assertThat(series.get("cover_letter").isNull()).isTrue();
    }

    @Test
    void patches_of_earlier_revisions_are_superseded_and_those_of_the_newest_stand_where_the_series_does()
            throws Exception {
        assertThat(texts(patchesOf(SeriesShelf.V1), "state")).containsOnly("superseded");
        JsonNode newest = patchesOf(SeriesShelf.V3).get(0);
        assertThat(newest.get("state").asString())
                .as("a machine's report waits for the author")
                .isEqualTo("changes-requested");
        // what waits and had no mail for 60 days; Patchwork has no word for it
        assertThat(newest.get("reroll").get("state").asString()).isEqualTo("stalled");
        assertThat(newest.get("reroll").get("place").asString()).isEqualTo("1/2");
    }

    @Test
    void a_patch_brings_its_text_its_headers_and_the_review_with_what_became_of_it() throws Exception {
        JsonNode patch = json(patchesOf(SeriesShelf.V1).get(1).get("url").asString());
        assertThat(patch.get("content").asString())
                .startsWith("Count less in fair.c.\n")
                .contains("---\n");
        assertThat(patch.get("diff").asString())
                .startsWith("diff --git a/kernel/sched/fair.c")
                .endsWith("\n }\n");
        assertThat(patch.get("headers").get("Message-ID").asString()).isEqualTo("<v1-2@example.org>");
        assertThat(texts(patch.get("prefixes"))).containsExactly("2/2");
        JsonNode point = patch.get("reroll").get("review").get(0);
        assertThat(texts(point.get("text"))).contains("Call it count, please.");
        assertThat(texts(point.get("outcomes"), "outcome").getFirst()).isEqualTo("changed");
        assertThat(texts(patch.get("related"), "msgid")).contains("<v2-2@example.org>");
    }

    @Test
    void answers_are_the_comments_of_the_patch_that_they_answer() throws Exception {
        JsonNode patch = patchesOf(SeriesShelf.V1).get(1);
        JsonNode comments = json(patch.get("comments").asString());
        assertThat(texts(comments, "msgid")).containsExactly("<review@example.org>");
        JsonNode comment = comments.get(0);
        assertThat(comment.get("submitter").get("name").asString()).isEqualTo("Rob Reviewer");
        assertThat(comment.get("content").asString()).contains("Call it count, please.");
        assertThat(json(comment.get("url").asString())).isEqualTo(comment);
        assertThat(json(patchesOf(SeriesShelf.V1).get(0).get("comments").asString()))
                .isEmpty();
    }

    @Test
    void what_a_machine_reported_is_a_check() throws Exception {
        JsonNode patch = patchesOf(SeriesShelf.V3).get(0);
        assertThat(patch.get("check").asString()).isEqualTo("warning");
        JsonNode check = json(patch.get("checks").asString()).get(0);
        assertThat(check.get("user").get("email").asString()).isEqualTo("lkp@intel.com");
        assertThat(check.get("context").asString()).isEqualTo("kernel-test-robot");
        assertThat(check.get("target_url").asString()).isEqualTo(base() + "/sched/bot@example.org/");
        assertThat(texts(json("/api/users/"), "email")).containsExactly("lkp@intel.com");
        assertThat(patchesOf(SeriesShelf.V1).get(0).get("check").asString()).isEqualTo("pending");
    }

    @Test
    void lists_come_in_pages_that_link_to_each_other_the_next_one_first() throws Exception {
        HttpResponse<byte[]> first = client.get("/api/1.2/patches/?project=lib&per_page=10");
        String root = "<" + base() + "/api/1.2/patches/?project=lib&per_page=10&page=";
        assertThat(Client.header(first, "Link"))
                .isEqualTo(root + "2>; rel=\"next\", " + root + "1>; rel=\"first\", " + root + "5>; rel=\"last\"");
        assertThat(Client.header(client.get("/api/1.2/patches/?project=lib&per_page=10&page=3"), "Link"))
                .startsWith(root + "4>; rel=\"next\", " + root + "2>; rel=\"prev\"");
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            ids.addAll(texts(json("/api/1.2/patches/?project=lib&per_page=10&page=" + page), "msgid"));
        }
        assertThat(ids).hasSize(LONE + 1).doesNotHaveDuplicates();
        assertThat(json("/api/patches/?project=lib")).hasSize(30);
        assertThat(json("/api/patches/?per_page=1000")).hasSize(LONE + 6);
        assertThat(refusal("/api/patches/?page=99", 404)).isEqualTo("{\"detail\":\"Invalid page.\"}");
        assertThat(Client.header(client.get("/api/1.2/series/?project=sched"), "Link"))
                .isEmpty();
    }

    @Test
    void lists_are_filtered_by_who_when_what_and_state() throws Exception {
        String ann = json("/api/people/?q=ann+author").get(0).get("id").asString();
        assertThat(texts(json("/api/series/?submitter=" + ann), "name"))
                .hasSize(3)
                .containsOnly(SeriesShelf.TITLE);
        assertThat(json("/api/series/?submitter=ANN%40example.org")).hasSize(3);
        assertThat(json("/api/series/?submitter=ann@example.org&submitter=odd@example.net"))
                .hasSize(4);
        assertThat(texts(json("/api/patches/?msgid=v2-1@example.org"), "name"))
                .containsExactly("[v2,1/2] sched: count once");
        assertThat(json("/api/patches/?msgid=%3Cv2-1@example.org%3E")).hasSize(1);
        assertThat(json("/api/series/?since=2024-10-09T10:00:00&before=2024-10-20T10:00:00&project=sched"))
                .hasSize(1);
        assertThat(json("/api/patches/?state=changes-requested&state=superseded&project=sched"))
                .hasSize(5);
        assertThat(json("/api/patches/?state=superseded&project=sched")).hasSize(4);
        assertThat(json("/api/patches/?archived=true")).isEmpty();
        assertThat(json("/api/patches/?archived=false&project=sched")).hasSize(5);
        assertThat(json("/api/covers/?msgid=" + SeriesShelf.V2)).hasSize(1);
        String hash = patchesOf(SeriesShelf.V2).get(1).get("hash").asString();
        assertThat(texts(json("/api/patches/?hash=" + hash), "msgid")).containsExactly("<v2-2@example.org>");
    }

    @Test
    void lists_are_ordered_as_asked() throws Exception {
        assertThat(texts(json("/api/series/?project=sched&order=-date"), "date"))
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(texts(json("/api/patches/?project=lib&order=name"), "name"))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(stream(json("/api/patches/?order=-id"))
                        .map(patch -> patch.get("id").asLong())
                        .toList())
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void a_value_that_names_nothing_finds_nothing() throws Exception {
        for (String query :
                List.of("project=nope", "submitter=nobody@example.org", "submitter=12", "state=nope", "series=12")) {
            assertThat(json("/api/patches/?" + query)).as(query).isEmpty();
        }
        assertThat(json("/api/bundles/?order=name&project=sched")).isEmpty();
    }

    @Test
    void refusals_are_json_in_patchworks_form() throws Exception {
        for (String path :
                List.of("/api/patches/1/", "/api/series/x/", "/api/nothing/", "/api/1.9/", "/api/people/1/")) {
            assertThat(refusal(path, 404)).as(path).isEqualTo("{\"detail\":\"Not found.\"}");
        }
        assertThat(refusal("/api/series/?since=soon", 400)).isEqualTo("{\"since\":[\"Enter a valid date/time.\"]}");
    }

    @Test
    void nobody_can_change_anything() throws Exception {
        String url = path(patchesOf(SeriesShelf.V3).get(0).get("url").asString());
        for (String method : List.of("PATCH", "PUT", "POST", "DELETE")) {
            HttpResponse<byte[]> reply = client.ask(method, url, "state=accepted");
            assertThat(reply.statusCode()).as(method).isEqualTo(405);
            assertThat(JSON.readTree(reply.body()).get("detail").asString()).contains("derived from the mails");
            assertThat(Client.header(reply, "Allow")).isEqualTo("GET, HEAD");
        }
        assertThat(json(url).get("state").asString()).isEqualTo("changes-requested");
    }

    @Test
    void a_path_without_its_slash_leads_to_the_one_with_it_and_keeps_the_query() throws Exception {
        HttpResponse<byte[]> reply = client.get("/api/1.2/patches?project=sched&msgid=v2-1@example.org");
        assertThat(reply.statusCode()).isEqualTo(301);
        assertThat(client.leadsTo(reply)).isEqualTo("/api/1.2/patches/?project=sched&msgid=v2-1@example.org");
    }

    @Test
    void an_answer_that_the_client_has_is_not_sent_again() throws Exception {
        String tag = Client.header(client.get("/api/series/?project=sched"), "ETag");
        HttpResponse<byte[]> again = client.get("/api/series/?project=sched", "If-None-Match", "\"x\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(client.get("/api/series/?project=lib", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void earlier_versions_lack_the_fields_that_came_later() throws Exception {
        JsonNode oldest = json("/api/1.0/patches/?project=sched").get(0);
        assertThat(oldest.propertyNames()).doesNotContain("web_url", "comments", "list_archive_url", "related");
        assertThat(json("/api/1.1/patches/?project=sched").get(0).propertyNames())
                .contains("web_url", "comments")
                .doesNotContain("list_archive_url", "related");
        assertThat(json("/api/1.3/series/?project=sched").get(0).propertyNames())
                .doesNotContain("dependencies");
        assertThat(json("/api/1.4/series/?project=sched").get(0).propertyNames())
                .contains("dependencies");
        assertThat(json("/api/1.2/events/?category=patch-comment-created")).isEmpty();
        assertThat(json("/api/1.3/events/?category=patch-comment-created")).hasSize(2);
    }

    @Test
    void events_say_what_came_when() throws Exception {
        JsonNode completed = json("/api/1.2/events/?category=series-completed&project=sched&since=2024-10-01");
        assertThat(stream(completed)
                        .map(event -> event.get("payload")
                                .get("series")
                                .get("version")
                                .asInt()))
                .as("the third lacks a patch, the newest comes first")
                .containsExactly(2, 1);
        assertThat(completed.get(0).get("date").asString()).isEqualTo("2024-10-09T10:01:00");
        assertThat(texts(json("/api/events/?project=sched"), "category"))
                .contains("cover-created", "patch-created", "patch-completed", "series-created", "check-created");
    }

    @Test
    void what_answers_link_to_is_there() throws Exception {
        JsonNode patch = patchesOf(SeriesShelf.V2).get(1);
        HttpResponse<byte[]> mbox = client.get(path(patch.get("mbox").asString()));
        assertThat(Client.header(mbox, "Content-Disposition"))
                .isEqualTo("attachment; filename=v2-2-2-sched-drop-the-counter.patch");
        assertThat(text(mbox))
                .startsWith("From patchwork Wed Oct  9 10:01:00 2024\nX-Patchwork-Submitter: \"Ann Author\"")
                .contains("\nX-Patchwork-Id: " + patch.get("id").asString() + "\n")
                .contains("\nSubject: [PATCH v2 2/2] sched: drop the counter\n");
        assertThat(text(client.get(path(patch.get("mbox").asString()) + "?series=*")))
                .contains("[PATCH v2 1/2]", "[PATCH v2 2/2]");
        assertThat(client.get(path(patch.get("mbox").asString()) + "?series=12").statusCode())
                .isEqualTo(404);
        assertThat(text(client.get(path(patch.get("mbox").asString()).replace("mbox", "raw"))))
                .startsWith("diff --git");
        assertThat(client.leadsTo(client.get(path(patch.get("web_url").asString()))))
                .isEqualTo("/sched/v2-2@example.org/");
        for (String link : List.of("list_archive_url", "comments", "checks", "url")) {
            assertThat(client.get(path(patch.get(link).asString())).statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
        JsonNode series = json("/api/series/?project=sched").get(0);
        assertThat(client.leadsTo(client.get(path(series.get("web_url").asString()) + "trail")))
                .endsWith("/trail/");
        assertThat(text(client.get(path(series.get("mbox").asString()))))
                .as("the trailer that was given to a patch goes with it")
                .contains("Reviewed-by: Rob Reviewer <rob@example.org>\n---");
        assertThat(client.get("/patch/" + patch.get("id").asString() + "/mbox/").statusCode())
                .isEqualTo(200);
        String cover = series.get("cover_letter").get("id").asString();
        assertThat(text(client.get("/cover/" + cover + "/mbox/"))).contains("Subject: [PATCH 0/2] sched: count less");
    }

    @Test
    void an_mbox_that_lacks_a_patch_says_so_to_whoever_looks() throws Exception {
        JsonNode third = json("/api/series/?project=sched").get(2);
        HttpResponse<byte[]> mbox = client.get(path(third.get("mbox").asString()));
        assertThat(Client.header(mbox, "X-Reroll-Note")).isEqualTo("1 of 2 patches are here");
    }

    @Test
    void a_message_id_of_odd_characters_is_found_by_the_links_to_it() throws Exception {
        JsonNode patch =
                json("/api/patches/?msgid=" + URLEncoder.encode(ODD, UTF_8)).get(0);
        assertThat(patch.get("name").asString()).isEqualTo("lib: odd, \"very\" <odd>");
        HttpResponse<byte[]> mbox = client.get(path(patch.get("mbox").asString()));
        assertThat(mbox.statusCode()).isEqualTo(200);
        assertThat(Client.header(mbox, "Content-Disposition")).isEqualTo("attachment; filename=lib-odd-very-odd.patch");
        assertThat(client.get(path(patch.get("list_archive_url").asString())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void numbers_are_the_same_in_another_server_over_the_same_mails_in_another_order() throws Exception {
        List<String> turned = mails().reversed();
        Path data = new Shelf(folder.resolve("turned"))
                .put("sched", turned.toArray(String[]::new))
                .indexed();
        try (WebServer other = WebServer.start(data, "127.0.0.1", 0);
                Client its = new Client(other.port())) {
            for (String list : List.of("series", "patches", "covers", "people")) {
                String query = "/api/" + list + "/?project=sched&q=" + (list.equals("people") ? "ann" : "");
                JsonNode there = JSON.readTree(its.get(query).body());
                assertThat(texts(there, "id")).as(list).isNotEmpty().isEqualTo(texts(json(query), "id"));
            }
        }
    }

    @Test
    void a_revision_that_comes_later_is_seen_and_the_one_before_is_superseded_then() throws Exception {
        Shelf shelf = new Shelf(folder.resolve("growing"));
        Path data = shelf.put(
                        "sched", List.of(SeriesShelf.mails()).subList(0, 4).toArray(String[]::new))
                .indexed();
        try (MailSearch search = MailSearch.open(data, false);
                Archive archive = Archive.at(data)) {
            Patchwork patchwork = new Patchwork(search, new History(search, archive), archive);
            JsonNode before = answer(patchwork, "patches");
            assertThat(texts(before, "state")).doesNotContain("superseded");
            shelf.put("sched", SeriesShelf.mails()).indexed();
            assertThat(search.refresh()).isTrue();
            JsonNode after = answer(patchwork, "patches");
            assertThat(texts(after, "state"))
                    .startsWith("superseded", "superseded")
                    .hasSize(5);
            assertThat(texts(after, "id")).startsWith(texts(before, "id").toArray(String[]::new));
        }
    }

    private static JsonNode answer(Patchwork patchwork, String resource) throws IOException {
        Call call = new Call(
                true, "/api/" + resource + "/", List.of("api", resource), true, "", Parameters.of(""), "http://x");
        Answer.Whole answer = (Answer.Whole) patchwork.answer(call).orElseThrow();
        return JSON.readTree(answer.body());
    }

    private static JsonNode patchesOf(String head) throws IOException, InterruptedException {
        for (JsonNode series : json("/api/series/?project=sched")) {
            if (series.get("cover_letter").get("msgid").asString().equals("<" + head + ">")) {
                return json("/api/1.3/patches/?series=" + series.get("id").asString());
            }
        }
        throw new AssertionError("no series has the cover letter " + head);
    }

    private static JsonNode json(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = client.get(path(url));
        assertThat(reply.statusCode()).as(url).isEqualTo(200);
        assertThat(Client.header(reply, "Content-Type")).isEqualTo("application/json");
        return JSON.readTree(reply.body());
    }

    private static String refusal(String path, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = client.get(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(status);
        return text(reply);
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), UTF_8);
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Links are whole; the client wants paths. */
    private static String path(String url) {
        return url.startsWith(base()) ? url.substring(base().length()) : url;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asString).toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return stream(list).map(each -> each.get(field).asString()).toList();
    }
}
