package dev.reroll.index.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Body;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final String ID = "20240812042921.1-2-andrii@kernel.org";

    @Test
    void what_is_stored_comes_back_whole() throws IOException {
        Letter letter = new Letter(ID)
                .alsoCalled("second@id")
                .subject("[PATCH v2 1/3] mm: \u00fcber \ud83d\ude00")
                .from("Andrii Nakryiko", "andrii@kernel.org")
                .to("", "linux-mm@kvack.org")
                .cc("No address, only a name", "")
                .cc("Oleg", "oleg@redhat.com")
                .date("1969-12-31T23:59:59Z")
                .arrived("2024-08-12T04:29:31Z")
                .references("a@b", "c@d")
                .inReplyTo("c@d")
                .listId("linux-mm.kvack.org")
                .list("linux-mm")
                .alsoOn("bpf")
                .size(5_000_000_000L)
                .flaw(Flaw.Kind.SEVERAL_MESSAGE_IDS)
                .patchId("f0".repeat(20));

        IndexedMail back = onlyMail(letter);

        assertThat(back)
                .isEqualTo(new IndexedMail(
                        ID,
                        List.of(ID, "second@id"),
                        List.of("c@d"),
                        List.of("a@b", "c@d"),
                        "[PATCH v2 1/3] mm: \u00fcber \ud83d\ude00",
                        List.of(new Address("Andrii Nakryiko", "andrii@kernel.org")),
                        List.of(new Address("", "linux-mm@kvack.org")),
                        List.of(new Address("No address, only a name", ""), new Address("Oleg", "oleg@redhat.com")),
                        Instant.parse("1969-12-31T23:59:59Z"),
                        Instant.parse("2024-08-12T04:29:31Z"),
                        List.of("linux-mm.kvack.org"),
                        letter.copies(),
                        5_000_000_000L,
                        List.of(new Flaw(Flaw.Kind.SEVERAL_MESSAGE_IDS, "for the test")),
                        Optional.of("f0".repeat(20))));
        assertThat(back.lists()).containsExactly("linux-mm", "bpf");
    }

    @Test
    void a_bare_mail_is_stored_too() throws IOException {
        IndexedMail back = onlyMail(new Letter("bare@example.org"));

        assertThat(back.id()).isEqualTo("bare@example.org");
        assertThat(back.from()).isEmpty();
        assertThat(back.patchId()).isEmpty();
    }

    @Test
    void an_id_that_is_no_object_id_is_stored_as_it_stands() throws IOException {
        IndexedMail back = onlyMail(new Letter("a@b").patchId("AB".repeat(20)));

        assertThat(back.patchId()).contains("AB".repeat(20));
    }

    @Test
    void a_mail_stored_in_a_form_to_come_asks_for_a_reindex() {
        Document future = new Document();
        byte[] bytes = new byte[1];
        new ByteArrayDataOutput(bytes).writeByte((byte) 99);
        future.add(new StoredField(Field.MAIL.lucene(), bytes));

        assertThatThrownBy(() -> Documents.stored(future))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99")
                .hasMessageContaining("reroll reindex");
    }

    @Test
    void a_mail_without_a_copy_is_refused() {
        Mail mail = new Letter("a@b").mail();
        Documents documents = new Documents(body -> Optional.empty());

        assertThatThrownBy(() -> documents.of(mail, new Body(List.of()), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a@b");
    }

    @Test
    void an_instance_makes_mail_after_mail_without_mixing_them() throws IOException {
        Documents documents = new Documents(body -> Optional.empty());
        Letter first = new Letter("first@x").subject("alpha").references("r@1", "r@2");
        Letter second = new Letter("second@x").subject("beta");
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
                for (Letter letter : List.of(first, second, first)) {
                    writer.addDocument(documents.of(letter.mail(), new Body(List.of()), letter.copies()));
                }
            }
            try (IndexReader reader = DirectoryReader.open(directory)) {
                assertThat(reader.docFreq(Field.REFERENCES.term("r@2"))).isEqualTo(2);
                assertThat(reader.docFreq(Field.ID.term("second@x"))).isEqualTo(1);
                assertThat(reader.docFreq(new org.apache.lucene.index.Term("s", "alpha")))
                        .isEqualTo(2);
                assertThat(reader.docFreq(new org.apache.lucene.index.Term("s", "beta")))
                        .isEqualTo(1);
                assertThat(Documents.stored(reader.storedFields(), 1).id()).isEqualTo("second@x");
            }
        }
    }

    @Test
    void the_primary_id_is_a_sorted_doc_value() throws IOException {
        onLeaf(new Letter("one@x").alsoCalled("two@x"), leaf -> {
            SortedDocValues ids = DocValues.getSorted(leaf, "id");
            assertThat(ids.advanceExact(0)).isTrue();
            assertThat(ids.lookupOrd(ids.ordValue()).utf8ToString()).isEqualTo("one@x");
            // Lucene sorts by a column in the belief that the field's words are its values
            assertThat(terms(leaf, "id")).containsExactly("one@x");
            assertThat(terms(leaf, "mid")).containsExactly("one@x", "two@x");
        });
    }

    @Test
    void a_reply_that_names_no_mail_is_an_orphan_under_its_bare_subject() throws IOException {
        onLeaf(new Letter("a@x").subject("Re: [PATCH]  Fix it"), leaf -> {
            assertThat(terms(leaf, "orphan")).containsExactly("[patch] fix it");
            assertThat(terms(leaf, "subjectkey")).containsExactly("[patch] fix it");
        });
        onLeaf(new Letter("a@x").subject("Re: [PATCH] Fix it").inReplyTo("b@x"), leaf -> {
            assertThat(terms(leaf, "orphan")).isEmpty();
            assertThat(terms(leaf, "references")).containsExactly("b@x");
        });
        onLeaf(
                new Letter("a@x").subject("[PATCH] Fix it"),
                leaf -> assertThat(terms(leaf, "orphan")).isEmpty());
    }

    @Test
    void an_id_of_any_length_can_be_indexed_and_asked_for() throws IOException {
        String huge = "\u00fc".repeat(50_000) + "@x";
        onLeaf(new Letter(huge), leaf -> {
            assertThat(leaf.docFreq(Field.ID.term(huge))).isEqualTo(1);
            assertThat(Field.ID.term(huge).bytes().length).isLessThanOrEqualTo(1000);
        });
    }

    @Test
    void the_text_of_a_field_is_bounded() throws IOException {
        String[] lines = new String[100];
        for (int i = 0; i < lines.length; i++) lines[i] = "w" + i + " " + "x ".repeat(10_000);
        onLeaf(new Letter("a@x").prose(lines).prose("z".repeat(3_000_000)), leaf -> {
            assertThat(leaf.docFreq(new org.apache.lucene.index.Term("nq", "w52")))
                    .isEqualTo(1);
            assertThat(leaf.docFreq(new org.apache.lucene.index.Term("nq", "w53")))
                    .as("beyond 2^20 characters")
                    .isEqualTo(0);
        });
    }

    @Test
    void the_text_of_a_field_is_bounded_within_a_line_too() throws IOException {
        onLeaf(new Letter("a@x").prose("x ".repeat(600_000) + "last").prose("more"), leaf -> {
            assertThat(terms(leaf, "nq")).containsExactly("x");
            assertThat(leaf.totalTermFreq(new org.apache.lucene.index.Term("nq", "x")))
                    .isEqualTo(1 << 19);
        });
    }

    @Test
    void the_values_of_a_field_are_bounded() throws IOException {
        String[] ids = new String[20_000];
        for (int i = 0; i < ids.length; i++) ids[i] = i + "@x";
        onLeaf(
                new Letter("a@x").references(ids),
                leaf -> assertThat(leaf.terms("references").size()).isEqualTo(10_000));
    }

    private interface Look {
        void at(LeafReader leaf) throws IOException;
    }

    private static List<String> terms(LeafReader leaf, String field) throws IOException {
        List<String> terms = new ArrayList<>();
        if (leaf.terms(field) == null) return terms;
        TermsEnum all = leaf.terms(field).iterator();
        while (all.next() != null) terms.add(all.term().utf8ToString());
        return terms;
    }

    private static void onLeaf(Letter letter, Look look) throws IOException {
        try (Directory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
                writer.addDocument(letter.document());
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                look.at(reader.leaves().getFirst().reader());
            }
        }
    }

    private static IndexedMail onlyMail(Letter letter) throws IOException {
        IndexedMail[] mail = new IndexedMail[1];
        onLeaf(letter, leaf -> mail[0] = Documents.stored(leaf.storedFields(), 0));
        return mail[0];
    }
}
