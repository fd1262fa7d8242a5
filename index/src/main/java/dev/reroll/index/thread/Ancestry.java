package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mail says about its ancestors: the ids of References in order, then those of In-Reply-To that References lack,
 * as public-inbox reads them. The last is the mail answered.
 */
public final class Ancestry {

    /**
     * Ids that count. Mailers cut their References themselves, keeping the first (RFC 5537, 3.4.4), long before this; it
     * bounds what one hostile header can cost.
     */
    static final int LONGEST = 1_000;

    private Ancestry() {}

    /**
     * The ids, the oldest ancestor first, each once, none of the mail's own. Of more than 1,000 the first and the last
     * 999 count. An address of From, To or Cc and the answers {@code y} and {@code n} are no ids: old versions of git
     * send-email asked for an In-Reply-To and people typed those (public-inbox leaves them out too), and they would tie
     * strangers together.
     */
    public static List<String> of(IndexedMail mail) {
        if (mail.references().isEmpty() && mail.inReplyTo().isEmpty()) return List.of();
        Set<String> notIds = new HashSet<>(mail.ids());
        notIds.add("y");
        notIds.add("n");
        notIds.add("");
        Stream.of(mail.from(), mail.to(), mail.cc())
                .flatMap(List::stream)
                .map(Address::email)
                .forEach(notIds::add);
        Set<String> chain = new LinkedHashSet<>();
        for (String id : mail.references()) if (!notIds.contains(id)) chain.add(id);
        for (String id : mail.inReplyTo()) if (!notIds.contains(id)) chain.add(id);
        List<String> all = new ArrayList<>(chain);
        if (all.size() <= LONGEST) return all;
        List<String> bounded = new ArrayList<>(LONGEST);
        bounded.add(all.getFirst());
        bounded.addAll(all.subList(all.size() - LONGEST + 1, all.size()));
        return bounded;
    }
}
