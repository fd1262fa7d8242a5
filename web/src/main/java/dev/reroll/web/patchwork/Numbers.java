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
 * (since 1970, as {@link dev.reroll.index.schema.SentTime} believes it), behind it two digits of the patch's place in its
 * series, 00 for what has none, and behind these three from the SHA-256 of its Message-ID. So the order of numbers is that
 * of time, as it is with Patchwork's, patches that were sent within a second stand in their order, and two servers over the
 * same mails agree. They stay below 2<sup>53</sup>, which every JSON reader can hold, until after the year 4800.
 *
 * <p>Where several mails would have the same number (of two that were sent in one second, one pair in a thousand), the one
 * whose Message-ID sorts first has it, the others take the next that are free. What they are called then depends on each
 * other and on nothing else.
 */
final class Numbers {

    private static final long PER_SECOND = 100_000;
    private static final long PER_PLACE = 1_000;
    private static final int PLACES = 100;

    /** When a mail was sent, and its place in the series, 0 for none. */
    record Sent(Instant time, int place) {}

    private record Wish(long number, String id) {}

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, String> ids = new HashMap<>();

    /** @param sent when each mail was sent, by Message-ID */
    static Numbers ofMails(Map<String, Sent> sent) {
        List<Wish> wishes = new ArrayList<>(sent.size());
        sent.forEach((id, at) -> {
            long second = Math.max(0, at.time().getEpochSecond());
            long place = Math.floorMod(at.place(), PLACES);
            wishes.add(new Wish(second * PER_SECOND + place * PER_PLACE + hash(id) % PER_PLACE, id));
        });
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
