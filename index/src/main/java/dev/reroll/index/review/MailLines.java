package dev.reroll.index.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a mail, each told by what it is: written by the sender or quoted, and how deep.
 *
 * <p>A first reading, by the text alone. Which quote comes from where, and which unmarked line is the tail of a wrapped
 * quote, is known only beside the mails that are quoted: see {@link QuotedLines}.
 */
final class MailLines {

    enum Kind {
        OWN,
        QUOTE,
        /** Says who wrote what follows, and when; with it the head of an original in Outlook's manner. */
        ATTRIBUTION,
        /** {@code [...]} and the like: something was cut out. */
        CUT,
        /** Signature, list footer. */
        FOOTER
    }

    private static final List<String> CUTS = List.of(
            "[...]",
            "[..]",
            "[....]",
            "[…]",
            "...",
            "....",
            "…",
            "(...)",
            "<...>",
            "[snip]",
            "<snip>",
            "(snip)",
            "*snip*",
            "--snip--",
            "-- snip --",
            "---snip---",
            "snip",
            "snip...",
            "...snip...",
            "[snip...]",
            "[cut]",
            "<cut>",
            "[trim]",
            "[trimmed]",
            "<trim>",
            "[skip]",
            "<skip>",
            "[skipped]",
            "[deleted]",
            "[snipped]",
            "<snipped>",
            "[ snip ]",
            "[ ... ]",
            "< snip >",
            "8<");

    private static final List<String> SENT_FROM =
            List.of("sent from my ", "get outlook for ", "sent with proton", "sent from mail for ");

    /** Between the head of an original and its text. */
    private static final int HEAD_LINES = 12;

    private static final int LONGEST_SIGNATURE = 12;

    final String[] text;
    final int[] depth;
    final Kind[] kind;

    private MailLines(String[] raw) {
        text = new String[raw.length];
        depth = new int[raw.length];
        kind = new Kind[raw.length];
    }

    /** @param byMachine whether a program wrote it: those mark what is new with {@code >>} */
    static MailLines of(String mailText, boolean byMachine) {
        String[] raw = mailText.split("\n", -1);
        MailLines lines = new MailLines(raw);
        lines.marks(raw, barsQuote(raw), byMachine);
        lines.originals();
        lines.footers();
        lines.cuts();
        lines.attributions();
        return lines;
    }

    int size() {
        return text.length;
    }

    boolean isBlank(int line) {
        return text[line].isBlank();
    }

    boolean isOwnText(int line) {
        return kind[line] == Kind.OWN && !isBlank(line);
    }

    boolean isQuotedText(int line) {
        return kind[line] == Kind.QUOTE && !isBlank(line);
    }

    /** Whether a line right below an attribution starts with a bar. */
    private static boolean barsQuote(String[] raw) {
        for (int i = 1; i < raw.length; i++) {
            if (!raw[i].startsWith("| ")) continue;
            int above = raw[i - 1].isBlank() && i > 1 ? i - 2 : i - 1;
            if (Attribution.is(raw[above])) return true;
        }
        return false;
    }

    private void marks(String[] raw, boolean bars, boolean byMachine) {
        for (int i = 0; i < raw.length; i++) {
            boolean escaped = raw[i].startsWith(">From ") && (i == 0 || depth[i - 1] == 0);
            boolean isNew = byMachine && raw[i].startsWith(">> ");
            Marks marks = escaped ? new Marks(0, 1) : isNew ? new Marks(0, 0) : Marks.of(raw[i], bars);
            depth[i] = marks.depth();
            text[i] = raw[i].substring(marks.end());
            kind[i] = marks.depth() == 0 ? Kind.OWN : Kind.QUOTE;
        }
    }

    /** All below the head of an original is quoted, though nothing marks it. */
    private void originals() {
        int more = 0;
        boolean above = false;
        for (int i = 0; i < text.length; i++) {
            int end = depth[i] == 0 ? headEnd(i, above) : i;
            if (depth[i] == 0 && !text[i].isBlank()) above = true;
            if (end > i) {
                int level = more;
                for (int j = i; j < end; j++) {
                    kind[j] = Kind.ATTRIBUTION;
                    depth[j] = level;
                }
                if (more < Marks.DEEPEST) more++;
                i = end - 1;
                continue;
            }
            if (more > 0) {
                depth[i] = Math.min(Marks.DEEPEST, depth[i] + more);
                kind[i] = Kind.QUOTE;
            }
        }
    }

    /** The line after the head of an original that starts here, or this line if none does. */
    private int headEnd(int from, boolean above) {
        int at = from;
        boolean ruled = isOriginalRuler(text[at]);
        boolean line = isUnderscores(text[at]);
        if (ruled || line) at++;
        while (at < text.length && at - from < 3 && text[at].isBlank()) at++;
        int head = at;
        int fields = 0;
        boolean sender = false;
        while (at < text.length && at - head < HEAD_LINES && !text[at].isBlank()) {
            String field = field(text[at]);
            if (field.isEmpty() && fields == 0) break;
            if (field.equals("from")) sender = true;
            if (!field.isEmpty()) fields++;
            at++;
        }
        // a text may open with From: and Subject: of its own, as a patch does; an original stands below something
        if (sender && fields >= 3 && (ruled || line || (above && !headsPatch(from)))) return at;
        return ruled ? head : from;
    }

