package dev.reroll.index.history;

import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a file, each with its line end, and what a diff makes of them. Nothing is fuzzy: all must fit as it stands. */
record PatchedFile(List<String> lines) {

    static final PatchedFile EMPTY = new PatchedFile(List.of());

    /** The file after the diff; empty where it does not fit. */
    Optional<PatchedFile> patched(FileDiff diff) {
        List<String> result = new ArrayList<>(lines.size() + 64);
        int at = 0;
        for (Hunk hunk : diff.hunks()) {
            // a hunk without old lines names the line that it comes after
            int start = hunk.oldCount() == 0 ? hunk.oldStart() : hunk.oldStart() - 1;
            if (start < at || start > lines.size()) return Optional.empty();
            result.addAll(lines.subList(at, start));
            at = start;
            List<String> body = hunk.lines();
            for (int i = 0; i < body.size(); i++) {
                String line = body.get(i);
                char mark = line.isEmpty() ? ' ' : line.charAt(0);
                if (mark == '\\') continue;
                boolean unended = i + 1 < body.size() && body.get(i + 1).startsWith("\\");
                String text = (line.isEmpty() ? "" : line.substring(1)) + (unended ? "" : "\n");
                if (mark == '+') {
                    result.add(text);
                    continue;
                }
                if (at >= lines.size() || !lines.get(at).equals(text)) return Optional.empty();
                if (mark == ' ') result.add(text);
                at++;
            }
        }
        result.addAll(lines.subList(at, lines.size()));
        return Optional.of(new PatchedFile(result));
    }

    byte[] bytes() {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
}
