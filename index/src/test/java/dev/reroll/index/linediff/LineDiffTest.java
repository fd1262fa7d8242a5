package dev.reroll.index.linediff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.linediff.LineDiff.Sliding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void equalTextsDoNotDiffer() {
        assertThat(edits("abc", "abc")).isEmpty();
        assertThat(edits("", "")).isEmpty();
    }

    @Test
    void whatWasRemovedAddedAndReplacedIsOneEditEach() {
        assertThat(edits("abcdefg", "bcXefgY"))
                .containsExactly(new Edit(0, 1, 0, 0), new Edit(3, 4, 2, 3), new Edit(7, 7, 6, 7));
    }

    @Test
    void anAddedBlockSlidesDownAsFarAsItGoesWithoutTheIndentHeuristic() {
        LineTable table = new LineTable();
        Lines a = table.lines(List.of("f() {", "  x;", "}", "", "h() {", "}"));
        Lines b = table.lines(List.of("f() {", "  x;", "}", "", "g() {", "  y;", "}", "", "h() {", "}"));
        assertThat(LineDiff.of(a, b, Sliding.DOWN).edits()).containsExactly(new Edit(4, 4, 4, 8));
    }

    @Test
    void theIndentHeuristicCutsBeforeTheFunctionNotInsideIt() {
        List<String> a = List.of("/* f */", "f() {", "  x;", "}", "", "/* h */", "h() {", "  z;", "}");
        List<String> b = new ArrayList<>(a);
        b.addAll(5, List.of("/* g */", "g() {", "  y;", "}", ""));
        assertThat(LineDiff.of(a, b).edits()).containsExactly(new Edit(5, 5, 5, 10));
    }

    @Test
    void theEditsTurnOneTextIntoTheOther() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<String> a = text(random, random.nextInt(60));
            List<String> b = text(random, random.nextInt(60));
            List<String> made = new ArrayList<>();
            int at = 0;
            for (Edit edit : LineDiff.of(a, b).edits()) {
                made.addAll(a.subList(at, edit.oldStart()));
                made.addAll(b.subList(edit.newStart(), edit.newEnd()));
                at = edit.oldEnd();
            }
            made.addAll(a.subList(at, a.size()));
            assertThat(made).isEqualTo(b);
        }
    }

    @Test
    void textsThatShareNothingInOrderTakeBoundedWork() {
        List<String> a = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) a.add("line " + i);
        List<String> b = new ArrayList<>(a);
        Collections.shuffle(b, new Random(1));
        LineTable table = new LineTable();
        Scratch scratch = new Scratch();
        LineDiff.of(table.lines(a), table.lines(b), Sliding.DOWN, scratch);
        // without a bound it would be in the order of the square, 3.6 thousand million
        assertThat(scratch.steps()).isLessThan(400_000_000);
    }

    private static List<Edit> edits(String a, String b) {
        return LineDiff.of(letters(a), letters(b)).edits();
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    private static List<String> text(Random random, int size) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int kind = random.nextInt(8);
            lines.add(kind == 0 ? "" : "  ".repeat(kind % 3) + "x" + kind);
        }
        return lines;
    }
}
