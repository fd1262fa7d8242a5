package dev.reroll.ingest.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which diffs are found in a text, and what is read of them. */
final class DiffReaderTest {

    private static List<FileDiff> files(String text) {
        return BodyParser.parse(text).files();
    }

    private static FileDiff file(String text) {
        assertThat(files(text)).hasSize(1);
        return files(text).getFirst();
    }

    private static String prose(String text) {
        StringBuilder prose = new StringBuilder();
        for (Block block : BodyParser.parse(text).blocks()) {
            if (block instanceof Block.Prose p)
                p.lines().forEach(line -> prose.append(line).append('\n'));
        }
        return prose.toString();
    }

    @Test
    void readsAGitDiff() {
        FileDiff file = file("""
                diff --git a/mm/vma.c b/mm/vma.c
                index 0123456789ab..ba9876543210 100644
                --- a/mm/vma.c
                +++ b/mm/vma.c
                @@ -10,3 +10,4 @@ int find(void)
                 a
                +b
                 c
                 d
                @@ -20 +21 @@
                -e
                +f
                """);
        assertThat(file.oldName()).isEqualTo("mm/vma.c");
        assertThat(file.newName()).isEqualTo("mm/vma.c");
        assertThat(file.oldBlob()).isEqualTo("0123456789ab");
        assertThat(file.newBlob()).isEqualTo("ba9876543210");
        assertThat(file.oldMode()).isEqualTo("100644");
        assertThat(file.newMode()).isEqualTo("100644");
        assertThat(file.header()).hasSize(4);
        assertThat(file.hunks())
                .containsExactly(
                        new Hunk(10, 3, 10, 4, "int find(void)", List.of(" a", "+b", " c", " d")),
                        new Hunk(20, 1, 21, 1, "", List.of("-e", "+f")));
    }

    @Test
    void readsNewDeletedAndModeOnlyFiles() {
        List<FileDiff> files = files("""
                diff --git a/new b/new
                new file mode 100755
                index 0000000..e69de29
                diff --git a/gone b/gone
                deleted file mode 100644
                index e69de29..0000000
                diff --git a/run me b/run me
                old mode 100644
                new mode 100755
                diff --git a/full b/full
                new file mode 100644
                index 0000000..7898192
                --- /dev/null
                +++ b/full
                @@ -0,0 +1 @@
                +a
                """);
        assertThat(files).extracting(FileDiff::oldName).containsExactly("/dev/null", "gone", "run me", "/dev/null");
        assertThat(files).extracting(FileDiff::newName).containsExactly("new", "/dev/null", "run me", "full");
        assertThat(files).extracting(FileDiff::oldMode).containsExactly("", "100644", "100644", "");
        assertThat(files).extracting(FileDiff::newMode).containsExactly("100755", "", "100755", "100644");
        assertThat(files).extracting(FileDiff::name).containsExactly("new", "gone", "run me", "full");
    }

    @Test
    void readsRenamesAndCopies() {
        List<FileDiff> files = files("""
                diff --git a/old name b/new name
                similarity index 100%
                rename from old name
                rename to new name
                diff --git a/x b/y
                similarity index 90%
                copy from x
                copy to y
                index 1..2 100644
                --- a/x
                +++ b/y
                @@ -1 +1 @@
                -a
                +b
                """);
        assertThat(files).extracting(FileDiff::oldName).containsExactly("old name", "x");
        assertThat(files).extracting(FileDiff::newName).containsExactly("new name", "y");
    }

    @Test
    void readsQuotedNamesAndNamesWithBlanks() {
        assertThat(file("--- \"a/f\\303\\274.c\"\n+++ \"b/f\\303\\274.c\"\n@@ -1 +1 @@\n-a\n+b\n")
                        .name())
                .isEqualTo("fü.c");
        assertThat(file("diff --git \"a/t\\tb\" \"b/t\\tb\"\nold mode 100644\nnew mode 100755\n")
                        .name())
                .isEqualTo("t\tb");
        assertThat(file("diff --git a/\u4e2d b/\u4e2d\nold mode 100644\nnew mode 100755\n")
                        .name())
                .isEqualTo("中");
        assertThat(file("--- a/two words\t\n+++ b/two words\t\n@@ -1 +1 @@\n-a\n+b\n")
                        .name())
                .isEqualTo("two words");
    }

