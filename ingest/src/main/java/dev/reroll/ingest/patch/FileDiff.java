package dev.reroll.ingest.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The change of one file.
 *
 * @param oldName the name before, without {@code a/}; {@code /dev/null} for a new file
 * @param newName the name after, without {@code b/}; {@code /dev/null} for a deleted file
 * @param oldBlob the abbreviated blob id before, from the {@code index} line, empty where there is none
 * @param newBlob the same after
 * @param oldMode the mode before ({@code 100644}), empty where the diff does not say
 * @param newMode the mode after, empty where the diff does not say
 * @param header the lines before the first hunk ({@code diff --git} to {@code +++}), as they stand
 * @param hunks the hunks; none for pure renames, mode changes and binary files
 * @param binary whether the diff is binary, its data then standing in {@code header}
 */
public record FileDiff(
        String oldName,
        String newName,
        String oldBlob,
        String newBlob,
        String oldMode,
        String newMode,
        List<String> header,
        List<Hunk> hunks,
        boolean binary) {

    /** All lines of the diff as they stand in the mail: the header, then each hunk with its {@code @@} line. */
    public List<String> lines() {
        List<String> all = new ArrayList<>(header);
        for (Hunk hunk : hunks) {
            all.add(hunk.header());
            all.addAll(hunk.lines());
        }
        return all;
    }

    /** The name to show: the new one, or the old one of a deleted file. */
    public String name() {
        return newName.equals("/dev/null") ? oldName : newName;
    }
}
