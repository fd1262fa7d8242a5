package dev.reroll.index.thread;

import dev.reroll.index.schema.Copy;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A small language for threads. {@code "c <- a b"} is a mail with the id c and the References a and b; {@code "c <- b = x"}
 * has x in In-Reply-To as well; {@code "c/d"} has two Message-IDs. Mails are sent a minute apart in the order in
 * which they are written. A tree is written {@code a(b(c) [x](d))}: ghosts stand in brackets.
 */
final class Drawn {

    static final Instant START = Instant.parse("2024-10-01T00:00:00Z");

    private Drawn() {}

    static List<IndexedMail> mails(String... drawn) {
        List<IndexedMail> mails = new ArrayList<>();
        for (String mail : drawn) mails.add(mail(mail, START.plusSeconds(60L * mails.size())));
        return mails;
    }

    static IndexedMail mail(String drawn, Instant sent) {
        String[] sides = drawn.split(" <- ", 2);
        String[] named = (sides.length == 1 ? "" : sides[1]).split("= ?", 2);
        List<String> ids = List.of(sides[0].split("/"));
        return mail(ids, words(named[0]), named.length == 1 ? List.of() : words(named[1]), "subject of " + ids, sent);
    }

    static IndexedMail mail(
            List<String> ids, List<String> references, List<String> inReplyTo, String subject, Instant sent) {
        return mail(ids, references, inReplyTo, subject, sent, List.of());
    }

    /** A mail from {@code <first id>@author} to {@code list@host}, the address of the inbox {@code list}. */
    static IndexedMail mail(
            List<String> ids,
            List<String> references,
            List<String> inReplyTo,
            String subject,
            Instant sent,
            List<Address> cc) {
        Place place = new Place("list", 0, "0".repeat(40), "0".repeat(40));
        return new IndexedMail(
                ids.getFirst(),
                ids,
                inReplyTo,
                references,
                subject,
                List.of(new Address("", ids.getFirst() + "@author")),
                List.of(new Address("", "list@host")),
                cc,
                sent,
                sent,
                List.of("list.host"),
                List.of(new Copy(place, sent, false)),
                100,
                List.of(),
                Optional.empty());
    }

    static String tree(String... drawn) {
        return tree(Threads.tree(mails(drawn)));
    }

    static String tree(MailThread thread) {
        StringBuilder text = new StringBuilder();
        int depth = -1;
        for (ThreadLine line : thread.lines()) {
            if (line.depth() > depth) {
                if (depth >= 0) text.append('(');
            } else {
                text.append(")".repeat(depth - line.depth())).append(' ');
            }
            depth = line.depth();
            text.append(line.mail().isPresent() ? line.id() : "[" + line.id() + "]");
        }
        return text.append(")".repeat(Math.max(depth, 0))).toString();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