    @Test
    void readsDiffsWithoutGit() {
        FileDiff cvs = file("""
                Index: lib/f.c
                ===================================================================
                RCS file: /cvs/lib/f.c,v
                retrieving revision 1.5
                diff -u -p -r1.5 f.c
                --- lib/f.c\t5 Dec 2011 12:00:00 -0000\t1.5
                +++ lib/f.c\t6 Dec 2011 12:00:00 -0000
                @@ -1 +1 @@
                -a
                +b
                """);
        assertThat(cvs.name()).isEqualTo("lib/f.c");
        assertThat(cvs.header()).hasSize(7);
        FileDiff quilt =
                file("Index: linux/fs/f.c\n=====\n--- linux.orig/fs/f.c\n+++ linux/fs/f.c\n@@ -1 +1 @@\n-a\n+b\n");
        assertThat(quilt.oldName()).isEqualTo("fs/f.c");
        assertThat(quilt.newName()).isEqualTo("fs/f.c");
        FileDiff plain =
                file("diff -urN old/f new/f\n--- old/f\t2011-12-05\n+++ new/f\t2011-12-06\n@@ -1 +1 @@\n-a\n+b\n");
        assertThat(plain.name()).isEqualTo("f");
    }

    @Test
    void keepsDirectoriesOfADiffWithoutPrefixes() {
        assertThat(file("--- fs/f.c\n+++ fs/f.c\n@@ -1 +1 @@\n-a\n+b\n").name()).isEqualTo("fs/f.c");
        assertThat(file("diff --git i/fs/f.c w/fs/f.c\n--- i/fs/f.c\n+++ w/fs/f.c\n@@ -1 +1 @@\n-a\n+b\n")
                        .name())
                .isEqualTo("fs/f.c");
    }

    @Test
    void readsABinaryPatchToItsEnd() {
        String text = """
                diff --git a/f.png b/f.png
                index 1234567..89abcde 100644
                GIT binary patch
                literal 7
                OcmYc)Ps_~AOD+Hc6afJK

                literal 6
                NcmYc)Ps_~AOD+IF0RRDi

                text again
                diff --git a/g b/g
                index 1..2 100644
                Binary files a/g and b/g differ
                """;
        assertThat(files(text)).extracting(FileDiff::binary).containsExactly(true, true);
        assertThat(files(text).getFirst().header()).hasSize(9);
        assertThat(prose(text)).isEqualTo("text again\n");
    }

    @Test
    void leavesADiffThatIsOnlyMentioned() {
        assertThat(files("diff --git a/f b/f is what git writes\n")).isEmpty();
        assertThat(files("diff --git a/f b/f\nand nothing else\n")).isEmpty();
        assertThat(files("--- a/f\n+++ b/f\nare names\n")).isEmpty();
        assertThat(files("@@ -1 +1 @@\n-a\n+b\n")).isEmpty();
        assertThat(files("    diff --git a/f b/f\n    index 1..2 100644\n")).isEmpty();
        assertThat(files("Index: a book has one\n")).isEmpty();
    }

    @Test
    void leavesCombinedAndContextDiffs() {
        assertThat(files("diff --cc f\nindex 1,2..3\n--- a/f\n+++ b/f\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n"))
                .isEmpty();
        assertThat(files("*** a/f\n--- b/f\n***************\n*** 1 ****\n! a\n--- 1 ----\n! b\n"))
                .isEmpty();
    }

    @Test
    void countsLinesSoThatTextBehindAHunkIsTextAgain() {
        String text = "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n- no line of the diff\n+ nor this\n";
        assertThat(file(text).hunks().getFirst().lines()).containsExactly(" a", "-b", "+c");
        assertThat(prose(text)).isEqualTo("- no line of the diff\n+ nor this\n");
    }

    @Test
    void takesASignatureMarkWithinAHunkForARemovedLine() {
        String text = "--- a/f\n+++ b/f\n@@ -1,3 +1,2 @@\n a\n-- \n b\n";
        assertThat(file(text).hunks().getFirst().lines()).containsExactly(" a", "-- ", " b");
    }

