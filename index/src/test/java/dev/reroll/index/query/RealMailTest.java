package dev.reroll.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.Corpus;
import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.Documents;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.BodyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over the mails of the uprobes series, held against a plain search through their text. */
class RealMailTest {

    private static final List<Mail> MAILS = new ArrayList<>();
    private static final Directory directory = new ByteBuffersDirectory();

    @BeforeAll
    static void index() throws IOException {
        Path uprobes = Corpus.path("uprobes");
        Documents documents = new Documents();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()));
                Stream<Path> files = Files.list(uprobes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                Mail mail = new MailParser().parse(Files.readAllBytes(file));
                MAILS.add(mail);
                Place place = new Place("uprobes", 0, "0".repeat(40), "0".repeat(40));
                writer.addDocument(
                        documents.of(mail, BodyParser.parse(mail), List.of(new Copy(place, mail.date(), false))));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        directory.close();
    }

    private static Set<String> found(String query) throws IOException, QueryException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            Query parsed = new QueryParser(Clock.systemUTC(), ZoneOffset.UTC).parse(query);
            Set<String> ids = new TreeSet<>();
            for (ScoreDoc hit : searcher.search(LuceneQuery.bind(parsed, searcher), 1000).scoreDocs) {
                ids.add(Documents.stored(reader.storedFields(), hit.doc).id());
            }
            return ids;
        }
    }

    private static Set<String> those(Predicate<Mail> mails) {
        return MAILS.stream().filter(mails).map(Mail::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean says(Mail mail, String text) {
        return (mail.subject() + "\n" + mail.text()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mmap_lock_speculate_try_begin",
                "mmap_lock_speculation_start",
                "find_active_uprobe_rcu()",
                "vma->vm_file",
                "kernel/events/uprobes.c",
                "CONFIG_PER_VMA_LOCK",
                "SLAB_TYPESAFE_BY_RCU",
                "smp_rmb()",
                "uprobe_treelock",
                "20241028010818.2487581-1-andrii@kernel.org"
            })
    void every_mail_that_says_an_identifier_is_found_by_it(String identifier) throws IOException, QueryException {
        Set<String> saying = those(mail -> says(mail, identifier) || mail.id().equals(identifier));

        assertThat(saying).as("mails that say it").isNotEmpty();
        assertThat(found(identifier)).containsAll(saying);
    }

    @Test
    void every_hit_says_all_parts_of_the_identifier() throws IOException, QueryException {
        assertThat(found("mmap_lock_speculate_try_begin"))
                .isSubsetOf(those(mail ->
                        Stream.of("mmap", "lock", "speculate", "try", "begin").allMatch(part -> says(mail, part))));
    }

    @Test
    void a_sender_is_found_by_name_address_and_part_of_either() throws IOException, QueryException {
        Set<String> sent = those(mail -> mail.from().getFirst().email().equals("andrii@kernel.org"));

        assertThat(sent).isNotEmpty();
        assertThat(found("f:andrii@kernel.org")).isEqualTo(sent);
        assertThat(found("f:Nakryiko f:kernel.org")).isEqualTo(sent);
    }

    @Test
    void a_diff_is_found_by_its_file_and_by_what_it_adds() throws IOException, QueryException {
        assertThat(found("dfn:kernel/events/uprobes.c"))
                .isNotEmpty()
                .isEqualTo(those(mail -> mail.text().lines().anyMatch("+++ b/kernel/events/uprobes.c"::equals)));
        assertThat(found("dfb:find_active_uprobe_speculative"))
                .isNotEmpty()
                .isEqualTo(those(mail -> mail.text()
                        .lines()
                        .anyMatch(line -> line.startsWith("+") && line.contains("find_active_uprobe_speculative"))));
    }
}
