package dev.reroll.ingest.patch;

import java.util.List;

/** What the lines above the first hunk say about a file. */
final class FileHeader {
    private static final String NOTHING = "/dev/null";

    private final List<String> lines;
    private String oldName = "";
    private String newName = "";
    private String oldBlob = "";
    private String newBlob = "";
    private String oldMode = "";
    private String newMode = "";
    private boolean created;
    private boolean deleted;

    private FileHeader(List<String> lines) {
        this.lines = lines;
    }

    static FileHeader read(List<String> lines) {
        FileHeader header = new FileHeader(lines);
        for (String line : lines) header.readLine(line);
        header.settleNames();
        return header;
    }

    FileDiff diff(List<Hunk> hunks, boolean binary) {
        return new FileDiff(oldName, newName, oldBlob, newBlob, oldMode, newMode, lines, hunks, binary);
    }

    private void readLine(String line) {
        if (line.isEmpty()) return;
        switch (line.charAt(0)) {
            case '-' -> {
                if (line.startsWith("--- ")) oldName = FileName.read(line, 4);
            }
            case '+' -> {
                if (line.startsWith("+++ ")) newName = FileName.read(line, 4);
            }
            case 'i' -> {
                if (line.startsWith("index ")) readIndex(line);
            }
            case 'o' -> {
                if (line.startsWith("old mode ")) oldMode = word(line, 9);
            }
            case 'n' -> {
                if (line.startsWith("new mode ")) {
                    newMode = word(line, 9);
                } else if (line.startsWith("new file mode ")) {
                    newMode = word(line, 14);
                    created = true;
                }
            }
            case 'd' -> {
                if (line.startsWith("deleted file mode ")) {
                    oldMode = word(line, 18);
                    deleted = true;
                }
            }
            default -> {}
        }
    }

    private void readIndex(String line) {
        int dots = line.indexOf("..", 6);
        if (dots < 0) return;
        int end = line.indexOf(' ', dots);
        if (end < 0) end = line.length();
        oldBlob = hex(line.substring(6, dots));
        newBlob = hex(line.substring(dots + 2, end));
        if (end < line.length() && oldMode.isEmpty() && newMode.isEmpty()) oldMode = newMode = word(line, end + 1);
    }

    private void settleNames() {
        if (!newName.isEmpty()) {
            stripDirectory();
            return;
        }
        for (String line : lines) {
            if (line.startsWith("rename from ")) oldName = FileName.read(line, 12);
            else if (line.startsWith("copy from ")) oldName = FileName.read(line, 10);
            else if (line.startsWith("rename to ")) newName = FileName.read(line, 10);
            else if (line.startsWith("copy to ")) newName = FileName.read(line, 8);
        }
        if (newName.isEmpty()) {
            for (String line : lines) {
                if (!line.startsWith("diff --git ")) continue;
                String[] both = FileName.readPair(line, 11);
                oldName = FileName.withoutPrefix(both[0]);
                newName = FileName.withoutPrefix(both[1]);
                break;
            }
        }
        if (created) oldName = NOTHING;
        if (deleted) newName = NOTHING;
    }

    /**
     * Takes away {@code a/} and {@code b/}, or the two top directories of a diff made with quilt or by hand
     * ({@code linux.orig/fs/x.c} against {@code linux/fs/x.c}), as {@code patch -p1} would.
     */
    private void stripDirectory() {
        String oldRest = oldName.substring(oldName.indexOf('/') + 1);
        String newRest = newName.substring(newName.indexOf('/') + 1);
        if (oldRest.equals(newRest) && !oldName.equals(newName)) {
            oldName = oldRest;
            newName = newRest;
        } else {
            oldName = FileName.withoutPrefix(oldName);
            newName = FileName.withoutPrefix(newName);
        }
    }

    private static String word(String line, int from) {
        int end = line.indexOf(' ', from);
        return line.substring(from, end < 0 ? line.length() : end);
    }

    private static String hex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') return "";
        }
        return text;
    }
}