    @Test
    void keepsTheSignatureOutOfAHunkThatIsCutShort() {
        String text = "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n a\n-b\n+c\n-- \n2.40.0\n";
        assertThat(file(text).hunks().getFirst().lines()).containsExactly(" a", "-b", "+c");
        assertThat(BodyParser.parse(text).blocks().getLast()).isEqualTo(new Block.Signature(List.of("-- ", "2.40.0")));
    }

    @Test
    void keepsTheMarkOfAMissingNewline() {
        String text =
                "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\nend\n";
        assertThat(file(text).hunks().getFirst().lines()).hasSize(4);
        assertThat(prose(text)).isEqualTo("end\n");
    }

    @Test
    void takesAnEmptyLineForContextThatLostItsBlank() {
        String text = "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n\n-b\n+c\nend\n";
        assertThat(file(text).hunks().getFirst().lines()).containsExactly(" a", "", "-b", "+c");
        assertThat(prose(text)).isEqualTo("end\n");
    }

    @Test
    void takesLinesForContextThatLostTheirBlankIfTheHunkComesOutEven() {
        String text =
                "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\nint f(void)\n{\n-\tb;\n+\tc;\n\treturn 0;\n}\n@@ -9 +9 @@\n-x\n+y\n";
        assertThat(file(text).hunks()).hasSize(2);
        assertThat(file(text).hunks().getFirst().lines())
                .containsExactly("int f(void)", "{", "-\tb;", "+\tc;", "\treturn 0;", "}");
    }

    @Test
    void takesTextInAHunkThatWasTrimmedForText() {
        String text = "--- a/f\n+++ b/f\n@@ -1,9 +1,9 @@\n a\n-b\n+c\nThis is wrong.\n\nRegards\n";
        assertThat(file(text).hunks().getFirst().lines()).containsExactly(" a", "-b", "+c");
        assertThat(prose(text)).isEqualTo("This is wrong.\n\nRegards\n");
    }

    @Test
    void endsAHunkAtTheNextOne() {
        FileDiff file = file("--- a/f\n+++ b/f\n@@ -1,9 +1,9 @@\n a\n-b\n@@ -20 +20 @@ g\n-x\n+y\n");
        assertThat(file.hunks()).extracting(Hunk::heading).containsExactly("", "g");
    }

    @Test
    void givesTheHunkHeaderBackAsItStood() {
        for (String header : List.of("@@ -1,1 +1,1 @@", "@@ -1 +1 @@  two blanks", "@@ -1,1 +1 @@glued")) {
            assertThat(file("--- a/f\n+++ b/f\n" + header + "\n-a\n+b\n")
                            .hunks()
                            .getFirst()
                            .header())
                    .isEqualTo(header);
        }
    }

    @Test
    void readsNoHunkHeaderThatIsNone() {
        for (String header : List.of(
                "@@ -1 +1", "@@ -a +b @@", "@@ -1,2", "@@ - + @@", "@@ -1, +1 @@", "@@ -12345678901 +1 @@", "@@")) {
            assertThat(files("--- a/f\n+++ b/f\n" + header + "\n-a\n+b\n"))
                    .as(header)
                    .isEmpty();
        }
    }

    @Test
    void separatesFilesByTextBetweenThem() {
        String text =
                "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\nand\n--- a/g\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n--- a/h\n+++ b/h\n@@ -1 +1 @@\n-a\n+b\n";
        assertThat(files(text)).extracting(FileDiff::name).containsExactly("f", "g", "h");
        assertThat(BodyParser.parse(text).blocks()).hasSize(3);
    }

    @Test
    void takesTimeInProportionToTheLength() {
        for (String piece : List.of(
                "--- a/f\n+++ b/f\n@@ -1,999999999 +1,999999999 @@\nx\n",
                "Index: f\n",
                "diff --git a/f b/f\n",
                "@@ -1 +1 @@\n",
                "diff --git a/f b/f\nGIT binary patch\nliteral 1\n",
                "-- \n",
                ">From \n",
                "--- a/f\n+++ b/f\n@@ -1,99999999 +1,99999999 @@\n\n")) {
            assertThat(BodyParser.parse(piece.repeat(100_000)).blocks()).isNotEmpty();
        }
    }
}
