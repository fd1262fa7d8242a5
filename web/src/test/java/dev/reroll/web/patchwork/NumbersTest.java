package dev.reroll.web.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.web.patchwork.Numbers.Sent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final Sent SENT = new Sent(Instant.parse("2024-10-28T01:08:18Z"), 0);

    @Test
    void begin_with_the_second_in_which_the_mail_was_sent() {
        long number = Numbers.ofMails(Map.of("a@example.org", SENT)).of("a@example.org");
        assertThat(number / 100_000).isEqualTo(1_730_077_698L);
    }

    @Test
    void do_not_depend_on_what_other_mails_there_are() {
        Map<String, Sent> many = new HashMap<>();
        for (int i = 0; i < 100; i++)
            many.put(i + "@example.org", new Sent(SENT.time().plusSeconds(i), i % 7));
        Numbers all = Numbers.ofMails(many);
        for (String id : many.keySet()) {
            assertThat(Numbers.ofMails(Map.of(id, many.get(id))).of(id)).isEqualTo(all.of(id));
        }
    }

    @Test
    void are_two_for_two_mails_of_one_second_whose_hashes_are_alike_and_the_first_by_name_keeps_its_own() {
        List<String> alike = alike();
        Map<String, Sent> both = Map.of(alike.get(0), SENT, alike.get(1), SENT);
        long wanted = Numbers.ofMails(Map.of(alike.get(0), SENT)).of(alike.get(0));
        Numbers numbers = Numbers.ofMails(both);
        assertThat(alike.stream().sorted().map(numbers::of)).containsExactly(wanted, wanted + 1);
    }

    /** Two names that get the same number where each is alone: after some 40 names two are to be expected. */
    private static List<String> alike() {
        Map<Long, String> seen = new TreeMap<>();
        for (int i = 0; i < 100_000; i++) {
            String id = i + "@example.org";
            String other = seen.putIfAbsent(Numbers.ofMails(Map.of(id, SENT)).of(id), id);
            if (other != null) return List.of(other, id);
        }
        throw new AssertionError("no two names have the same hash");
    }

    @Test
    void of_patches_that_were_sent_in_one_second_are_in_their_order() {
        Map<String, Sent> patches = new HashMap<>();
        for (int i = 0; i < 30; i++) patches.put("p" + i + "@example.org", new Sent(SENT.time(), i));
        Numbers numbers = Numbers.ofMails(patches);
        assertThat(Stream.iterate(0, i -> i + 1).limit(30).map(i -> numbers.of("p" + i + "@example.org")))
                .isSorted();
    }

    @Test
    void of_mails_from_before_1970_are_no_less_than_zero() {
        Numbers numbers =
                Numbers.ofMails(Map.of("old@example.org", new Sent(Instant.parse("1956-01-01T00:00:00Z"), 0)));
        assertThat(numbers.of("old@example.org")).isBetween(0L, 99_999L);
    }

    @Test
    void of_names_differ_from_each_other() {
        Numbers numbers = Numbers.ofNames(Set.of("a@example.org", "b@example.org"));
        assertThat(numbers.of("a@example.org"))
                .isNotEqualTo(numbers.of("b@example.org"))
                .isPositive();
    }
}
