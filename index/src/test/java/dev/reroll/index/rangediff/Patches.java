package dev.reroll.index.rangediff;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.util.List;

/** Patches of one file in few words, for tests. */
final class Patches {
    private Patches() {}

    /** A patch of {@code a.c} that turns one text into the other. */
    static PatchText turning(String title, String before, String after) {
        return of(title, file("a.c", before, after));
    }

    static FileDiff file(String name, String before, String after) {
        List<String> header = List.of("diff --git a/" + name + " b/" + name, "--- a/" + name, "+++ b/" + name);
        return new FileDiff(name, name, "", "", "", "", header, BlobDiff.hunks(before, after), false);
    }

    static FileDiff file(String name, Hunk... hunks) {
        return new FileDiff(name, name, "", "", "", "", List.of(), List.of(hunks), false);
    }

    static PatchText of(String title, FileDiff... files) {
        return new PatchText("A U Thor <author@example.com>", title, title, List.of(files), "0000000");
    }

    /** Letters as lines. */
    static String lines(String letters) {
        return letters.chars().mapToObj(c -> (char) c + "\n").reduce("", String::concat);
    }
}
