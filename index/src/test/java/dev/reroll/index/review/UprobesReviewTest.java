package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.series.FactsReader;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.SeriesBook;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The review of the lockless uprobes lookup, as its mails tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UprobesReviewTest {

    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private List<Discussed> points = List.of();

    @BeforeAll
    void read() throws IOException {
        SeriesBook book = new SeriesBook();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Corpus.path("uprobes"), "*.eml")) {
            for (Path file : files) {
                Mail mail = new MailParser().parse(Files.readAllBytes(file));
                mails.put(mail.id(), mail);
                Body body = BodyParser.parse(mail);
                book.add(FactsReader.of(mail, body, PatchId.of(body)));
            }
        }
        List<Discussed> all = new ArrayList<>();
        for (Series series : book.all()) all.addAll(ReviewReader.of(series, new MailsOf(mails.values())));
        points = all;
    }

    private List<Discussed> in(String mail) {
        return points.stream().filter(d -> d.point().mail().equals(mail)).toList();
    }

    @Test
    void jannTakesBackWhatHeSaidOfReleaseForVmFile() {
        List<Discussed> said = in("CAG48ez2G1Pf_RRRT0av=6r_4HcLZu6QMgveepk-ENo=PkaZC1w@mail.gmail.com");
        Discussed release = said.stream()
                .filter(d -> String.join("\n", d.point().text()).contains("RELEASE"))
                .findFirst()
                .orElseThrow();
        assertThat(release.withdrawn()).contains("CAG48ez1d9tU7-QeRSjRuxovG-jjNAwJ8B_G2jd43_etYMUPV6g@mail.gmail.com");
        assertThat(release.point().anchor()).isInstanceOfSatisfying(Anchor.Code.class, code -> {
            assertThat(code.file()).isEqualTo("kernel/events/uprobes.c");
            assertThat(code.lines().getLast()).contains("data_race(vma->vm_file)");
        });
        assertThat(said).filteredOn(d -> d.withdrawn().isPresent()).hasSize(1);
    }

    private Anchor anchor(String mail, String words) {
        return in(mail).stream()
                .filter(d -> String.join(" ", d.point().text()).contains(words))
                .findFirst()
                .orElseThrow()
                .point()
                .anchor();
    }

    private static void standsOn(Anchor anchor, String file, String lastLine) {
        assertThat(anchor).isInstanceOfSatisfying(Anchor.Code.class, code -> {
            assertThat(code.file()).isEqualTo(file);
            assertThat(code.lines().getLast()).contains(lastLine);
        });
    }

    @Test
    void remarksStandOnTheLinesThatTheyWereMadeOn() {
        String jann = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";
        standsOn(anchor(jann, "load-acquire"), "include/linux/mmap_lock.h", "}");
        assertThat(((Anchor.Code) anchor(jann, "load-acquire")).lines().toString())
                .contains("smp_load_acquire");
        standsOn(
                anchor("20241121124011.GK24774@noisy.programming.kicks-ass.net", "ASSERT_EXCLUSIVE_WRITER"),
                "include/linux/mmap_lock.h",
                "");
        standsOn(
                anchor("20241125005804.libwzfcz6d5zeyi4@master", "read_seqcount_retry"),
                "include/linux/mmap_lock.h",
                "");
        assertThat(anchor("CAG48ez06=E-rXYk59yJR2aKFD2yaqcQu+6wqVau9pQ8X36A+aQ@mail.gmail.com", "software breakpoint"))
                .isInstanceOf(Anchor.Message.class);
        standsOn(
                anchor("202410050745.2Nuvusy4-lkp@intel.com", "build errors"),
                "kernel/events/uprobes.c",
                "mmap_lock_speculation_start(mm, &seq)");
    }

    @Test
    void hardlyAnyQuoteIsLost() {
        long lost = points.stream()
                .filter(d -> d.point().anchor() instanceof Anchor.Lost)
                .count();
        // two quote mails that are not in the corpus: the cover letter's first version, and v3 2/2 of the uretprobes
        assertThat(points).hasSizeGreaterThan(70);
        assertThat(lost).isLessThanOrEqualTo(2);
    }
}
