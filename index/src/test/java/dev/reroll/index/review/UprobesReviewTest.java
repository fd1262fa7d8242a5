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
        String dump = System.getenv().getOrDefault("REROLL_DUMP", "");
        if (!dump.isEmpty()) Files.writeString(Path.of(dump), Dump.of(points));
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
}
