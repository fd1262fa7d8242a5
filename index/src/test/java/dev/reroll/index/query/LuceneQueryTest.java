package dev.reroll.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reroll.index.schema.Documents;
import dev.reroll.index.schema.Letter;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What queries find in a small index; mails are told by the letter in front of their Message-IDs. */
class LuceneQueryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-10-15T12:00:00Z"), ZoneOffset.UTC);

    private static final List<Letter> MAILS = List.of(
            new Letter("a.1@kernel.test")
                    .subject("[PATCH v2 1/3] mm: add mmap_lock_speculate_try_begin() helper")
                    .from("Ren\u00e9e Author", "renee@kernel.test")
                    .to("Linux MM", "linux-mm@kvack.test")
                    .cc("Oleg Reviewer", "oleg@reviews.test")
                    .listId("linux-mm.kvack.test")
                    .date("2024-10-01T23:59:59Z")
                    .arrived("2024-10-02T00:00:09Z")
                    .size(5000)
                    .prose(
                            "This speculates about the locks, see commit 1a2b3c4d5e6f (\"mm: old\").",
                            "change-id: 20241001-spec-abc123")
                    .diff(
                            "kernel/events/uprobes.c",
                            "0a1b2c3d4e",
                            "9f8e7d6",
                            "static struct uprobe *find_active_uprobe_rcu(unsigned long bp_vaddr)",
                            " \tvma = vma_lookup(mm, bp_vaddr);",
                            "-\tmmap_read_lock(mm);",
                            "+\tif (!mmap_lock_speculate_try_begin(mm, &seq))",
                            "+\t\treturn vma->vm_file;")
                    .patchId("aa".repeat(20)),
            new Letter("b.2@kernel.test")
                    .subject("Re: [PATCH v2 1/3] mm: add mmap_lock_speculate_try_begin() helper")
                    .from("Oleg Reviewer", "oleg@reviews.test")
                    .to("Ren\u00e9e Author", "renee@kernel.test")
                    .references("a.1@kernel.test")
                    .inReplyTo("a.1@kernel.test")
                    .date("2024-10-02T08:00:00Z")
                    .arrived("2024-10-02T08:00:01Z")
                    .size(2000)
                    .quote("+\t\treturn vma->vm_file;", "speculating is fine")
                    .prose("Why not locking with CONFIG_PER_VMA_LOCK=y here?")
                    .signature("Oleg"),
            new Letter("c.3@other.test")
                    .alsoCalled("C.old@other.test")
                    .subject("unrelated: pages, getUserPages and \u4fee\u6b63")
                    .from("Somebody", "some.body@other.test")
                    .listId("other.lists.test")
                    .date("2024-10-14T12:00:00Z")
                    .arrived("2024-10-14T12:00:00Z")
                    .size(100)
                    .attachment("dmesg-6.12.txt")
                    .prose(
                            "It broke in 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d and in 1a2b3c4.",
                            "one two three four five"),
            new Letter("d.4@other.test")
                    .subject("git: rename")
                    .date("2023-01-01T00:00:00Z")
                    .size(70_000)
                    .diff(new FileDiff(
                            "old/name.c",
                            "new/title.c",
                            "1111111",
                            "2222222",
                            "",
                            "",
                            List.of(
                                    "diff --git a/old/name.c b/new/title.c",
                                    "rename from old/name.c",
                                    "rename to new/title.c"),
                            List.of(new Hunk(1, 1, 1, 1, "", List.of("+alpha beta", "+gamma", " delta"))),
                            false))
                    .prose("five four three two one"));

    private static Directory directory;
    private static DirectoryReader reader;
    private static IndexSearcher searcher;

    @BeforeAll
    static void index() throws IOException {
        directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            for (Letter letter : MAILS) writer.addDocument(letter.document());
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        directory.close();
    }

    private static ScoreDoc[] hits(String query) throws QueryException, IOException {
        Query parsed = new QueryParser(CLOCK, ZoneOffset.UTC).parse(query);
        return searcher.search(LuceneQuery.bind(parsed, searcher), 10).scoreDocs;
    }

    /** The first letters of the Message-IDs found, sorted. */
    private static String found(String query) throws QueryException, IOException {
        TreeSet<String> found = new TreeSet<>();
        for (ScoreDoc hit : hits(query)) {
            found.add(Documents.stored(reader.storedFields(), hit.doc).id().substring(0, 1));
        }
        return String.join("", found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # identifiers whole, with marks, and by their parts
            mmap_lock_speculate_try_begin      | ab
            mmap_lock_speculate_try_begin()    | ab
            lock_speculate                     | ab
            mmap_lock_spec*                    | ab
            dfb:mmap_lock_speculate_try_begin  | a
            find_active_uprobe_rcu()           | a
            find_active_uprobe_rcu             | a
            uprobe_rcu                         | a
            dfhh:find_active_uprobe_rcu        | a
            vma->vm_file                       | ab
            vm_file                            | ab
            dfb:vma->vm_file                   | a
            q:vma->vm_file                     | b
            nq:vma->vm_file                    | a
            kernel/events/uprobes.c            | a
            uprobes.c                          | a
            dfn:kernel/events                  | a
            dfn:events/uprobes.c               | a
            CONFIG_PER_VMA_LOCK                | b
            PER_VMA_LOCK=y                     | b
            lock_vma_per                       | ''
            a.1@kernel.test                    | a
            m:kernel.test                      | ab
            # object ids by abbreviations, both ways
            1a2b3c4                            | ac
            1a2b3c4d5e6f                       | ac
            1a2b3c4d5e6f7081                   | ac
            1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d | ac
            1a2b3c5                            | ''
            1a2b3                              | ''
            "1a2b3c4"                          | c
            9f8e7d6                            | a
            9f8e7d6aaaa                        | a
            dfpost:9f8e7d6                     | a
            dfpost:9f8e7d6c5b                  | a
            dfpre:0a1b2c3                      | a
            dfpre:9f8e7d6                      | ''
            dfblob:9f8e7d6                     | a
            dfblob:2222222 OR dfblob:0a1b2c3d4e | ad
            # stems
            speculate                          | ab
            speculates                         | ab
            nq:speculating                     | a
            "speculating"                      | b
            Speculating                        | b
            lock                               | ab
            nq:locks                           | ab
            user                               | c
            page                               | c
            getuserpages                       | c
            dfb:returns                        | a
            dfb:"returns"                      | ''
            dfn:uprobe                         | a
            dfctx:lookups                      | a
            nq:deltas                          | d
            dfb:returning                      | a
            # phrases
            "one two three"                    | c
            "three two one"                    | d
            "one three"                        | ''
            "alpha beta gamma"                 | d
            "change-id: 20241001-spec-abc123"  | a
            nq:"change-id:20241001-spec-abc123" | a
            s:"PATCH v2 1/3"                   | ab
            # accents and Han
            renee                              | a
            Ren\u00e9e                         | a
            t:ren\u00e9e                       | b
            \u4fee                             | c
            \u4fee\u6b63                       | c
            \u6b63\u4fee                       | ''
            # people
            f:oleg                             | b
            c:oleg                             | a
            t:renee@kernel.test                | b
            tc:oleg                            | a
            a:oleg                             | ab
            tcf:oleg@reviews.test              | ab
            f:"Oleg Reviewer <oleg@reviews.test>" | b
            # body prefixes
            b:five                             | cd
            bs:unrelated                       | c
            b:unrelated                        | ''
            nq:oleg                            | b
            q:fine                             | b
            nq:fine                            | ''
            dfa:mmap_read_lock                 | a
            dfctx:vma_lookup                   | a
            dfctx:delta                        | d
            n:dmesg                            | c
            dmesg-6.12.txt                     | c
            "rename from"                      | d
            "new/title.c five"                 | ''
            dfn:old/name.c                     | d
            dfn:new/title.c                    | d
            # ids
            mid:a.1@kernel.test                | a
            mid:<a.1@kernel.test>              | a
            mid:kernel.test                    | ''
            mid:A.1@kernel.test                | ''
            mid:C.old@other.test               | c
            mid:a.1@kernel.test mid:b.2@kernel.test | ab
            references:a.1@kernel.test         | b
            lid:linux-mm.kvack.test            | a
            lid:LINUX-MM.kvack.test            | a
            l:kvack                            | a
            patchid:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | a
            # dates, sizes
            d:20241001                         | a
            d:2024-10-02                       | b
            d:20241001..20241002               | ab
            d:..20241001                       | ad
            d:yesterday..                      | c
            d:last.week..                      | c
            dt:20241001235959..20241001235959  | a
            dt:20241002000000..                | bc
            rt:2024-10-02T00:00:00Z..2024-10-02T00:00:09Z | a
            rt:1727827209..                    | abc
            z:..2000                           | bc
            z:5000..5000                       | a
            # logic
            NOT mm                             | cd
            NOT (s:mm OR s:git)                | c
            five -d:20241014                   | d
            oleg NOT f:oleg                    | ''
            s:mm XOR f:oleg                    | a
            five XOR one XOR two               | cd
            NOT five XOR z:5000..5000          | b
            +five +two                         | cd
            (mid:a.1@kernel.test OR f:somebody) NOT s:mm | c
            # near
            one NEAR/1 two                     | cd
            one NEAR/2 four                    | ''
            one NEAR/3 four                    | cd
            one ADJ/3 four                     | c
            four ADJ one                       | d
            one NEAR/1 two NEAR/1 three        | cd
            nq:"one two" ADJ/2 nq:"four five"  | c
            nq:"one two" ADJ/1 nq:"four five"  | ''
            alpha NEAR one                     | ''
            # beginnings
            specul*                            | ab
            s:mm*                              | ab
            zzz*                               | ''
            """)
    void finds(String query, String mails) throws QueryException, IOException {
        assertThat(found(query)).isEqualTo(mails.equals("''") ? "" : mails);
    }

    @Test
    void a_subject_ranks_before_a_body_and_a_body_before_a_quote() throws QueryException, IOException {
        try (Directory small = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(small, new IndexWriterConfig(new KeywordAnalyzer()))) {
                writer.addDocument(new Letter("q@x")
                        .subject("x")
                        .quote("uprobe")
                        .prose("y")
                        .document());
                writer.addDocument(new Letter("s@x")
                        .subject("uprobe")
                        .quote("x")
                        .prose("y")
                        .document());
                writer.addDocument(new Letter("n@x")
                        .subject("x")
                        .quote("y")
                        .prose("uprobe")
                        .document());
            }
            try (DirectoryReader smallReader = DirectoryReader.open(small)) {
                IndexSearcher search = new IndexSearcher(smallReader);
                Query query = new QueryParser(CLOCK, ZoneOffset.UTC).parse("uprobe");
                ScoreDoc[] hits = search.search(LuceneQuery.bind(query, search), 10).scoreDocs;
                assertThat(hits).extracting(hit -> hit.doc).containsExactly(1, 2, 0);
            }
        }
    }

    @Test
    void a_star_that_stands_for_too_many_words_is_refused() throws IOException, QueryException {
        try (Directory many = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(many, new IndexWriterConfig(new KeywordAnalyzer()))) {
                String[] words = new String[1001];
                for (int i = 0; i < words.length; i++) words[i] = "w" + i + " v" + i % 1000;
                writer.addDocument(new Letter("a@x").prose(words).document());
            }
            try (DirectoryReader manyReader = DirectoryReader.open(many)) {
                IndexSearcher search = new IndexSearcher(manyReader);
                QueryParser parser = new QueryParser(CLOCK, ZoneOffset.UTC);
                assertThat(search.count(LuceneQuery.bind(parser.parse("v*"), search)))
                        .isEqualTo(1);
                assertThat(search.count(LuceneQuery.bind(parser.parse("v7_w8*"), search)))
                        .isEqualTo(1);
                QueryException refused = catchThrowableOfType(
                        QueryException.class, () -> LuceneQuery.bind(parser.parse("x OR s:w*"), search));
                assertThat(refused).as("the subject has no such words").isNull();
                refused = catchThrowableOfType(
                        QueryException.class, () -> LuceneQuery.bind(parser.parse("x OR nq:w*"), search));
                assertThat(refused).hasMessageContaining("More than 1000 words begin with \"w\"");
                assertThat(refused.position()).isEqualTo(8);
            }
        }
    }

    @Test
    void words_of_one_stem_are_found_in_diffs_whatever_their_endings() throws IOException, QueryException {
        List<List<String>> groups = List.of(
                List.of("apply", "applied", "applies", "applying"),
                List.of("use", "used", "using"),
                List.of("capable", "capability"),
                List.of("map", "mapped", "mapping", "maps"));
        try (Directory diffs = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(diffs, new IndexWriterConfig(new KeywordAnalyzer()))) {
                for (List<String> group : groups) {
                    for (String word : group) {
                        writer.addDocument(new Letter(word + "@x")
                                .diff("f", "", "", "", "+" + word)
                                .document());
                    }
                }
            }
            try (DirectoryReader diffsReader = DirectoryReader.open(diffs)) {
                IndexSearcher search = new IndexSearcher(diffsReader);
                QueryParser parser = new QueryParser(CLOCK, ZoneOffset.UTC);
                for (List<String> group : groups) {
                    for (String word : group) {
                        assertThat(search.count(LuceneQuery.bind(parser.parse("dfb:" + word), search)))
                                .as(word)
                                .isEqualTo(group.size());
                    }
                }
            }
        }
    }

    @Test
    void the_largest_queries_run() throws QueryException, IOException {
        assertThat(found("five OR ".repeat(499) + "five")).isEqualTo("cd");
        assertThat(found("1a2b3c4d5e6f7081 ".repeat(500))).isEqualTo("ac");
        assertThat(found("dfblob:9f8e7d6 OR ".repeat(1000) + "dfblob:2222222")).isEqualTo("ad");
        assertThat(found("zz XOR (".repeat(99) + "five" + ")".repeat(99))).isEqualTo("cd");
    }
}
