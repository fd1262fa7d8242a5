package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patchwork's clients as people have them, unchanged, against a running server over real mails. */
class PatchworkClientsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The cover letter of v4 of the speculative lookup, four patches. */
    private static final String COVER = "20241028010818.2487581-1-andrii@kernel.org";

    private static final String TITLE = "uprobes,mm: speculative lockless VMA-to-uprobe lookup";

    @TempDir
    static Path folder;

    private static WebServer server;
    private static Programs programs;
    private static Client client;
    private static List<Path> mails = List.of();

    @BeforeAll
    static void serve() throws IOException {
        Path uprobes = Corpus.uprobes();
        programs = new Programs(folder);
        try (Stream<Path> files = Files.list(uprobes)) {
            mails = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
        List<byte[]> raw = new ArrayList<>();
        for (Path file : mails) raw.add(Files.readAllBytes(file));
        Path data = new Shelf(folder.resolve("data"))
                .put("uprobes", raw)
                .put("sched", SeriesShelf.mails())
                .indexed();
        server = WebServer.start(data, "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server == null) return;
        client.close();
        server.close();
    }

    @Test
    void git_pw_lists_series_by_name_and_submitter() throws Exception {
        settings("uprobes");
        assertThat(programs.run(
                        "git-pw", "series", "list", "-f", "csv", "--submitter", "andrii@kernel.org", "speculative"))
                .contains("\"" + series(COVER).get("id").asString() + "\"", TITLE, "Andrii Nakryiko");
        assertThat(programs.run("git-pw", "series", "list", "-f", "csv", "--submitter", "Nakryiko", "--sort", "date"))
                .contains(TITLE);
    }

    @Test
    void git_pw_shows_a_series_with_its_patches() throws Exception {
        settings("uprobes");
        String shown =
                programs.run("git-pw", "series", "show", series(COVER).get("id").asString());
        assertThat(shown).contains("4 of 4", TITLE, "Andrii Nakryiko (andrii@kernel.org)");
        assertThat(shown).contains("[v4,tip/perf/core,1/4]", "[v4,tip/perf/core,4/4]");
    }

    @Test
    void git_pw_downloads_a_series_as_an_mbox_of_the_patches_that_were_sent() throws Exception {
        settings("uprobes");
        Path mbox = folder.resolve("series.mbox");
        programs.run("git-pw", "series", "download", series(COVER).get("id").asString(), mbox.toString());
        assertThat(patchIds(mbox)).hasSize(4).isEqualTo(patchIds(sent("20241028010818.2487581-")));
    }

    @Test
    void git_pw_lists_shows_and_downloads_patches() throws Exception {
        settings("uprobes");
        assertThat(programs.run("git-pw", "patch", "list", "-f", "csv", "--state", "superseded", "--limit", "250"))
                .contains("\"superseded\"");
        JsonNode patch = series(COVER).get("patches").get(2);
        String number = patch.get("id").asString();
        assertThat(programs.run("git-pw", "patch", "show", number))
                .contains(patch.get("msgid").asString(), "[v4,tip/perf/core,3/4]");
        Path mbox = folder.resolve("patch.mbox");
        programs.run("git-pw", "patch", "download", number, mbox.toString());
        assertThat(patchIds(mbox)).hasSize(1);
        assertThat(programs.run("git-pw", "patch", "download", "--diff", number))
                .contains("Downloaded patch to");
        assertThat(programs.run("git-pw", "bundle", "list")).contains("Owner");
    }

    @Test
    void git_pw_applies_a_series_with_the_trailers_that_were_given() throws Exception {
        settings("sched");
        Path tree = tree("series");
        programs.runIn(
                tree,
                "git-pw",
                "series",
                "apply",
                series(SeriesShelf.V1).get("id").asString());
        assertThat(programs.runIn(tree, "git", "log", "--reverse", "--format=%an: %s", "base.."))
                .isEqualTo("Ann Author: sched: count once\nAnn Author: sched: drop the counter\n");
        assertThat(programs.runIn(tree, "git", "log", "-1", "--format=%(trailers:key=Reviewed-by)"))
                .contains("Reviewed-by: Rob Reviewer <rob@example.org>");
    }

    @Test
    void git_pw_applies_a_patch_with_those_before_it() throws Exception {
        settings("sched");
        Path tree = tree("patch");
        programs.runIn(
                tree,
                "git-pw",
                "patch",
                "apply",
                series(SeriesShelf.V2).get("patches").get(1).get("id").asString());
        assertThat(programs.runIn(tree, "git", "rev-list", "--count", "base..").strip())
                .isEqualTo("2");
    }

    @Test
    void git_pw_is_told_why_it_cannot_set_a_state() throws Exception {
        settings("sched");
        String number = series(SeriesShelf.V2).get("patches").get(0).get("id").asString();
        Programs.Ran ran = programs.ran("git-pw", "patch", "update", "--state", "accepted", number);
        assertThat(ran.status()).isNotZero();
        assertThat(ran.output()).contains("states are derived from the mails");
    }

    /** b4 looks up what it has fetched in the Patchwork that it is told of. */
    @Test
    void b4_finds_the_patches_that_it_fetches() throws Exception {
        Programs.assumeInstalled("b4");
        settings("uprobes");
        Path out = Files.createDirectories(folder.resolve("am"));
        String told = programs.run("b4", "-d", "am", "--no-cache", "-n", "series", "-o", out.toString(), COVER);
        assertThat(told).contains("looking up patch_id of msgid=20241028010818.2487581-2-andrii@kernel.org");
        assertThat(told).contains("Patchwork: setting state on 127.0.0.1:" + server.port() + "/uprobes");
        assertThat(told.lines().filter(line -> line.contains("patchid_url=" + base() + "/api/1.2/patches/")))
                .as("each patch was found by its Message-ID")
                .hasSize(4);
    }

    /** The series whose cover letter this is. */
    private static JsonNode series(String cover) throws IOException, InterruptedException {
        JsonNode covers =
                JSON.readTree(client.get("/api/covers/?msgid=" + cover).body());
        String number = covers.get(0).get("series").get(0).get("id").asString();
        return JSON.readTree(client.get("/api/series/" + number + "/").body());
    }

    private static Path sent(String ids) throws IOException {
        Path all = folder.resolve("sent.mbox");
        StringBuilder mbox = new StringBuilder();
        for (Path file : mails) {
            String mail = Files.readString(file, UTF_8);
            boolean patch = mail.contains("\nMessage-ID: <" + ids) && mail.contains("\ndiff --git ");
            if (patch)
                mbox.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n")
                        .append(mail)
                        .append('\n');
        }
        return Files.writeString(all, mbox);
    }

    /** What git takes for the patches of an mbox. */
    private static List<String> patchIds(Path mbox) throws IOException, InterruptedException {
        String ids = programs.run("sh", "-c", "git patch-id --stable < '" + mbox + "'");
        return ids.lines().map(line -> line.substring(0, 40)).sorted().toList();
    }

    /** A repository that {@link SeriesShelf}'s patches apply to. */
    private static Path tree(String name) throws IOException, InterruptedException {
        Path tree = Files.createDirectories(folder.resolve("tree-" + name));
        Path sched = Files.createDirectories(tree.resolve("kernel/sched"));
        for (String file : List.of("core.c", "fair.c")) {
            Files.writeString(sched.resolve(file), "{\n\tint a;\n\tn += 2;\n\tint b;\n}\n");
        }
        programs.runIn(tree, "git", "init", "-q", ".");
        programs.runIn(tree, "git", "add", ".");
        programs.runIn(tree, "git", "commit", "-q", "-m", "base");
        programs.runIn(tree, "git", "tag", "base");
        return tree;
    }

    /** The settings that people have in their git configuration, for a project of this server. */
    private static void settings(String project) throws IOException {
        Programs.assumeInstalled("git-pw");
        Path home = programs.home();
        Files.writeString(
                home.resolve(".gitconfig"), """
                [user]
                \tname = Bob
                \temail = bob@example.org
                [pw]
                \tserver = BASE/api/1.2
                \tproject = PROJECT
                \ttoken = none
                [b4]
                \tattestation-policy = off
                \tmidmask = BASE/PROJECT/%s
                \tpw-url = BASE
                \tpw-key = none
                \tpw-project = PROJECT
                \tpw-review-state = under-review
                """.replace("BASE", base()).replace("PROJECT", project));
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port();
    }
}
