package dev.reroll.index.rangediff;

import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The commit that {@code git am} would make of a mail, by the rules of git's mailinfo: author and title from the headers
 * or from such at the top of the text, the message from there to {@code ---} or the diff.
 */
final class MailPatch {
    private static final int LABEL_DIGITS = 7;
    /** The kernel's custom for naming commits in text. */
    private static final int COMMIT_DIGITS = 12;

    private static final String COMMIT_ID = "Commit-ID:";
    /** Above the commit's id stand the mail's title and one sentence. */
    private static final int NOTICE_LINES = 6;

    private String from;
    private String subject;
    private final List<String> message = new ArrayList<>();

    private MailPatch(String from, String subject) {
        this.from = from;
        this.subject = subject;
    }

    static PatchText of(Mail mail, String label) {
        String sender = mail.from().isEmpty() ? "" : mail.from().getFirst().display();
        MailPatch patch = new MailPatch(sender, mail.subject());
        patch.read(mail.text());
        String title = title(patch.subject);
        String body = String.join("\n", patch.message);
        return new PatchText(
                author(patch.from),
                title,
                title + "\n\n" + body,
                BodyParser.parse(mail).files(),
                label);
    }

    /** The same; a mail in which tip-bot2 tells of a commit gives that commit's author, message and abbreviated id. */
    static PatchText of(Mail mail) {
        PatchText patch = of(mail, label(mail));
        List<String> lines = patch.message().lines().toList();
        int notice = -1;
        for (int i = 0; i < Math.min(lines.size(), NOTICE_LINES) && notice < 0; i++) {
            if (lines.get(i).startsWith(COMMIT_ID)) notice = i;
        }
        return notice < 0 ? patch : commit(patch, lines.subList(notice, lines.size()));
    }

    private static PatchText commit(PatchText patch, List<String> notice) {
        String author = patch.author();
        int at = 0;
        for (; at < notice.size() && !notice.get(at).isEmpty(); at++) {
            if (notice.get(at).startsWith("Author:"))
                author = author(notice.get(at).substring(7).strip());
        }
        String id = notice.getFirst().substring(COMMIT_ID.length()).strip();
        String message = String.join("\n", notice.subList(at, notice.size())).strip();
        return new PatchText(
                author, patch.subject(), message, patch.files(), id.substring(0, Math.min(id.length(), COMMIT_DIGITS)));
    }

    private static String label(Mail mail) {
        return PatchId.of(BodyParser.parse(mail))
                .map(id -> id.substring(0, LABEL_DIGITS))
                .orElse("-".repeat(LABEL_DIGITS));
    }

    private void read(String text) {
        boolean top = true;
        String header = "";
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (top) {
                if (line.isBlank()) {
                    top = header.isEmpty();
                    take(header);
                    header = "";
                    continue;
                }
                boolean folded = !header.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"));
                if (folded) {
                    header += " " + line.strip();
                    continue;
                }
                take(header);
                header = "";
                if (isInBodyHeader(line)) {
                    header = line;
                    continue;
                }
                top = false;
            }
            if (startsPatch(line)) break;
            // git am cleans up like git commit: no blanks at line ends, no two blank lines in a row
            String cleaned = line.stripTrailing();
            boolean secondBlank =
                    cleaned.isEmpty() && (message.isEmpty() || message.getLast().isEmpty());
            if (!secondBlank) message.add(cleaned);
        }
        while (!message.isEmpty() && message.getLast().isEmpty()) message.removeLast();
    }

    private static boolean isInBodyHeader(String line) {
        String lower =
                line.length() > 16 ? line.substring(0, 16).toLowerCase(Locale.ROOT) : line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("from:") || lower.startsWith("subject:") || lower.startsWith("date:")) return true;
        return lower.startsWith("[patch") || isMboxLine(line);
    }

    /** The first line of a file that format-patch wrote, pasted with the rest. */
    private static boolean isMboxLine(String line) {
        return (line.startsWith("From ") || line.startsWith(">From ")) && line.endsWith(" Mon Sep 17 00:00:00 2001");
    }

    private void take(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("from:")) from = header.substring(5).strip();
        else if (lower.startsWith("subject:")) subject = header.substring(8).strip();
        else if (lower.startsWith("[patch")) subject = header;
    }

    private static boolean startsPatch(String line) {
        if (line.startsWith("diff -") || line.startsWith("Index: ")) return true;
        if (!line.startsWith("---")) return false;
        String rest = line.substring(3);
        return rest.isBlank() || (rest.length() > 1 && rest.charAt(0) == ' ' && rest.charAt(1) != ' ');
    }

    /** A title without reply marks and leading brackets, on one line. */
    static String title(String subject) {
        int at = 0;
        while (at < subject.length()) {
            char c = subject.charAt(at);
            if (subject.regionMatches(true, at, "re:", 0, 3)) at += 3;
            else if (c == ' ' || c == '\t' || c == ':') at++;
            else if (c == '[' && subject.indexOf(']', at) >= 0) at = subject.indexOf(']', at) + 1;
            else break;
        }
        StringBuilder title = new StringBuilder();
        for (String word : subject.substring(at).split("\\s+", -1)) {
            if (!word.isEmpty() && !title.isEmpty()) title.append(' ');
            title.append(word);
        }
        return title.toString();
    }

    /** {@code Name <address>}; who gives no name goes by the address. */
    static String author(String from) {
        int open = from.lastIndexOf('<');
        int close = from.indexOf('>', Math.max(open, 0));
        if (open < 0 || close < 0) {
            String bare = from.strip();
            return bare + " <" + bare + ">";
        }
        String address = from.substring(open + 1, close).strip();
        String name = from.substring(0, open).strip();
        if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1).replace("\\\"", "\"").strip();
        }
        return (name.isEmpty() ? address : name) + " <" + address + ">";
    }
}
