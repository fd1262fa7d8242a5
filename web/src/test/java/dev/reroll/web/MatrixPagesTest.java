package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.matrix.Behaviours;
import dev.reroll.web.matrix.Matrix;
import java.io.IOException;
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

/** The pages of the behaviour matrix; what is expected comes from the mails of the review. */
class MatrixPagesTest {

    /** The mail in which Jann Horn showed that the section was not ordered. */
    private static final String RAISED = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String mail = Shelf.mail(
                RAISED,
                "",
                "Re: [PATCH RFC v3 12/13] <b>mm</b>",
                "\"Rea <i>Der</i>\" <r@example.org>",
                "Tue, 13 Aug 2024 10:00:00 +0000",
                "Words.\n");
        server = WebServer.start(new Shelf(data).put("talk", mail).indexed(), "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void the_systems_are_offered_with_their_counts() throws Exception {
        Document page = client.page("/matrix/");
        assertThat(page.select(".system h2 a").eachAttr("href"))
                .containsExactlyInAnyOrder(
                        "/matrix/lookup/",
                        "/matrix/helpers/",
                        "/matrix/vmaseq/",
                        "/matrix/uretprobes/",
                        "/matrix/vmalock/");
        assertThat(page.select("a[href=/matrix/lookup/] svg .sq")).hasSizeGreaterThan(100);
    }

    @Test
    void every_cell_says_its_verdict_in_words_and_leads_to_its_evidence() throws Exception {
        Matrix.Table table = Behaviours.matrix().table("lookup").orElseThrow();
        Document page = client.page("/matrix/lookup/");
        assertThat(page.select(".matrix thead th").eachText())
                .containsExactly("Behaviour", "RFC", "v1", "v2", "v3", "v4", "v5", "applied");
        List<Element> rows = page.select(".matrix tbody tr");
        assertThat(rows).hasSameSizeAs(table.behaviours());
        for (int i = 0; i < rows.size(); i++) {
            Matrix.Behaviour behaviour = table.behaviours().get(i);
            List<Element> cells = rows.get(i).select("td");
            for (int j = 0; j < cells.size(); j++) {
                String word = switch (behaviour.cells().get(j).verdict()) {
                    case HOLDS -> "holds";
                    case FAILS -> "fails";
                    case NOT_APPLICABLE -> "n.a.";
                    case UNDECIDED -> "undecided";
                };
                Element to = cells.get(j).expectFirst("a.to");
                assertThat(to.text()).as(behaviour.id()).contains(word);
                String anchor = to.attr("href").substring(to.attr("href").indexOf('#') + 1);
                assertThat(anchor)
                        .isEqualTo(
                                word.equals("fails")
                                        ? "in-" + behaviour.cells().get(j).revision()
                                        : "searched");
            }
        }
    }

    /** v2 mended it with Suren Baghdasaryan's patch; what fails only under the weak model says so. */
    @Test
    void a_flip_leads_to_the_mail_that_caused_it() throws Exception {
        Element row = client.page("/matrix/lookup/").select("tr").stream()
                .filter(tr -> tr.select("th a").attr("href").endsWith("/section-is-ordered/"))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td").eachText().subList(0, 3))
                .satisfiesExactly(
                        rfc -> assertThat(rfc).startsWith("RFC ✗ fails weak"),
                        v1 -> assertThat(v1).startsWith("v1 ✗ fails weak"),
                        v2 -> assertThat(v2).startsWith("v2 ✓ holds mended by"));
        assertThat(row.select("a.flip").attr("href")).startsWith("https://lore.kernel.org/all/");
    }

    @Test
    void a_mail_that_is_here_is_linked_here_and_its_names_are_no_markup() throws Exception {
        Document page = client.page("/matrix/lookup/section-is-ordered/");
        Element raised = page.expectFirst(".refs a");
        assertThat(raised.attr("href")).isEqualTo("/talk/" + RAISED + "/");
        assertThat(raised.text()).isEqualTo("Rea <i>Der</i>, 2024-08-13");
        assertThat(page.select(".refs").outerHtml()).doesNotContain("<i>", "<b>");
        assertThat(page.select(".refs a").eachAttr("href"))
                .anyMatch(href -> href.startsWith("https://lore.kernel.org"));
    }

    @Test
    void a_failing_cell_is_told_step_by_step_with_a_column_for_each_thread() throws Exception {
        Document page = client.page("/matrix/lookup/section-is-ordered/");
        Element told = page.expectFirst("#in-v1");
        assertThat(told.select("thead th").eachText())
                .containsExactly("Step", "merge", "task", "Line of the reference, and of the patch");
        Matrix.Evidence evidence = Behaviours.matrix()
                .table("lookup")
                .orElseThrow()
                .behaviour("section-is-ordered")
                .orElseThrow()
                .cells()
                .get(1)
                .evidence()
                .getLast();
        assertThat(told.select("td.op code").eachText())
                .containsExactlyElementsOf(
                        evidence.steps().stream().map(Matrix.Step::what).toList());
        for (Element step : told.select("tbody tr")) {
            int column = step.select("td").indexOf(step.expectFirst("td.op"));
            assertThat(told.select("thead th").get(column + 1).text())
                    .isEqualTo(step.expectFirst(".rev").text());
        }
        assertThat(told.select(".line").text()).contains("lookup/v1/MmapLock.java", "include/linux/mmap_lock.h");
        assertThat(told.select(".replay dd").eachText())
                .containsExactly(
                        evidence.schedule(), "./reroll test lookup --explain section-is-ordered v1 --model weak");
    }

    @Test
    void every_behaviour_has_a_page() throws Exception {
        for (Matrix.Table table : Behaviours.matrix().series()) {
            for (Matrix.Behaviour behaviour : table.behaviours()) {
                String path = "/matrix/" + table.name() + "/" + behaviour.id() + "/";
                assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/matrix/nothing/, No such system, /matrix/lookup/",
        "/matrix/lookup/nothing/, No such behaviour, /matrix/lookup/"
    })
    void what_is_not_there_is_said_with_what_is(String path, String heading, String offer) throws Exception {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        Document page = client.page(path);
        assertThat(page.select("h1").text()).isEqualTo(heading);
        assertThat(page.select(".notice a").eachAttr("href")).contains(offer);
    }

    @ParameterizedTest
    @CsvSource({
        "/matrix, /matrix/",
        "/matrix/lookup, /matrix/lookup/",
        "/matrix/lookup/section-is-ordered, /matrix/lookup/section-is-ordered/"
    })
    void a_path_without_its_slash_is_moved(String path, String to) throws Exception {
        assertThat(client.leadsTo(client.get(path))).isEqualTo(to);
    }
}
