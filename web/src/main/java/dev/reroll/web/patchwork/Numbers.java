package dev.reroll.web.patchwork;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gives mails the numbers that Patchwork's clients call them by.
 *
 * <p>A number is made of facts that no reindex, restart or other machine changes: the second in which the mail was sent
 * (since 1970, as {@link dev.reroll.index.schema.SentTime} believes it), and behind it five digits from the SHA-256 of its
 * Message-ID. So the order of numbers is that of time, as it is with Patchwork's, and two servers over the same mails
 * agree. They stay below 2<sup>53</sup>, which every JSON reader can hold, until after the year 4800.
 *
 * <p>Mails of the same second and the same five digits (one pair in 100,000 of the pairs of one second): the one whose
 * Message-ID sorts first has the number, the others take the next ones that are free.
 */
final class Numbers {

    private static final long PER_SECOND = 100_000;

    private record Wish(long number, String id) {}

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> ids = new HashMap<>();

    /** @param sent when each mail was sent, by Message-ID */
    static Numbers ofMails(Map<String, Instant> sent) {
        List<Wish> wishes = new ArrayList<>(sent.size());
        sent.forEach((id, time) ->
                wishes.add(new Wish(Math.max(0, time.getEpochSecond()) * PER_SECOND + hash(id) % PER_SECOND, id)));
        return new Numbers(wishes);
    }

    /**
     * The numbers of what has no time, as people have none: nine digits of the SHA-256 of the name alone.
     *
     * @param names in lower case
     */
    static Numbers ofNames(Set<String> names) {
        List<Wish> wishes = new ArrayList<>(names.size());
        for (String name : new TreeSet<>(names)) wishes.add(new Wish(1 + hash(name) % 999_999_999, name));
        return new Numbers(wishes);
    }

    private Numbers(List<Wish> wishes) {
        wishes.sort(Comparator.comparingLong(Wish::number).thenComparing(Wish::id));
        for (Wish wish : wishes) {
            long number = wish.number();
            while (ids.putIfAbsent(number, wish.id()) != null) number++;
            numbers.put(wish.id(), number);
        }
    }

    /** The number of what has one. */
    long of(String id) {
        Long number = numbers.get(id);
        if (number == null) throw new IllegalArgumentException("has no number: " + id);
        return number;
    }

    boolean has(String id) {
        return numbers.containsKey(id);
    }

    /** The first 48 bits of a hash: not negative. */
    private static long hash(String text) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < 6; i++) hash = hash << 8 | (sha[i] & 0xff);
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A person's address as it is compared: in lower case; what names nobody counts as one. */
    static String person(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
