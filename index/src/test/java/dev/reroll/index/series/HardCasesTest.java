package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Trailer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails of public lists that other tools stumble over; the numbers are the files'. */
class HardCasesTest {

    private static List<MailFacts> facts(String number) throws IOException {
        Path folder = Corpus.path("samples/lore-hard-cases");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, number + "-*.mbox")) {
            Map<String, Mail> mails = CorpusMails.mbox(files.iterator().next());
            return CorpusMails.facts(mails);
        }
    }

    private static List<Series> series(String number) throws IOException {
        return CorpusMails.book(facts(number)).all();
    }

    private static List<String> labels(Series series) {
        return series.revisions().stream().map(Revision::label).toList();
    }

    @Test
    void takesTheVersionOfANakedCoverFromItsTitle() throws IOException {
        List<Series> all = series("01");
        assertThat(all).singleElement().satisfies(s -> {
            assertThat(labels(s)).containsExactly("v2", "v3");
            assertThat(s.title()).isEqualTo("move blk-crypto-fallback to sit above the block layer");
            assertThat(s.revisions().get(0).cover()).contains("20251210152343.3666103-1-hch@lst.de");
        });
    }

    @Test
    void givesPatchesTheVersionOfTheirCover() throws IOException {
        assertThat(series("02"))
                .singleElement()
                .satisfies(s -> assertThat(labels(s)).containsExactly("v3"));
    }

    @Test
    void takesASeriesOfAPatchbombForACoverLetter() throws IOException {
        assertThat(series("03")).singleElement().satisfies(s -> {
            Revision only = s.revisions().get(0);
            assertThat(only.cover()).contains("170404837590.1754104.3601847870577015044.stgit@frogsfrogsfrogs");
            assertThat(only.slots()).hasSize(3);
            assertThat(only.label()).isEqualTo("v29.0");
        });
    }

    @Test
    void readsABrokenScriptPrefixWithoutAVersion() throws IOException {
        assertThat(series("04")).allSatisfy(s -> assertThat(labels(s)).containsExactly("v1"));
    }

    @Test
    void replacesAndInsertsByDecimals() throws IOException {
        List<Series> all = series("08");
        List<MailFacts> facts = facts("08");
        assertThat(facts).hasSize(2);
        // alone they are two mails of an unknown series; both know their place
        assertThat(facts)
                .extracting(f -> f.subject().counter().orElseThrow().toString())
                .containsExactlyInAnyOrder("2/12", "2.1/12");
        assertThat(all).isNotEmpty();
    }

    @Test
    void joinsALoneRerollFromAnotherAddressOfThePerson() throws IOException {
        assertThat(series("21")).singleElement().satisfies(s -> {
            Revision only = s.revisions().get(0);
            Slot third = only.slots().stream()
                    .filter(x -> x.place().number() == 3)
                    .findFirst()
                    .orElseThrow();
            assertThat(third.state()).isEqualTo(Slot.State.REPLACED);
            assertThat(third.mail()).contains("7b7e0bb3-3fac-6602-cff0-c868d6d0540c@sandeen.net");
        });
    }

    @Test
    void replacesAPatchByAnUncountedReroll() throws IOException {
        assertThat(series("24")).singleElement().satisfies(s -> {
            Revision only = s.revisions().get(0);
            assertThat(only.slots())
                    .filteredOn(x -> x.state() == Slot.State.REPLACED)
                    .singleElement()
                    .satisfies(x -> assertThat(x.mail()).contains("20201221221953.256059-1-bluca@debian.org"));
        });
    }

    @Test
    void notesThatTheCoverCountsOneMore() throws IOException {
        assertThat(series("25"))
                .singleElement()
                .satisfies(s -> assertThat(s.revisions().get(0).notes())
                        .anyMatch(n -> n.contains("4 patches") && n.contains("to 3")));
    }

    @Test
    void takesACoverWithADiffForACover() throws IOException {
        assertThat(facts("26")).singleElement().satisfies(f -> {
            assertThat(f.isCover()).isTrue();
            assertThat(f.isPatch()).isFalse();
        });
    }

    @Test
    void putsAnUnthreadedSeriesTogether() throws IOException {
        assertThat(series("27")).singleElement().satisfies(s -> {
            assertThat(labels(s)).containsExactly("v2");
            assertThat(s.revisions().get(0).slots()).hasSize(5);
        });
    }

    @Test
    void takesAResendForTheSameRevision() throws IOException {
        assertThat(series("28")).singleElement().satisfies(s -> {
            assertThat(labels(s)).containsExactly("v4");
            assertThat(s.revisions().get(0).postings()).hasSize(2);
        });
    }

    @Test
    void takesAPullRequestWithPatchesForACover() throws IOException {
        assertThat(series("29")).singleElement().satisfies(s -> {
            assertThat(labels(s)).containsExactly("v1");
            assertThat(s.revisions().get(0).cover()).contains("20191002165904.8819-1-ard.biesheuvel@linaro.org");
        });
    }

    @Test
    void takesEachAnsweringVersionForARevision() throws IOException {
        assertThat(series("53"))
                .singleElement()
                .satisfies(s -> assertThat(labels(s)).containsExactly("v1", "v2", "v3", "v4"));
    }

    @Test
    void appendsWhatComesAfterTheEnd() throws IOException {
        List<String> counters = new ArrayList<>();
        for (String number : List.of("09", "10")) {
            facts(number)
                    .forEach(f ->
                            counters.add(f.subject().counter().orElseThrow().toString()));
        }
        assertThat(counters).containsExactlyInAnyOrder("16/15", "17/15", "44/43");
    }

    @Test
    void readsB4ThankYouWithAndWithoutCommits() throws IOException {
        List<Landing> landings =
                facts("36").stream().flatMap(f -> f.landings().stream()).toList();
        assertThat(landings)
                .extracting(l -> l.number() + " " + l.commit().orElse("-"))
                .containsExactlyInAnyOrder(
                        "1 ea76925614189bdcb6571e2ea8de68af409ebd56",
                        "2 9cebcf7b0c38bca1b501d8716163aa254b230559",
                        "3 be6bad57b217491733754ae8113eec94a90a2769",
                        "1 -");
    }

    @Test
    void readsPatchworkBotAndTipBot() throws IOException {
        assertThat(facts("37").get(0).landings()).singleElement().satisfies(l -> {
            assertThat(l.tree()).isEqualTo("jaegeuk/f2fs.git (dev)");
            assertThat(l.commit()).contains("844545c51a5b");
        });
        assertThat(facts("38").get(0).landings()).singleElement().satisfies(l -> {
            assertThat(l.kind()).isEqualTo(Landing.Kind.TIP_BOT);
            assertThat(l.commit()).isPresent();
        });
    }

    @Test
    void takesNoRobotsBoilerplateForAnApplication() throws IOException {
        assertThat(facts("35")).allSatisfy(f -> assertThat(f.landings()).isEmpty());
    }

    @Test
    void marksConditionsOnTrailers() throws IOException {
        assertThat(facts("31").stream().flatMap(f -> f.trailers().stream()))
                .isNotEmpty()
                .allSatisfy(t -> assertThat(t.lead()).isNotEmpty());
    }

    @Test
    void acceptsATrailerFromAnotherAddressUnderTheSameName() throws IOException {
        MailFacts mail = facts("34").get(0);
        assertThat(mail.trailers()).singleElement().satisfies(t -> {
            assertThat(t.key()).isEqualTo("reviewed-by");
            assertThat(TrailerCollector.fit(t, mail.sender())).isEqualTo(PatchTrailers.Fit.NAME);
        });
    }

    @Test
    void givesNobodyAnothersTagForACommaInTheName() {
        var trailer = new Trailer("Reviewed-by", "Linus Torvalds <torvalds@example.org>", "", "");
        var mallory = new Address("Evil, Mallory", "mallory@example.org");
        assertThat(TrailerCollector.fit(trailer, mallory)).isEqualTo(PatchTrailers.Fit.NO);
    }

    @Test
    void takesARelayForThePersonWhoSentIt() throws IOException {
        assertThat(facts("50").get(0).sender().name()).doesNotContain("via");
        assertThat(facts("50").get(0).changeId()).isPresent();
    }

    @Test
    void takesAnAutoselPatchForABackport() throws IOException {
        List<Series> all = series("51");
        assertThat(all).hasSize(1);
        assertThat(ThreadPostings.of(facts("51")))
                .allSatisfy(p -> assertThat(p.backport()).isTrue());
    }

    @Test
    void takesRangeDiffOutputForNoDiff() throws IOException {
        assertThat(facts("49")).allSatisfy(f -> assertThat(f.isPatch()).isFalse());
    }

    @Test
    void neverThrowsOnAnyOfThem() throws IOException {
        Path folder = Corpus.path("samples/lore-hard-cases");
        List<MailFacts> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.mbox")) {
            for (Path file : files) all.addAll(CorpusMails.facts(CorpusMails.mbox(file)));
        }
        SeriesBook book = CorpusMails.book(all);
        assertThat(book.all()).isNotEmpty();
    }
}
