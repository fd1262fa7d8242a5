package dev.reroll.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files put together from the patches that git itself made of commits. */
class BlobPagesTest {

    @TempDir
    static Path folder;

    private static Path repository;
    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws Exception {
        repository = Files.createDirectory(folder.resolve("tree"));
        git("init", "-q", "-b", "main");
        commit("old.c", "was there before\n", "base");
        commit("new.c", "one\ntwo\n\n\tthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n", "add new.c");
        commit("new.c", "zero\none\ntwo\n\n\tthree\nfour\nfive\nsix\nseven\neight\nNINE é\nten", "change new.c");
        commit("new.c", "zero\ntwo\n\n\tthree\nfour\nfive\nsix\nseven\neight\nNINE é\nten\n<script>\n", "again");
        commit("old.c", "was there before\nand after\n", "change old.c");
        git(
                "format-patch",
                "-q",
                "--thread=shallow",
                "-o",
                folder.resolve("patches").toString(),
                "HEAD~4");
        List<byte[]> mails = new ArrayList<>();
        try (Stream<Path> patches = Files.list(folder.resolve("patches"))) {
            for (Path patch : patches.sorted().toList()) mails.add(Files.readAllBytes(patch));
        }
        assertThat(mails).hasSize(4);
        server = WebServer.start(
                new Shelf(folder.resolve("data")).put("notes", mails).indexed(), "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    private static void commit(String file, String text, String title) throws Exception {
        Files.writeString(repository.resolve(file), text);
        git("add", "-A");
        git("-c", "user.name=Bob", "-c", "user.email=bob@example.org", "commit", "-q", "-m", title);
    }

    private static String git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    @Test
    void a_file_that_a_patch_made_and_others_changed_is_the_one_that_git_has() throws Exception {
        for (String revision : List.of("HEAD~3", "HEAD~2", "HEAD~1")) {
            String id = git("rev-parse", revision + ":new.c").strip();
            for (String asked : List.of(id, id.substring(0, 7))) {
                HttpResponse<byte[]> raw = client.get("/notes/" + asked + "/s/new.c");
                assertThat(raw.statusCode()).isEqualTo(200);
                assertThat(new String(raw.body(), UTF_8)).isEqualTo(git("show", revision + ":new.c"));
            }
        }
    }

    @Test
    void the_page_shows_its_lines_and_the_patches_it_rests_on() throws Exception {
        String id = git("rev-parse", "HEAD:new.c").strip();
        Document page = client.page("/notes/" + id.substring(0, 10) + "/s/");
        assertThat(page.select("h1").text()).isEqualTo("new.c");
        assertThat(page.text()).contains(id);
        assertThat(page.select("ol.patches a").eachText())
                .containsExactly("[PATCH 1/4] add new.c", "[PATCH 2/4] change new.c", "[PATCH 3/4] again");
        assertThat(page.select("pre.blob").text()).contains("NINE é").contains("<script>");
        assertThat(page.select("pre.blob a")).hasSize(12);
    }

    @Test
    void a_file_that_was_there_before_the_patches_is_not_guessed_at() throws Exception {
        String id = git("rev-parse", "HEAD:old.c").strip();
        HttpResponse<byte[]> page = client.get("/notes/" + id + "/s/");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(new String(page.body(), UTF_8))
                .contains("No mailed patch makes "
                        + git("rev-parse", "--short", "HEAD~1:old.c").strip())
                .contains("change old.c");
        assertThat(client.get("/notes/0123456789/s/").statusCode()).isEqualTo(404);
        assertThat(client.get("/notes/xyz/s/").statusCode()).isEqualTo(404);
    }
}
