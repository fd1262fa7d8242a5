package dev.reroll.web.patchwork;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code hash} of a patch, as Patchwork's own hook for git and pwclient compute it of a diff at home: the SHA-1 of its
 * lines that are context, added, removed, file names or heads of hunks. File names lose what stands before their first
 * slash, heads of hunks keep how many lines they span and nothing else.
 */
final class DiffHash {

    private static final Pattern HUNK =
            Pattern.compile("@@ -\\d{1,18}(?:,(\\d{1,9}))? \\+\\d{1,18}(?:,(\\d{1,9}))? @@");
    private static final Pattern FILE = Pattern.compile("(---|\\+\\+\\+) (\\S+)");

    private DiffHash() {}

    static String of(String diff) {
        MessageDigest sha1 = sha1();
        String text = diff.replace("\r", "").strip();
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty()) continue;
            String kept = kept(line);
            if (!kept.isEmpty()) sha1.update((kept + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    /** What of a line counts; empty for nothing. */
    private static String kept(String line) {
        Matcher file = FILE.matcher(line);
        if (file.lookingAt()) {
            String name = file.group(2);
            int slash = name.indexOf('/');
            return file.group(1)
                    + (file.group(1).equals("---") ? " a/" : " b/")
                    + (slash < 0 ? "" : name.substring(slash + 1));
        }
        Matcher hunk = HUNK.matcher(line);
        if (hunk.lookingAt()) return "@@ -" + count(hunk, 1) + " +" + count(hunk, 2) + " @@";
        char first = line.charAt(0);
        return first == '-' || first == '+' || first == ' ' ? line : "";
    }

    private static int count(Matcher hunk, int group) {
        String count = hunk.group(group);
        return count == null || count.isEmpty() ? 1 : Integer.parseInt(count);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
