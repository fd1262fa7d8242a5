package dev.reroll.index.rangediff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.ingest.patch.Hunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobDiffAgainstGitTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} texts of {2} lines, {3} different ones, {4} % edited")
    @CsvSource({
        "1, 40, 40, 12, 100",
        "2, 30, 300, 30, 100",
        "3, 20, 300, 300, 30",
        "4, 4, 3000, 2000, 100", // more than 256 edits, where git stops looking for the shortest
        "5, 4, 5000, 20, 300"
    })
    void hunksAreGits(long seed, int count, int size, int variety, int percent) throws IOException {
        GitProgram git = GitProgram.on(folder);
        Random random = new Random(seed);
        int equal = 0;
        for (int i = 0; i < count; i++) {
            List<String> a = new ArrayList<>();
            for (int k = 0; k < size; k++) a.add(line(random, variety));
            List<String> b = edited(a, size * percent / 100, random, variety);
            String before = String.join("\n", a) + "\n";
            String after = String.join("\n", b) + "\n";
            Path oldFile = Files.writeString(folder.resolve("old"), before);
            Path newFile = Files.writeString(folder.resolve("new"), after);
            String expected = git.diff(oldFile, newFile);
            if (text(BlobDiff.hunks(before, after)).equals(expected)) equal++;
        }
        System.out.printf("diffs of generated texts: %d of %d are git's, byte for byte%n", equal, count);
        assertThat(equal).isGreaterThanOrEqualTo(count - count / 50);
    }

    private static List<String> edited(List<String> lines, int edits, Random random, int variety) {
        List<String> edited = new ArrayList<>(lines);
        for (int k = 0; k < edits; k++) {
            int at = random.nextInt(edited.size());
            switch (random.nextInt(3)) {
                case 0 -> edited.remove(at);
                case 1 -> edited.add(at, line(random, variety));
                default -> edited.set(at, line(random, variety));
            }
        }
        return edited;
    }

    private static String line(Random random, int variety) {
        int k = random.nextInt(variety);
        return "\t".repeat(k % 4) + (k % 7 == 0 ? "" : k % 11 == 0 ? "}" : "line " + k);
    }

    private static String text(List<Hunk> hunks) {
        StringBuilder text = new StringBuilder();
        for (Hunk hunk : hunks) {
            text.append("@@ -").append(range(hunk.oldStart(), hunk.oldCount()));
            text.append(" +").append(range(hunk.newStart(), hunk.newCount())).append(" @@");
            if (!hunk.heading().isEmpty()) text.append(' ').append(hunk.heading());
            text.append('\n');
            for (String line : hunk.lines()) text.append(line).append('\n');
        }
        return text.toString();
    }

    private static String range(int start, int count) {
        return count == 1 ? Integer.toString(start) : start + "," + count;
    }
}
