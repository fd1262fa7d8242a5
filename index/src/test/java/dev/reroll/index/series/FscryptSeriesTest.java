package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.series.Series.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole list, against series that were read by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FscryptSeriesTest {

    private List<MailFacts> facts = List.of();
    private SeriesBook book = new SeriesBook();

    @BeforeAll
    void read(@TempDir Path data) throws Exception {
        facts = CorpusMails.facts(CorpusMails.fscrypt(data));
        book = CorpusMails.book(facts);
    }

    private static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        try (InputStream in = FscryptSeriesTest.class.getResourceAsStream("fscrypt-series.txt")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#") || line.isBlank()) continue;
                if (line.startsWith("  ")) lines.add(line.strip());
                else {
                    lines = new ArrayList<>();
                    // several series may bear one title
                    all.put(line + "#" + all.size(), lines);
                }
            }
        }
        return all;
    }

    private static List<String> shown(Series series) {
        List<String> lines = new ArrayList<>();
        for (Revision revision : series.revisions()) {
            lines.add(revision.label().replace("RFC v", "RFC-v") + "  " + String.join(" ", revision.postings()));
        }
        return lines;
    }

    @Test
    void findsTheRevisionsThatAReaderFinds() throws IOException {
        List<String> wrong = new ArrayList<>();
        expected().forEach((title, revisions) -> {
            String head = revisions
                    .get(0)
                    .substring(revisions.get(0).indexOf("  ") + 2)
                    .split(" ", -1)[0];
            List<String> found = book.series(head).map(FscryptSeriesTest::shown).orElse(List.of());
            if (!found.equals(revisions)) wrong.add(title + "\n  expected " + revisions + "\n  but was  " + found);
        });
        assertThat(expected()).hasSizeGreaterThan(100);
        assertThat(wrong).isEmpty();
    }

    private List<String> labels(String title) {
        return book.all().stream().filter(s -> s.title().equals(title)).findFirst().orElseThrow().revisions().stream()
                .map(Revision::label)
                .toList();
    }

    @Test
    void findsTheThirteenRevisionsOfInlineEncryption() {
        assertThat(labels("Inline Encryption Support"))
                .containsExactly(
                        "RFC v1", "RFC v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13");
    }

    @Test
    void namesTheFirstVersionOfEssivAsMissing() {
        Series series = book.all().stream()
                .filter(s -> s.title().equals("crypto: switch to crypto API for ESSIV generation"))
                .findFirst()
                .orElseThrow();
        assertThat(series.revisions()).hasSize(12);
        assertThat(series.gaps()).containsExactly("v1");
    }

    @Test
    void keepsTheSeriesThatWentOnUnderANewTitleApart() {
        assertThat(labels("Inline Encryption Support for fscrypt")).containsExactly("v1", "v2", "v3", "v4");
    }

    @Test
    void followsAHandoverToAnotherSender() {
        Series series =
                book.series("20250810075706.172910-1-ebiggers@kernel.org").orElseThrow();
        assertThat(series.revisions().stream()
                        .map(r -> r.label() + " " + r.sender().name()))
                .containsExactly(
                        "RFC v2 Christian Brauner", "v3 Christian Brauner", "v4 Christian Brauner", "v5 Eric Biggers");
        assertThat(series.joins().getLast().evidence())
                .extracting(Join.Evidence::kind)
                .contains(Join.Kind.LINK, Join.Kind.HANDOVER);
    }

    @Test
    void answersTheSameWhateverTheOrderOfArrival() {
        List<Series> all = book.all();
        for (long seed : new long[] {1, 2}) {
            List<MailFacts> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            SeriesBook other = new SeriesBook();
            for (int i = 0; i < shuffled.size(); i++) {
                other.add(shuffled.get(i));
                if (i % 1500 == 0) other.series(shuffled.get(i).id()); // settles what is there so far
            }
            assertThat(other.all()).isEqualTo(all);
        }
    }

    @Test
    void oneNewMailTouchesItsOwnSeriesOnly() {
        MailFacts late = facts.stream()
                .filter(f -> f.id().equals("20200514003727.69001-5-satyat@google.com"))
                .findFirst()
                .orElseThrow();
        SeriesBook growing = new SeriesBook();
        facts.stream().filter(f -> !f.id().equals(late.id())).forEach(growing::add);
        Map<String, Series> before = new LinkedHashMap<>();
        growing.all().forEach(s -> before.put(s.id(), s));
        growing.add(late);
        assertThat(growing.affected(late.id())).containsExactly("20190506223544.195371-1-satyat@google.com");
        List<Series> after = growing.all();
        List<String> changed = after.stream()
                .filter(s -> !s.equals(before.get(s.id())))
                .map(Series::id)
                .toList();
        assertThat(changed).contains("20190506223544.195371-1-satyat@google.com");
        assertThat(after).isEqualTo(book.all());
        // the others are the very same objects: they were not assembled again
        Set<Series> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(before.values());
        long kept = after.stream().filter(known::contains).count();
        assertThat(kept).isGreaterThan(after.size() * 9L / 10);
    }
}