    /** Whether a patch that the mail holds starts here: below scissors, or the line with which git opens a mail. */
    private boolean headsPatch(int line) {
        int up = line - 1;
        while (up >= 0 && line - up < 3 && text[up].isBlank()) up--;
        if (up < 0) return false;
        String above = text[up];
        if (above.contains("8<") || above.contains(">8")) return true;
        if (!above.startsWith("From ") || above.length() < 45) return false;
        return above.substring(5, 45).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static String field(String line) {
        int from = line.startsWith("*") ? 1 : 0;
        int colon = line.indexOf(':');
        if (colon < 2 || colon > 16) return "";
        return switch (line.substring(from, colon).replace("*", "").strip().toLowerCase(Locale.ROOT)) {
            case "from", "von", "de", "da", "van", "från", "发件人", "от" -> "from";
            case "sent", "date", "gesendet", "datum", "envoyé", "enviado", "发送时间", "дата" -> "date";
            case "to", "an", "à", "para", "aan", "收件人", "кому" -> "to";
            case "cc", "kopie", "抄送", "копия" -> "cc";
            case "subject", "betreff", "objet", "asunto", "onderwerp", "主题", "тема" -> "subject";
            default -> "";
        };
    }

    private static boolean isOriginalRuler(String line) {
        String text = line.strip();
        if (!text.startsWith("--") || !text.endsWith("--") || text.length() > 80) return false;
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '-') from++;
        while (to > from && text.charAt(to - 1) == '-') to--;
        return switch (text.substring(from, to).strip().toLowerCase(Locale.ROOT)) {
            case "original message",
                    "original mail",
                    "originalnachricht",
                    "ursprüngliche nachricht",
                    "message d'origine",
                    "mensaje original",
                    "mensagem original",
                    "messaggio originale",
                    "oorspronkelijk bericht",
                    "原始邮件",
                    "邮件原件",
                    "原邮件",
                    "forwarded message",
                    "replied message",
                    "reply message" -> true;
            default -> false;
        };
    }

    private static boolean isUnderscores(String line) {
        if (line.length() < 10) return false;
        for (int i = 0; i < line.length(); i++) if (line.charAt(i) != '_' && line.charAt(i) != ' ') return false;
        return true;
    }

    /** Signatures and footers, at each depth to the end of that depth's run. */
    private void footers() {
        for (int i = 0; i < text.length; i++) {
            if (kind[i] != Kind.OWN && kind[i] != Kind.QUOTE) continue;
            int end = i;
            if (isSignatureMark(i) || opensListFooter(i)) {
                end = i + 1;
                while (end < text.length && depth[end] == depth[i]) end++;
            } else if (isSentFrom(text[i])) {
                end = i + 1;
            }
            for (int j = i; j < end; j++) kind[j] = Kind.FOOTER;
            if (end > i) i = end - 1;
        }
    }

    private boolean isSignatureMark(int line) {
        if (text[line].equals("-- ")) return true;
        if (!text[line].equals("--")) return false;
        int end = line + 1;
        while (end < text.length && depth[end] == depth[line] && end - line <= LONGEST_SIGNATURE + 1) end++;
        while (end > line + 1 && text[end - 1].isBlank()) end--;
        return end - line <= LONGEST_SIGNATURE && (end == line + 1 || !text[line + 1].isBlank());
    }

    private boolean opensListFooter(int line) {
        String here = text[line];
        if (here.startsWith("To unsubscribe from this list:")) return true;
        return isUnderscores(here)
                && line + 1 < text.length
                && depth[line + 1] == depth[line]
                && text[line + 1].contains("mailing list");
    }

    private static boolean isSentFrom(String line) {
        String lower = line.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > 60) return false;
        for (String words : SENT_FROM) if (lower.startsWith(words)) return true;
        return false;
    }

    private void cuts() {
        for (int i = 0; i < text.length; i++) {
            if (kind[i] == Kind.OWN || kind[i] == Kind.QUOTE) if (isCut(text[i])) kind[i] = Kind.CUT;
        }
    }

    private static boolean isCut(String line) {
        String mark = line.strip();
        return mark.length() > 1 && mark.length() <= 14 && CUTS.contains(mark.toLowerCase(Locale.ROOT));
    }

    /** Attributions stand right above what is deeper, with at most two blank lines between, on up to four lines. */
    private void attributions() {
        for (int i = 0; i + 1 < text.length; i++) {
            if ((kind[i] != Kind.OWN && kind[i] != Kind.QUOTE) || isBlank(i)) continue;
            if (Attribution.starts(text[i]) && Attribution.is(text[i])) kind[i] = Kind.ATTRIBUTION;
            if (!isDeeperBelow(i)) continue;
            List<String> joined = new ArrayList<>();
            int first = -1;
            for (int up = i; up >= 0 && i - up < 4 && depth[up] == depth[i] && !isBlank(up); up--) {
                joined.addFirst(text[up].strip());
                boolean is = Attribution.is(String.join(" ", joined));
                if (is && (first < 0 || Attribution.starts(text[up]))) first = up;
                if (is && Attribution.starts(text[up])) break;
            }
            for (int j = first; j >= 0 && j <= i; j++) kind[j] = Kind.ATTRIBUTION;
        }
    }

    private boolean isDeeperBelow(int line) {
        for (int i = line + 1; i < text.length && i <= line + 3; i++) {
            if (depth[i] > depth[line]) return true;
            if (!isBlank(i)) return false;
        }
        return false;
    }
}
