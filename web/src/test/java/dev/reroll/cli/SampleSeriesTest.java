package dev.reroll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reroll.index.rangediff.PatchText;
import dev.reroll.index.rangediff.RangeDiff;
import dev.reroll.index.series.ChangesReader;
import dev.reroll.index.series.FactsReader;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.SeriesBook;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What our own code makes of the bundled sample, from its mails alone. */
class SampleSeriesTest {

    private static final Map<String, Mail> mails = new LinkedHashMap<>();
    private static final SeriesBook book = new SeriesBook();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream notes = SampleSeriesTest.class.getResourceAsStream(Sample.NOTES)) {
            String text = new String(Objects.requireNonNull(notes).readAllBytes(), StandardCharsets.UTF_8);
            for (String raw : ("\n" + text).split("\nFrom mboxrd@z [^\n]*\n", -1)) {
                if (raw.isBlank()) continue;
                Mail mail = new MailParser().parse(raw.getBytes(StandardCharsets.UTF_8));
                mails.put(mail.id(), mail);
                Body body = BodyParser.parse(mail);
                book.add(FactsReader.of(mail, body, PatchId.of(body)));
            }
        }
    }

    private static Series series(String note) {
        return book.series(note + "@notes.reroll.invalid").orElseThrow();
    }

    private static List<String> labels(Series series) {
        return series.revisions().stream().map(Series.Revision::label).toList();
    }

    private static List<PatchText> patches(Series.Revision revision) {
        return revision.slots().stream()
                .map(slot -> PatchText.of(
                        Objects.requireNonNull(mails.get(slot.mail().orElseThrow()))))
                .toList();
    }

    @Test
    void eachSystemIsOneSeriesWithItsRevisions() {
        assertThat(labels(series("lookup-v3-cover"))).containsExactly("RFC v1", "v1", "v2", "v3", "v4", "v5");
        assertThat(labels(series("helpers-suren-v2-patch-1"))).containsExactly("v1", "v2", "v3");
        assertThat(labels(series("uretprobes-v2-cover"))).containsExactly("RFC v1", "v1", "v2", "v3");
        assertThat(labels(series("vmalock-v10-cover"))).containsExactly("v5", "v10");
        assertThat(book.all()).hasSize(5); // and the fix of an assertion
    }

    @Test
    void noPatchIsMissing() {
        for (Series series : book.all()) {
            for (Series.Revision revision : series.revisions()) {
                assertThat(revision.missing())
                        .as("%s %s", series.title(), revision.label())
                        .isEmpty();
            }
        }
    }

    @Test
    void theResendStandsForTheFirstPatchOfVersionOne() {
        Series.Revision v1 = series("lookup-v1-cover").revisions().get(1);
        assertThat(v1.slots().getFirst().mail()).contains("helpers-resend-patch-1@notes.reroll.invalid");
    }

    @Test
    void whatWasAppliedIsKnownWithWhetherItIsWhatWasPosted() {
        assertThat(series("lookup-v5-cover").applied())
                .extracting(a -> a.commit().orElse(""), a -> a.samePatch().orElse(false))
                .containsExactly(tuple("83e3dc9a5d4d", true), tuple("e0925f2dc4de", true));
        // Peter Zijlstra changed the name of one function while applying
        assertThat(series("helpers-suren-v3-patch-1").applied())
                .extracting(a -> a.commit().orElse(""), a -> a.samePatch().orElse(true))
                .contains(tuple("03a001b156d2", false), tuple("eb449bd96954", true), tuple("96450ead1652", true));
    }

    @Test
    void theChangelogsCreditPeopleWhoSpeakInTheThreads() {
        Series lookup = series("lookup-v2-cover");
        ChangesReader reader = new ChangesReader(
                lookup, mails.values().stream().map(m -> m.from().getFirst()).toList());
        List<RevisionChanges> changes = new ArrayList<>();
        for (Series.Revision revision : lookup.revisions()) {
            String cover = revision.cover().orElseThrow();
            changes.addAll(reader.in(
                    revision, cover, Objects.requireNonNull(mails.get(cover)).text()));
        }
        assertThat(changes).extracting(RevisionChanges::to).containsExactly("v1", "v2", "v3", "v4", "v5");
        assertThat(changes.get(1).changes())
                .flatExtracting(RevisionChanges.Change::credits)
                .allMatch(RevisionChanges.Credited::clear)
                .extracting(RevisionChanges.Credited::name)
                .contains("Jann", "Suren", "Christian", "Oleg");
    }

    @Test
    void theRangeDiffOfTwoRevisionsPairsTheirPatches() {
        List<Series.Revision> revisions = series("lookup-v2-cover").revisions();
        RangeDiff diff = RangeDiff.of(patches(revisions.get(2)), patches(revisions.get(3)));
        assertThat(diff.pairs()).hasSize(5);
        assertThat(diff.pairs())
                .filteredOn(RangeDiff.Pair.OnlyOld.class::isInstance)
                .hasSize(1);
    }
}
