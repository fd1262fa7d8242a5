package dev.reroll.index.review;

import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mails of the threads of a series, each with those above it. Of those read a number stays at hand. */
final class ThreadReading {

    /** Mails kept; the way from a patch to an answer is hardly ever longer. */
    private static final int KEPT = 128;

    /** Mails above that are looked at. */
    private static final int HIGHEST = 40;

    private final ThreadMails mails;
    private final Map<String, Posted> posted;
    private final Map<String, String> above = new HashMap<>();
    private final Map<String, Optional<ReadMail>> kept = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ReadMail>> eldest) {
            return size() > KEPT;
        }
    };

    ThreadReading(ThreadMails mails, Map<String, Posted> posted) {
        this.mails = mails;
        this.posted = posted;
    }

    Optional<ReadMail> mail(String id) throws IOException {
        Optional<ReadMail> known = kept.get(id);
        if (known != null) return known;
        Optional<Mail> mail = mails.mail(id);
        Optional<ReadMail> read = mail.map(posted.containsKey(id) ? ReadMail::posting : ReadMail::answer);
        kept.put(id, read);
        return read;
    }

    /** The answers to it that were not given out before; they are said to stand below it. */
    List<String> answers(String id) throws IOException {
        List<String> fresh = new ArrayList<>();
        for (String answer : mails.answers(id)) {
            if (posted.containsKey(answer) || answer.equals(id)) continue;
            if (above.putIfAbsent(answer, id) == null) fresh.add(answer);
        }
        return fresh;
    }

    @Nullable
    String above(String id) {
        return above.get(id);
    }

    /** The mails above a mail: those that its quotes should come from, by depth, and all others that are known. */
    QuotedLines quotes(ReadMail mail, Posted root) throws IOException {
        int deepest = 0;
        for (int i = 0; i < mail.lines().size(); i++) {
            if (mail.lines().isQuotedText(i)) deepest = Math.max(deepest, mail.lines().depth[i]);
        }
        if (deepest == 0) return QuotedLines.find(mail.lines(), List.of(), List.of());
        List<ReadMail> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at = above.get(mail.id());
        while (at != null && seen.add(at) && chain.size() < Math.min(deepest + 2, HIGHEST)) {
            mail(at).ifPresent(chain::add);
            at = above.get(at);
        }
        List<@Nullable ReadMail> expected = new ArrayList<>();
        List<String> named = named(mail.mail());
        for (int depth = 1; depth <= Math.min(deepest, HIGHEST); depth++) {
            ReadMail its = depth <= named.size() ? mail(named.get(depth - 1)).orElse(null) : null;
            if (its == null && depth > named.size() && depth <= chain.size()) its = chain.get(depth - 1);
            expected.add(its);
        }
        Set<ReadMail> others = new LinkedHashSet<>();
        mail(root.id()).ifPresent(others::add);
        others.addAll(chain.subList(0, Math.min(4, chain.size())));
        if (!root.cover().isEmpty()) mail(root.cover()).ifPresent(others::add);
        others.addAll(chain);
        return QuotedLines.find(mail.lines(), expected, List.copyOf(others));
    }

    /** The Message-IDs that a mail names as those above it, the nearest first. */
    static List<String> named(Mail mail) {
        Set<String> ids = new LinkedHashSet<>();
        if (!mail.inReplyTo().isEmpty()) ids.add(mail.inReplyTo().getFirst());
        ids.addAll(mail.references().reversed());
        mail.ids().forEach(ids::remove);
        return List.copyOf(ids);
    }
}
