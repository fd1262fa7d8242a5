package dev.reroll.index.review;

import dev.reroll.index.series.FactsReader;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.SeriesBook;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A made-up thread. Ada posts a patch, {@code p@x}; others answer. */
final class MadeUpThread {

    /** A patch of two hunks, the first lines of its text being line 1. */
    static final String PATCH = """
            The lamp is left on when the door closes, which costs a
            good deal of power. Turn it off where the door is told to
            close.

            Signed-off-by: Ada Lamb <ada@x.org>
            ---
             house/lamp.c | 8 +++++---
             1 file changed, 5 insertions(+), 3 deletions(-)

            diff --git a/house/lamp.c b/house/lamp.c
            index 1111111..2222222 100644
            --- a/house/lamp.c
            +++ b/house/lamp.c
            @@ -10,7 +10,9 @@ static int lamp_state(struct lamp *lamp)
             	int state;
             	struct door *door = lamp->door;

            -	state = lamp->on;
            +	state = READ_ONCE(lamp->on);
            +	if (door_is_closing(door, DOOR_SLOWLY) && lamp_may_be_turned_off(lamp))
            +		state = 0;
             	if (!state)
             		return -ENOENT;
             	return state;
            @@ -40,5 +42,5 @@ static void lamp_off(struct lamp *lamp)
             	mutex_lock(&lamp->lock);
            -	lamp->on = 0;
            +	lamp->on = false;
             	wake_up(&lamp->wait);
             	mutex_unlock(&lamp->lock);
             }
            --
            2.47.0
            """;

    private static final Map<String, String> PEOPLE = Map.of(
            "Ada", "Ada Lamb <ada@x.org>",
            "Bo", "Bo Stone <bo@y.org>",
            "Cy", "Cy Reed <cy@z.org>",
            "robot", "kernel test robot <lkp@intel.com>");

    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, List<String>> chains = new LinkedHashMap<>();
    private Instant clock = Instant.parse("2024-09-02T10:00:00Z");

    MadeUpThread() {
        put("p@x", "Ada", "[PATCH] lamp: turn it off with the door", List.of(), PATCH);
    }

    /** Without the patch. */
    static MadeUpThread empty() {
        MadeUpThread talk = new MadeUpThread();
        talk.mails.clear();
        return talk;
    }

    MadeUpThread put(String id, String who, String subject, List<String> above, String text) {
        StringBuilder raw = new StringBuilder();
        raw.append("From: ").append(PEOPLE.getOrDefault(who, who)).append('\n');
        raw.append("Subject: ").append(subject).append('\n');
        raw.append("Date: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.atOffset(ZoneOffset.UTC)))
                .append('\n');
        clock = clock.plusSeconds(60);
        raw.append("Message-ID: <").append(id).append(">\n");
        if (!above.isEmpty()) {
            raw.append("In-Reply-To: <").append(above.getFirst()).append(">\nReferences:");
            for (String each : above.reversed()) raw.append(" <").append(each).append('>');
            raw.append('\n');
        }
        raw.append("Content-Type: text/plain; charset=utf-8\n\n").append(text);
        Mail mail = new MailParser().parse(raw.toString().getBytes(StandardCharsets.UTF_8));
        mails.put(id, mail);
        chains.put(id, above);
        return this;
    }

    /** An answer to a mail that is there. */
    MadeUpThread reply(String id, String who, String to, String text) {
        List<String> above = new ArrayList<>();
        above.add(to);
        List<String> more = chains.getOrDefault(to, List.of());
        above.addAll(more.subList(0, Math.min(20, more.size())));
        return put(id, who, "Re: [PATCH] lamp: turn it off with the door", above, text);
    }

    /** Nobody writes for some days. */
    MadeUpThread days(int days) {
        clock = clock.plus(Duration.ofDays(days));
        return this;
    }

    /** A cover letter, {@code c0}, and so many patches below it, {@code c1} and so on. */
    MadeUpThread series(String c, String who, String version, int patches) {
        String of = "/" + patches + "] ";
        put(c + "0", who, "[PATCH" + version + " 0" + of + "lamp: save power", List.of(), "A cover letter.\n");
        for (int i = 1; i <= patches; i++) {
            String text = PATCH.replace("lamp.c", "lamp" + i + ".c");
            String title = "lamp: save power in room number " + i;
            put(c + i, who, "[PATCH" + version + " " + i + of + title, List.of(c + "0"), text);
        }
        return this;
    }

    MadeUpThread without(String id) {
        mails.remove(id);
        return this;
    }

    List<Discussed> points() {
        return points("p@x");
    }

    List<Discussed> points(String of) {
        try {
            return ReviewReader.of(series(of), new MailsOf(mails.values()));
        } catch (IOException e) {
            throw new AssertionError("mails in memory cannot fail", e);
        }
    }

    SeriesState state() {
        return state("p@x");
    }

    SeriesState state(String of) {
        return trail(of).state();
    }

    Series series(String of) {
        SeriesBook book = new SeriesBook();
        for (Mail mail : mails.values()) {
            Body body = BodyParser.parse(mail);
            book.add(FactsReader.of(mail, body, PatchId.of(body)));
        }
        return book.series(of).orElseThrow();
    }

    /** The trail of the series that the mail belongs to. */
    Trail trail(String of) {
        Set<Address> people = new LinkedHashSet<>();
        for (Mail mail : mails.values()) people.addAll(mail.from());
        try {
            return TrailBuilder.of(series(of), people, new MailsOf(mails.values()));
        } catch (IOException e) {
            throw new AssertionError("mails in memory cannot fail", e);
        }
    }

    /**
     * The text of a patch mail with one hunk.
     *
     * @param lines with their blank, {@code +} or {@code -}
     */
    static String patch(String message, String file, String... lines) {
        return message + "\n\nSigned-off-by: Ada Lamb <ada@x.org>\n---\n" + diff(file, 10, lines);
    }

    /** A file's diff of one hunk that starts in the line. */
    static String diff(String file, int at, String... lines) {
        int old = 0;
        int fresh = 0;
        for (String line : lines) {
            if (!line.startsWith("+")) old++;
            if (!line.startsWith("-")) fresh++;
        }
        return "diff --git a/%1$s b/%1$s\nindex 1111111..2222222 100644\n--- a/%1$s\n+++ b/%1$s\n@@ -%2$d,%3$d +%2$d,%4$d @@\n"
                        .formatted(file, at, old, fresh)
                + String.join("\n", lines) + "\n";
    }

    /** Quotes lines and says something below them. */
    static String remark(String words, String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) text.append("> ").append(line).append('\n');
        return text.append('\n').append(words).append('\n').toString();
    }
}
