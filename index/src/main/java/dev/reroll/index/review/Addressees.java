package dev.reroll.index.review;

import dev.reroll.index.review.Correspondence.Round;
import dev.reroll.index.series.People;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whom a reminder asks: those whom its text calls by name at the start of a sentence ({@code Peter, what can I do});
 * else those it is sent to, but for the author himself and for lists; else those whom the series was sent to.
 */
final class Addressees {

    /** Before a name that is called. */
    private static final List<String> GREETINGS =
            List.of("hi", "hello", "hey", "dear", "ping", "and", "&", "also", "so", "@");

    /** Hosts of mailing lists; a To field does not tell lists from people. */
    private static final List<String> LIST_HOSTS =
            List.of("vger.kernel.org", "kvack.org", "googlegroups.com", "lists.linux.dev");

    private static final int MOST_LINES = 60;
    private static final int MOST = 5;

    private final Map<String, Address> named = new HashMap<>();

    /** @param rounds all mails of the series, to know the names of those who are written to by address only */
    Addressees(List<Round> rounds) {
        for (Round round : rounds) {
            for (Mail mail : round.mails()) {
                for (Address from : mail.from()) {
                    if (!from.name().isEmpty()) named.putIfAbsent(from.email().toLowerCase(Locale.ROOT), from);
                }
            }
        }
    }

    /** At most {@value #MOST}, in the order in which they are called or stand. */
    List<Address> of(Mail reminder, List<String> words, Round round) {
        List<Address> receivers = new ArrayList<>(people(reminder.to(), round));
        for (Address other : people(reminder.cc(), round)) if (!holds(receivers, other)) receivers.add(other);
        List<Address> called = called(words, receivers);
        if (!called.isEmpty()) return called;
        List<Address> to = people(reminder.to(), round);
        return to.isEmpty() ? of(round) : few(to);
    }

    /** Whom the series was sent to: the To of its first mail, lists and author aside. */
    List<Address> of(Round round) {
        return round.mail(round.revision().head())
                .map(head -> few(people(head.to(), round)))
                .orElse(List.of());
    }

    private static List<Address> few(List<Address> people) {
        return List.copyOf(people.subList(0, Math.min(MOST, people.size())));
    }

    private List<Address> people(List<Address> addresses, Round round) {
        List<Address> people = new ArrayList<>();
        for (Address address : addresses) {
            Address full = named.getOrDefault(address.email().toLowerCase(Locale.ROOT), address);
            if (!isList(address) && !round.isAuthor(full) && !holds(people, full)) people.add(full);
        }
        return people;
    }

    private static boolean holds(List<Address> people, Address person) {
        return people.stream().anyMatch(each -> People.same(each, person));
    }

    static boolean isList(Address address) {
        String email = address.email().toLowerCase(Locale.ROOT);
        int at = email.indexOf('@');
        if (at < 0) return false;
        String host = email.substring(at + 1);
        if (LIST_HOSTS.contains(host) || host.startsWith("lists.") || host.contains(".lists.")) return true;
        return email.startsWith("linux-") || email.substring(0, at).endsWith("-devel");
    }

    private static List<Address> called(List<String> words, List<Address> receivers) {
        List<Address> called = new ArrayList<>();
        boolean above = false;
        for (String line : words.subList(0, Math.min(MOST_LINES, words.size()))) {
            boolean starts = !above;
            above = !line.isBlank();
            String lower = line.toLowerCase(Locale.ROOT);
            for (Address each : receivers) {
                String first = firstName(each);
                if (called.size() < MOST && first.length() > 1 && calls(lower, first, starts) && !called.contains(each))
                    called.add(each);
            }
        }
        return List.copyOf(called);
    }

    /** {@code Eric} of {@code Eric Biggers}; {@code jane} of {@code Doe, Jane}. */
    private static String firstName(Address person) {
        String name = person.name().toLowerCase(Locale.ROOT).strip();
        int comma = name.indexOf(", ");
        if (comma > 0) name = name.substring(comma + 2);
        int end = name.indexOf(' ');
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether the line calls the name: at the start of a sentence, with a comma, a colon or another name behind it. */
    private static boolean calls(String line, String name, boolean startsParagraph) {
        for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean whole = (at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1)))
                    && (end == line.length() || !Character.isLetterOrDigit(line.charAt(end)));
            if (whole && isBehindStart(line.substring(0, at).strip(), startsParagraph) && isCall(line, end))
                return true;
        }
        return false;
    }

    private static boolean isBehindStart(String before, boolean startsParagraph) {
        if (before.isEmpty()) return startsParagraph;
        if (".?!".indexOf(before.charAt(before.length() - 1)) >= 0) return true;
        // "Ted and Al,", "Hi Ted, Al," : all words before are names or greetings that opened the paragraph
        if (before.endsWith(",")) return startsParagraph && before.length() < 40 && !before.contains("thank");
        int word = before.lastIndexOf(' ') + 1;
        return GREETINGS.contains(before.substring(word)) && (startsParagraph || before.indexOf(' ') < 0);
    }

    private static boolean isCall(String line, int end) {
        String rest = line.substring(end);
        if (rest.isBlank() || rest.startsWith(",") || rest.startsWith(":") || rest.startsWith(" -")) return true;
        if (rest.startsWith(" and ") || rest.startsWith(" & ") || rest.startsWith("?")) return true;
        // a surname between
        int next = rest.indexOf(' ', 1);
        int comma = rest.indexOf(',');
        return comma > 0 && rest.startsWith(" ") && (next < 0 || next > comma);
    }
}
