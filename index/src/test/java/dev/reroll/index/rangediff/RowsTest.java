package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reroll.index.rangediff.Row.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void aChangedLineStandsBesideWhatItBecameWithTheWordsMarked() {
        List<Row> rows = rows(List.of("x", "\tif (count > 10)", "y"), List.of("x", "\tif (count >= limit)", "y"));
        assertThat(rows).extracting(Row::kind).containsExactly(Kind.SAME, Kind.CHANGED, Kind.SAME);
        assertThat(marked(rows.get(1).left())).isEqualTo("\tif (count > {10})");
        assertThat(marked(rows.get(1).right())).isEqualTo("\tif (count >{=} {limit})");
    }

    @Test
    void linesThatShareLittleAreOneGoneAndOneCome() {
        List<Row> rows = rows(List.of("refcount_inc(&u->ref);"), List.of("return get_uprobe(x);"));
        assertThat(rows).extracting(Row::kind).containsExactly(Kind.REMOVED, Kind.ADDED);
    }

    @Test
    void aLineIsPairedWithTheOneMostLikeItNotWithTheFirst() {
        List<Row> rows = rows(List.of("lock(&mm->mmap_lock);"), List.of("int err;", "lock(&mm->mmap_lock, 1);"));
        assertThat(rows).extracting(Row::kind).containsExactly(Kind.ADDED, Kind.CHANGED);
    }

    @Test
    void aLineThatOnlyGotOtherIndentationSaysSo() {
        List<Row> rows = rows(List.of("\tdo_it(now);"), List.of("\t\tdo_it(now);"));
        assertThat(rows).extracting(Row::kind).containsExactly(Kind.REINDENTED);
    }

    @Test
    void aBlockThatStandsElsewhereIsMovedAndKnowsItsCounterpart() {
        List<String> block = List.of("static int find_uprobe(void)", "{", "\treturn lookup(tree, offset);", "}");
        List<String> rest = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        List<List<Row>> hunks = Moves.mark(RowBuilder.hunks(joined(block, rest), joined(rest, block)));
        List<Row> moved = hunks.stream()
                .flatMap(List::stream)
                .filter(row -> row.kind() == Kind.MOVED)
                .toList();
        assertThat(moved).hasSize(8);
        Row firstAdded =
                moved.stream().filter(row -> row.left().isNone()).findFirst().orElseThrow();
        assertThat(firstAdded.right().number()).isEqualTo(10);
        assertThat(firstAdded.right().counterpart()).isEqualTo(1);
    }

    @Test
    void aMovedBlockWithOtherIndentationIsToldApart() {
        List<String> rest = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        List<String> before = joined(List.of("register_for_each_vma(uprobe, consumer);"), rest);
        List<String> after = joined(rest, List.of("\t\tregister_for_each_vma(uprobe, consumer);"));
        List<List<Row>> hunks = Moves.mark(RowBuilder.hunks(before, after));
        assertThat(hunks.stream().flatMap(List::stream).filter(row -> row.kind() != Kind.SAME))
                .extracting(Row::kind)
                .containsOnly(Kind.MOVED_AND_REINDENTED);
    }

    @Test
    void aLoneBraceIsNotCalledMoved() {
        List<String> rest = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        List<List<Row>> hunks = Moves.mark(RowBuilder.hunks(joined(List.of("}"), rest), joined(rest, List.of("}"))));
        assertThat(hunks.stream().flatMap(List::stream))
                .extracting(Row::kind)
                .containsOnly(Kind.SAME, Kind.ADDED, Kind.REMOVED);
    }

    @Test
    void aPatchIsComparedPartByPartAndUnified() {
        PatchText a = Patches.turning("Count probes", Patches.lines("abcdefg"), Patches.lines("abcXefg"));
        PatchText b = Patches.turning("Count probes", Patches.lines("abcdefg"), Patches.lines("abcYefg"));
        PatchDiff diff = PatchDiff.of(a, b);
        assertThat(diff.sections()).extracting(PatchDiff.Section::name).containsExactly("a.c");
        assertThat(diff.sections().getFirst().unified())
                .containsExactly("@@", "  b", "  c", " -d", "-+X", "++Y", "  e", "  f", "  g");
    }

    @Test
    void aWholePatchIsReadWithWhatIsNewInItMarked() {
        PatchText a = Patches.turning("t", Patches.lines("abcdefghij"), Patches.lines("abcXefghij"));
        PatchText b = Patches.turning("t", Patches.lines("abcdefghij"), Patches.lines("abcXNefghij"));
        PatchDiff.Section file = PatchDiff.whole(a, b).sections().getLast();
        assertThat(file.hunks()).hasSize(1);
        assertThat(file.hunks().getFirst())
                .filteredOn(row -> row.kind() == Kind.ADDED)
                .extracting(row -> row.right().text())
                .containsExactly("+N");
        assertThat(file.hunks().getFirst())
                .extracting(row -> row.right().text())
                .contains(" a", "-d", "+X", " g");
    }

    /** {@code git diff -w}: blanks count for nothing, but the sign of a line does. */
    @Test
    void linesThatDifferInBlanksAloneCountAsEqualOnDemand() {
        PatchText a = Patches.turning("t", "a\nb\nc\n", "a\nif (x)\n  one( 1 );\nold\nc\n");
        PatchText b = Patches.turning("t", "a\nb\nc\n", "a\nif (x)\n\tone(1);\nnew\nc\n");
        PatchDiff.Section file =
                PatchDiff.of(a, b, new PatchDiff.View(false, true)).sections().getLast();
        assertThat(file.hunks().getFirst())
                .filteredOn(row -> row.kind() != Kind.SAME)
                .extracting(row -> row.left().text(), row -> row.right().text())
                .containsExactlyInAnyOrder(tuple("+old", ""), tuple("", "+new"));
        assertThat(file.hunks().getFirst())
                .filteredOn(row -> row.right().text().contains("one"))
                .extracting(row -> row.left().text(), row -> row.right().text())
                .containsExactly(tuple("+  one( 1 );", "+\tone(1);"));
        PatchText c = Patches.turning("t", "a\nb\nc\n", "a\nif(x)\none(1);\nold\nc\n");
        assertThat(PatchDiff.of(a, c, new PatchDiff.View(false, true)).sections())
                .isEmpty();
        assertThat(Interdiff.of(a, c, true).files()).isEmpty();
        assertThat(Interdiff.of(a, c).files()).hasSize(1);
    }

    @Test
    void oneFileOfAPatchIsComparedAlone() {
        PatchText a = Patches.of("t", Patches.file("a.c", "1\n", "2\n"), Patches.file("b.c", "1\n", "2\n"));
        PatchText b = Patches.of("u", Patches.file("a.c", "1\n", "3\n"), Patches.file("b.c", "1\n", "3\n"));
        assertThat(PatchDiff.ofFile(a, b, "b.c").sections())
                .extracting(PatchDiff.Section::name)
                .containsExactly("b.c");
    }

    private static List<Row> rows(List<String> a, List<String> b) {
        return RowBuilder.hunks(a, b).stream().flatMap(List::stream).toList();
    }

    private static List<String> joined(List<String> a, List<String> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
    }

    private static String marked(Cell cell) {
        return cell.pieces().stream()
                .map(piece -> piece.marked() ? "{" + piece.text() + "}" : piece.text())
                .collect(Collectors.joining());
    }
}
