package dev.reroll.index.search;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.thread.MailThread;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The threads last asked for, of one version of the index; another version empties it. Safe for many threads. */
final class ThreadCache {

    /** Mails that all kept threads may have together, about 4 kB of heap each. */
    private static final int MOST_MAILS = 8_000;

    private final Map<String, MailThread> byMail = new HashMap<>();

    /** By the first mail's id, the one not asked for longest first. */
    private final LinkedHashMap<String, MailThread> byFirst = new LinkedHashMap<>(64, 0.75f, true);

    private long version = -1;
    private int mails;

    synchronized Optional<MailThread> of(long askedVersion, String id) {
        if (askedVersion != version) return Optional.empty();
        Optional<MailThread> thread = Optional.ofNullable(byMail.get(id));
        thread.ifPresent(kept -> byFirst.get(kept.first().id()));
        return thread;
    }

    synchronized void keep(long madeFrom, MailThread thread) {
        if (thread.mails() > MOST_MAILS) return;
        // not "newer than": an index made anew counts its versions from the start
        if (madeFrom != version) clear(madeFrom);
        // two that asked at once: the second finds the first's work here; threads beyond bounds may overlap
        if (thread.present().stream().map(IndexedMail::id).anyMatch(byMail::containsKey)) return;
        byFirst.put(thread.first().id(), thread);
        for (IndexedMail mail : thread.present()) byMail.put(mail.id(), thread);
        mails += thread.mails();
        while (mails > MOST_MAILS) drop(byFirst.pollFirstEntry().getValue());
    }

    private void drop(MailThread thread) {
        for (IndexedMail mail : thread.present()) byMail.remove(mail.id());
        mails -= thread.mails();
    }

    private void clear(long newVersion) {
        byMail.clear();
        byFirst.clear();
        mails = 0;
        version = newVersion;
    }
}
