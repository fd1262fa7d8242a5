package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds whom a name in a text means among given people: by address, by full name, by first or last name, by nickname, by
 * the local part of the address, in this order; the first of these that fits anybody decides. Where it fits several, all
 * are given: nothing is guessed.
 */
final class NameFinder {

    /** Short forms that people sign with and are called by. */
    private static final Map<String, List<String>> NICKNAMES = Map.ofEntries(
            Map.entry("al", List.of("alexander", "alan", "albert")),
            Map.entry("alex", List.of("alexander", "alexandre", "alexey", "alexei")),
            Map.entry("andy", List.of("andrew", "andreas")),
            Map.entry("ben", List.of("benjamin")),
            Map.entry("bob", List.of("robert")),
            Map.entry("chris", List.of("christian", "christopher", "christoph")),
            Map.entry("dan", List.of("daniel")),
            Map.entry("dave", List.of("david")),
            Map.entry("greg", List.of("gregory")),
            Map.entry("hch", List.of("christoph")),
            Map.entry("jim", List.of("james")),
            Map.entry("joe", List.of("joseph")),
            Map.entry("josh", List.of("joshua")),
            Map.entry("matt", List.of("matthew")),
            Map.entry("mike", List.of("michael")),
            Map.entry("nick", List.of("nicholas", "nicolas")),
            Map.entry("rob", List.of("robert")),
            Map.entry("sasha", List.of("alexander")),
            Map.entry("steve", List.of("steven", "stephen")),
            Map.entry("ted", List.of("theodore", "edward")),
            Map.entry("tom", List.of("thomas")),
            Map.entry("tony", List.of("anthony")),
            Map.entry("vince", List.of("vincent")),
            Map.entry("will", List.of("william")));

    private final List<Address> people;

    NameFinder(Collection<Address> people) {
        Map<String, Address> byName = new LinkedHashMap<>();
        for (Address address : people) {
            Address real = People.real(address);
            if (!real.email().isEmpty() || !real.name().isEmpty()) byName.putIfAbsent(People.key(real), real);
        }
        // one person may write the name with and without an initial: the address tells, the longer name stays
        Map<String, Address> byAddress = new LinkedHashMap<>();
        for (Address address : byName.values()) {
            String key = address.email().isEmpty() ? People.name(address) : People.email(address);
            byAddress.merge(key, address, (a, b) -> b.name().length() > a.name().length() ? b : a);
        }
        this.people = List.copyOf(byAddress.values());
    }

    List<Address> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).strip();
        if (wanted.indexOf('@') > 0) return matching(a -> People.email(a).equals(wanted));
        List<Address> found = matching(a -> People.name(a).equals(wanted));
        if (found.isEmpty() && isRobot(wanted))
            found = matching(a -> isRobot(People.name(a)) || People.email(a).startsWith("lkp@"));
        if (!found.isEmpty()) return found;
        List<String> words = words(wanted);
        if (words.size() > 1) return matching(a -> sameEnds(words, words(People.name(a))));
        found = matching(a -> words(People.name(a)).stream()
                .findFirst()
                .filter(wanted::equals)
                .isPresent());
        if (!found.isEmpty()) return found;
        found = matching(a -> words(People.name(a)).contains(wanted));
        if (!found.isEmpty()) return found;
        List<String> longer = NICKNAMES.getOrDefault(wanted, List.of());
        found = matching(a -> words(People.name(a)).stream()
                .findFirst()
                .filter(longer::contains)
                .isPresent());
        if (!found.isEmpty()) return found;
        return matching(a -> local(a).equals(wanted));
    }

    private static boolean isRobot(String name) {
        return name.equals("kernel test robot")
                || name.equals("kernel test bot")
                || name.startsWith("kbuild")
                || name.equals("lkp");
    }

    private List<Address> matching(Predicate<Address> test) {
        List<Address> found = new ArrayList<>();
        for (Address address : people) if (test.test(address)) found.add(address);
        return List.copyOf(found);
    }

    private static String local(Address address) {
        String email = People.email(address);
        int at = email.indexOf('@');
        return at < 0 ? email : email.substring(0, at);
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[ ._]+", -1)) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /** {@code Liam Howlett} is {@code Liam R. Howlett}. */
    private static boolean sameEnds(List<String> a, List<String> b) {
        return b.size() > 1 && a.get(0).equals(b.get(0)) && a.getLast().equals(b.getLast());
    }
}
