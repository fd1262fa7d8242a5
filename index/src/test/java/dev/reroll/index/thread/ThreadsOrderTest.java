package dev.reroll.index.thread;

import static dev.reroll.index.thread.Drawn.START;
import static dev.reroll.index.thread.Drawn.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every set of mails: references made at random, with rings, gaps, contradictions and equal times. */
class ThreadsOrderTest {

    private static final int GRAPHS = 40;
    private static final int SHUFFLES = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderInWhichMailsCameInDoesNotShow(long seed) {
        Random random = new Random(seed);
        for (int graph = 0; graph < GRAPHS; graph++) {
            List<IndexedMail> mails = mailsAtRandom(random);
            MailThread expected = Threads.tree(mails);
            List<IndexedMail> shuffled = new ArrayList<>(mails);
            for (int i = 0; i < SHUFFLES; i++) {
                Collections.shuffle(shuffled, random);
                assertThat(Threads.tree(shuffled))
                        .as("seed %d, graph %d", seed, graph)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9, 10})
    void everyMailStandsOnceAndEveryGhostTellsSomething(long seed) {
        Random random = new Random(seed);
        for (int graph = 0; graph < 500; graph++) {
            List<IndexedMail> mails = mailsAtRandom(random);
            MailThread thread = Threads.tree(mails);
            List<ThreadLine> lines = thread.lines();
            assertThat(thread.present()).hasSameSizeAs(mails).containsAll(mails);
            Set<Integer> answered = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                ThreadLine line = lines.get(i);
                answered.add(line.parent());
                assertThat(line.parent()).isLessThan(i);
                int depth = line.parent() < 0 ? 0 : lines.get(line.parent()).depth() + 1;
                assertThat(line.depth()).isEqualTo(depth);
            }
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).mail().isEmpty()) assertThat(answered).contains(i);
            }
        }
    }

    private static List<IndexedMail> mailsAtRandom(Random random) {
        int count = 1 + random.nextInt(25);
        int ids = count + random.nextInt(1 + count);
        List<IndexedMail> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> own = new ArrayList<>(List.of("m" + i));
            if (random.nextInt(8) == 0) own.add("m" + random.nextInt(ids));
            boolean silent = random.nextInt(4) == 0;
            List<String> references = silent ? List.of() : idsAtRandom(random, random.nextInt(6), ids);
            List<String> inReplyTo = silent ? List.of() : idsAtRandom(random, random.nextInt(3), ids);
            String subject = random.nextBoolean() ? "Re: s" : "s";
            List<Address> cc = List.of(new Address("", "m" + random.nextInt(count) + "@author"));
            mails.add(mail(own, references, inReplyTo, subject, START.plusSeconds(random.nextInt(10)), cc));
        }
        return mails;
    }

    private static List<String> idsAtRandom(Random random, int count, int ids) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < count; i++) named.add("m" + random.nextInt(ids));
        return named;
    }
}
