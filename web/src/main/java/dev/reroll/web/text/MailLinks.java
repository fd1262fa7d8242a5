package dev.reroll.web.text;

import dev.reroll.web.url.Percent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the Message-ID in the URLs by which people point at mails: lore, its redirects, patchwork and the like. */
public final class MailLinks {

    /** Longer than any Message-ID that a mail may hold in one line (RFC 5322 allows 998 octets). */
    static final int LONGEST_ID = 998;

    private static final List<String> REDIRECTORS = List.of("lkml.kernel.org", "www.kernel.org");

    private MailLinks() {}

    /** The Message-ID that an http(s) URL points at, if it is of a known form. */
    public static Optional<String> idIn(String url) {
        int start = url.indexOf("://");
        if (start < 0) return Optional.empty();
        int slash = url.indexOf('/', start + 3);
        if (slash < 0) return Optional.empty();
        String host = url.substring(start + 3, slash).toLowerCase(Locale.ROOT);
        String path = url.substring(slash + 1);
        int end = firstOf(path, '#', '?');
        String query = path.substring(end);
        String[] steps = path.substring(0, end).split("/", 8);
        String id = "";
        if (host.equals("lore.kernel.org") || host.equals("public-inbox.org") || host.equals("inbox.sourceware.org")) {
            // /LIST/ID/… , /r/ID, /all/ID
            if (steps.length >= 2) id = steps[1];
        } else if (REDIRECTORS.contains(host)) {
            if (steps.length >= 2 && steps[0].equals("r")) id = steps[1];
        } else if (host.equals("msgid.link") || host.endsWith(".msgid.link")) {
            id = steps[0].equals("r") && steps.length >= 2 ? steps[1] : steps[0];
        } else if (host.startsWith("patchwork.") || host.equals("patches.linaro.org")) {
            // /project/NAME/patch/ID/ and /project/NAME/cover/ID/
            if (steps.length >= 4 && steps[0].equals("project")) id = steps[3];
        } else if (host.equals("marc.info") && query.startsWith("?i=")) {
            id = query.substring(3, 3 + firstOf(query.substring(3), '&', '#'));
        }
        return Percent.decode(id).filter(MailLinks::looksLikeId);
    }

    /** The Message-ID that a text is or links to: nothing but {@code <ID>} or one URL of a known form. */
    public static Optional<String> pasted(String text) {
        String bare = text.strip();
        if (bare.startsWith("<") && bare.endsWith(">")) {
            return Optional.of(bare.substring(1, bare.length() - 1)).filter(MailLinks::looksLikeId);
        }
        boolean url = bare.regionMatches(true, 0, "http://", 0, 7) || bare.regionMatches(true, 0, "https://", 0, 8);
        return url && bare.chars().noneMatch(Character::isWhitespace) ? idIn(bare) : Optional.empty();
    }

    /** Whether a text could be a Message-ID without its angle brackets: {@code left@right}, no blanks, no brackets. */
    static boolean looksLikeId(String text) {
        int at = text.indexOf('@');
        if (at <= 0 || at == text.length() - 1 || text.length() > LONGEST_ID) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || c == 0x7f) return false;
        }
        return true;
    }

    private static int firstOf(String text, char a, char b) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == a || text.charAt(i) == b) return i;
        }
        return text.length();
    }
}
