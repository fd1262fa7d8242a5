package dev.reroll.index.write;

import dev.reroll.ingest.mail.BlobId;
import java.nio.charset.StandardCharsets;

/**
 * Whether two copies of a mail say the same. Lists append their footers and mailers trim blanks; neither makes another
 * mail of it.
 */
final class SameText {

    private SameText() {}

    static boolean of(String first, String second) {
        String a = bare(first);
        String b = bare(second);
        if (a.equals(b)) return true;
        String longer = a.length() > b.length() ? a : b;
        String shorter = a.length() > b.length() ? b : a;
        return longer.startsWith(shorter) && isFooter(longer.substring(shorter.length()));
    }

    /** The same for all texts that differ in nothing but blanks at the ends of lines: SHA-1, 40 hex digits. */
    static String key(String text) {
        return BlobId.of(bare(text).getBytes(StandardCharsets.UTF_8));
    }

    /** What a list server appends: Mailman's rule of underscores, or a signature of its own. */
    private static boolean isFooter(String rest) {
        String text = rest.stripLeading();
        return text.startsWith("____") || text.startsWith("--\n") || text.equals("--");
    }

    private static String bare(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int end = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.setLength(end);
                out.append(c);
                end = out.length();
            } else {
                out.append(c);
                if (c != ' ' && c != '\t' && c != '\r') end = out.length();
            }
        }
        out.setLength(end);
        return out.toString().stripTrailing();
    }
}
