package dev.reroll.index.write;

import dev.reroll.index.series.PlacedFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which mails answer which, of all mails of the index at once. */
final class Replies {

    private final Map<String, List<String>> answers = new HashMap<>();

    Replies(List<PlacedFacts> mails) {
        Set<String> known = new HashSet<>(mails.size() * 2);
        for (PlacedFacts mail : mails) known.add(mail.id());
        List<PlacedFacts> byTime = new ArrayList<>(mails);
        byTime.sort(Comparator.comparing(PlacedFacts::sent).thenComparing(PlacedFacts::id));
        for (PlacedFacts mail : byTime) {
            for (String parent : mail.stored().facts().parents()) {
                answers.computeIfAbsent(parent, any -> new ArrayList<>(2)).add(mail.id());
                if (known.contains(parent)) break;
            }
        }
    }

    /** The mails that name it first among those that they answer and that are known, by time. */
    List<String> to(String messageId) {
        return answers.getOrDefault(messageId, List.of());
    }
}
