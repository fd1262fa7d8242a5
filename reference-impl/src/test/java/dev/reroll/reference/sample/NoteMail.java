package dev.reroll.reference.sample;

import dev.reroll.reference.sample.Posting.Original;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One mail of the sample.
 *
 * @param id without the domain
 * @param answers ids of the mails above it, the nearest last
 */
record NoteMail(String id, Original stands, String subject, List<String> answers, List<String> body) {
    private static final String DOMAIN = "notes.reroll.invalid";
    private static final String SENDER = "Reroll reference notes";
    private static final DateTimeFormatter MAILED =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm Z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu", Locale.ENGLISH);

    /** What of the time is not known is zero. */
    LocalDateTime date() {
        String written = stands.date().replace(' ', 'T');
        return LocalDateTime.parse(written.length() == 10 ? written + "T00:00" : written);
    }

    /** Who the notes speak for: the sender is never that person. */
    static String person(String name) {
        String one = name.replaceAll(" for .*", ""); // of "tip-bot2 for Somebody" the bot
        String local = one.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
        return SENDER + " for " + one + " <" + local + "@" + DOMAIN + ">";
    }

    static String messageId(String note) {
        return note + "@" + DOMAIN;
    }

    static String link(String note) {
        return "https://inbox.reroll.invalid/reroll-notes/" + messageId(note) + "/";
    }

    /** The line above what is quoted of it. */
    String attribution() {
        return "On " + mailed() + ", " + SENDER + " for " + stands.by() + " wrote:";
    }

    /** As a mail of an mbox of the mboxrd kind. */
    void write(StringBuilder mbox) {
        mbox.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n");
        header(mbox, "From", person(stands.by()));
        header(mbox, "To", "reroll-notes@reroll.invalid");
        header(mbox, "Subject", subject);
        header(mbox, "Date", mailed());
        header(mbox, "Message-ID", "<" + messageId(id) + ">");
        if (!answers.isEmpty()) {
            header(mbox, "In-Reply-To", "<" + messageId(answers.getLast()) + ">");
            header(
                    mbox,
                    "References",
                    String.join(
                            "\n ",
                            answers.stream().map(a -> "<" + messageId(a) + ">").toList()));
        }
        header(mbox, "X-Reroll-Original", "<" + stands.id() + ">");
        header(mbox, "X-Reroll-Original-Author", stands.by());
        header(mbox, "X-Reroll-Original-Date", known());
        header(mbox, "List-Id", "<reroll-notes.reroll.invalid>");
        header(mbox, "MIME-Version", "1.0");
        header(mbox, "Content-Type", "text/plain; charset=UTF-8");
        mbox.append('\n');
        for (String line : body) {
            if (line.matches(">*From .*")) mbox.append('>');
            mbox.append(line).append('\n');
        }
        mbox.append('\n');
    }

    private static void header(StringBuilder mbox, String name, String value) {
        mbox.append(name).append(": ").append(value).append('\n');
    }

    private String mailed() {
        return MAILED.format(date().atOffset(ZoneOffset.UTC));
    }

    private String known() {
        DateTimeFormatter form = switch (stands.date().length()) {
            case 10 -> DAY;
            case 16 -> TO_THE_MINUTE;
            default -> MAILED;
        };
        return form.format(date().atOffset(ZoneOffset.UTC));
    }
}
