package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a whole list's mails and series, against what they were made from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredSeriesTest {

    private final List<PlacedFacts> mails = new ArrayList<>();
    private SeriesBook book = new SeriesBook();

    @BeforeAll
    void read(@TempDir Path data) throws Exception {
        for (Mail mail : CorpusMails.fscrypt(data).values()) {
            Body body = BodyParser.parse(mail.text());
            mails.add(new PlacedFacts(
                    FactsReader.stored(mail, body, PatchId.of(body)), mail.date(), List.of("linux-fscrypt")));
        }
        book = CorpusMails.book(
                mails.stream().map(mail -> mail.stored().facts()).toList());
    }

    @Test
    void theFactsOfEachMailComeBackAsTheyWere() throws Exception {
        FactsCodec codec = new FactsCodec();
        for (PlacedFacts mail : mails) {
            assertThat(FactsCodec.read(new BytesRef(codec.encoded(mail.stored()))))
                    .isEqualTo(mail.stored());
        }
    }

    @Test
    void eachMailIsOfTheSeriesThatTheBookSays() {
        Map<String, String> seriesOf = new HashMap<>();
        for (SeriesEntry entry : SeriesEntries.of(mails)) {
            for (SeriesMail mail : entry.mails()) {
                assertThat(seriesOf.put(mail.id(), entry.id())).as(mail.id()).isNull();
            }
        }
        Set<String> strangers = new HashSet<>();
        for (PlacedFacts mail : mails) {
            var series = book.series(mail.id());
            if (series.isEmpty()) strangers.add(mail.id());
            else assertThat(seriesOf).containsEntry(mail.id(), series.get().id());
        }
        assertThat(seriesOf).doesNotContainKeys(strangers.toArray(String[]::new));
    }

    @Test
    void theTrailersCollectedFromASeriesMailsAreThoseCollectedFromAll() {
        Map<String, MailFacts> facts = new HashMap<>();
        for (PlacedFacts mail : mails) facts.put(mail.id(), mail.stored().facts());
        List<String> differ = new ArrayList<>();
        for (SeriesEntry entry : SeriesEntries.of(mails)) {
            SeriesBook own = CorpusMails.book(
                    entry.mails().stream().map(mail -> facts.get(mail.id())).toList());
            own.series(entry.id());
            TrailerCollector fromOwn = new TrailerCollector(own, entry.series());
            TrailerCollector fromAll = new TrailerCollector(book, entry.series());
            for (Revision revision : entry.series().revisions()) {
                if (!fromOwn.of(revision).equals(fromAll.of(revision))) differ.add(entry.id() + " " + revision.label());
            }
        }
        assertThat(differ).isEmpty();
    }
}
