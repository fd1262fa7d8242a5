package dev.reroll.index.rangediff;

import dev.reroll.index.linediff.Edit;
import dev.reroll.index.linediff.LineDiff;
import dev.reroll.index.linediff.LineDiff.Sliding;
import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.linediff.Span;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;

/** The change of one file between two trees, with the hunks that {@code git diff} would show. */
final class BlobDiff {
    private static final int CONTEXT = 3;

    private BlobDiff() {}

    static FileDiff of(DiffEntry entry, ObjectReader reader) throws IOException {
        byte[] before = content(entry.getOldId(), entry.getOldMode(), reader);
        byte[] after = content(entry.getNewId(), entry.getNewMode(), reader);
        boolean same = entry.getOldId() != null && entry.getOldId().equals(entry.getNewId());
        boolean binary = !same && (RawText.isBinary(before) || RawText.isBinary(after));
        List<Hunk> hunks = same || binary ? List.of() : hunks(text(before), text(after));
        return new FileDiff(
                entry.getOldPath(),
                entry.getNewPath(),
                name(entry.getOldId()),
                name(entry.getNewId()),
                mode(entry.getOldMode()),
                mode(entry.getNewMode()),
                header(entry, !hunks.isEmpty()),
                hunks,
                binary);
    }

    private static List<String> header(DiffEntry entry, boolean hasHunks) {
        List<String> header = new ArrayList<>();
        header.add("diff --git a/" + shownOld(entry) + " b/" + shownNew(entry));
        String oldMode = mode(entry.getOldMode());
        String newMode = mode(entry.getNewMode());
        boolean created = entry.getChangeType() == ChangeType.ADD;
        boolean deleted = entry.getChangeType() == ChangeType.DELETE;
        if (created) header.add("new file mode " + newMode);
        else if (deleted) header.add("deleted file mode " + oldMode);
        else if (!oldMode.equals(newMode)) {
            header.add("old mode " + oldMode);
            header.add("new mode " + newMode);
        }
        if (entry.getChangeType() == ChangeType.RENAME) {
            header.add("similarity index " + entry.getScore() + "%");
            header.add("rename from " + entry.getOldPath());
            header.add("rename to " + entry.getNewPath());
        }
        if (hasHunks) {
            String mode = oldMode.equals(newMode) ? " " + oldMode : "";
            header.add("index " + name(entry.getOldId()) + ".." + name(entry.getNewId()) + mode);
            header.add("--- " + (created ? "/dev/null" : "a/" + entry.getOldPath()));
            header.add("+++ " + (deleted ? "/dev/null" : "b/" + entry.getNewPath()));
        }
        return header;
    }

    private static String shownOld(DiffEntry entry) {
        return entry.getChangeType() == ChangeType.ADD ? entry.getNewPath() : entry.getOldPath();
    }

    private static String shownNew(DiffEntry entry) {
        return entry.getChangeType() == ChangeType.DELETE ? entry.getOldPath() : entry.getNewPath();
    }

    private static String name(AbbreviatedObjectId id) {
        return id == null ? "" : id.name();
    }

    private static String mode(FileMode mode) {
        return mode.equals(FileMode.MISSING) ? "" : String.format("%06o", mode.getBits());
    }

    private static byte[] content(AbbreviatedObjectId id, FileMode mode, ObjectReader reader) throws IOException {
        if (id == null || mode.equals(FileMode.MISSING)) return new byte[0];
        if (mode.equals(FileMode.GITLINK)) return Constants.encode("Subproject commit " + id.name() + "\n");
        return reader.open(id.toObjectId(), Constants.OBJ_BLOB).getCachedBytes();
    }

    /** UTF-8, or Latin-1 where the octets are no UTF-8, so that nothing is lost. */
    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, StandardCharsets.ISO_8859_1);
        }
    }

    static List<Hunk> hunks(String before, String after) {
        LineTable table = new LineTable();
        Lines a = table.lines(linesWithEnds(before));
        Lines b = table.lines(linesWithEnds(after));
        LineDiff diff = LineDiff.of(a, b, Sliding.BY_INDENT);
        Headings headings = Headings.ofFile(a);
        List<Hunk> hunks = new ArrayList<>();
        for (Span span : diff.spans(CONTEXT, a.size(), b.size())) {
            List<String> lines = new ArrayList<>();
            int i = span.oldStart();
            for (Edit edit : span.edits()) {
                for (; i < edit.oldStart(); i++) add(' ', a.line(i), lines);
                for (; i < edit.oldEnd(); i++) add('-', a.line(i), lines);
                for (int j = edit.newStart(); j < edit.newEnd(); j++) add('+', b.line(j), lines);
            }
            for (; i < span.oldEnd(); i++) add(' ', a.line(i), lines);
            int oldCount = span.oldEnd() - span.oldStart();
            int newCount = span.newEnd() - span.newStart();
            hunks.add(new Hunk(
                    span.oldStart() + (oldCount == 0 ? 0 : 1),
                    oldCount,
                    span.newStart() + (newCount == 0 ? 0 : 1),
                    newCount,
                    headings.before(span.oldStart()),
                    lines));
        }
        return hunks;
    }

    private static void add(char mark, String line, List<String> lines) {
        boolean ended = line.endsWith("\n");
        lines.add(mark + (ended ? line.substring(0, line.length() - 1) : line));
        if (!ended) lines.add("\\ No newline at end of file");
    }

    private static List<String> linesWithEnds(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }
}
