package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reroll.index.Corpus;
import dev.reroll.index.rangediff.Interdiff.Basis;
import dev.reroll.index.rangediff.Interdiff.FileResult;
import dev.reroll.index.rangediff.RangeDiff.Pair;
import dev.reroll.ingest.mail.MailParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Expected pairs are those of git range-diff on commits made from the mails. */
class UprobesRevisionsTest {
    private static Path mails = Path.of("");

    @BeforeAll
    static void corpus() {
        mails = Corpus.path("uprobes");
    }

    @Test
    void v3AgainstV2() throws IOException {
        List<PatchText> v2 =
                patches("v2-1of5-patch", "v2-2of5-patch", "v2-3of5-patch", "v2-4of5-patch", "v2-5of5-patch");
        List<PatchText> v3 = patches("v3-1of4", "v3-2of4", "v3-3of4", "v3-4of4");
        assertThat(pairs(v2, v3)).containsExactly("1 = 1", "2 ! 2", "3 <", "4 ! 3", "5 ! 4");
    }

    @Test
    void v4AgainstV3() throws IOException {
        List<PatchText> v3 = patches("v3-1of4", "v3-2of4", "v3-3of4", "v3-4of4");
        List<PatchText> v4 = patches("v4-1of4", "v4-2of4", "v4-3of4", "v4-4of4");
        assertThat(pairs(v3, v4)).containsExactly("1 <", "2 <", "> 1", "> 2", "3 = 3", "4 ! 4");
        // the speculation helpers were written anew on top of a seqcount
        assertThat(Leftovers.of(RangeDiff.of(v3, v4)).rewritten())
                .extracting(Leftovers.Rewritten::oldNumber, Leftovers.Rewritten::newNumber)
                .containsExactly(tuple(1, 2));
    }

    @Test
    void v5AgainstV4() throws IOException {
        List<PatchText> v4 = patches("v4-1of4", "v4-2of4", "v4-3of4", "v4-4of4");
        assertThat(pairs(v4, patches("v5-1of2", "v5-2of2"))).containsExactly("1 <", "2 <", "3 ! 1", "4 ! 2");
    }

    @Test
    void whatWasAppliedDiffersFromTheLastPostingInOneLineOfCode() throws IOException {
        PatchText posted = patches("suren-v3-3of3").getFirst();
        PatchText applied = patches("tip-4of6-mm-mmap_lock_speculate").getFirst();
        assertThat(applied.author()).isEqualTo(posted.author());
        assertThat(applied.label()).isEqualTo("03a001b156d2");
        List<FileResult> files = Interdiff.of(posted, applied).files();
        assertThat(files).hasSize(1);
        assertThat(((FileResult.OfFiles) files.getFirst()).basis()).isEqualTo(Basis.SAME_BLOB);
        assertThat(files.getFirst().section().unified().stream().filter(line -> line.matches("[-+].*")))
                .containsExactly(
                        "-\treturn do_read_seqcount_retry(&mm->mm_lock_seq, seq);",
                        "+\treturn read_seqcount_retry(&mm->mm_lock_seq, seq);");
    }

    @Test
    void aPatchThatWasAppliedUnchangedKeepsItsDiff() throws IOException {
        PatchText posted = patches("suren-v3-2of3").getFirst();
        PatchText applied = patches("tip-3of6-mm-convert-mm_lock_seq").getFirst();
        assertThat(Interdiff.of(posted, applied).files()).isEmpty();
        assertThat(applied.message()).startsWith("mm: convert mm_lock_seq to a proper seqcount");
    }

    private static List<String> pairs(List<PatchText> a, List<PatchText> b) {
        List<String> pairs = new ArrayList<>();
        for (Pair pair : RangeDiff.of(a, b).pairs()) {
            pairs.add(
                    switch (pair) {
                        case Pair.Same same -> same.oldNumber() + " = " + same.newNumber();
                        case Pair.Changed changed -> changed.oldNumber() + " ! " + changed.newNumber();
                        case Pair.Rebased rebased -> rebased.oldNumber() + " ~ " + rebased.newNumber();
                        case Pair.OnlyOld only -> only.oldNumber() + " <";
                        case Pair.OnlyNew only -> "> " + only.newNumber();
                    });
        }
        return pairs;
    }

    private static List<PatchText> patches(String... names) throws IOException {
        List<PatchText> patches = new ArrayList<>();
        for (String name : names) {
            byte[] raw = Files.readAllBytes(mails.resolve(name + ".eml"));
            patches.add(PatchText.of(new MailParser().parse(raw)));
        }
        return patches;
    }
}
