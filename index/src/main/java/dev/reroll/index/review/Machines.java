package dev.reroll.index.review;

import dev.reroll.ingest.mail.Address;
import java.util.List;
import java.util.Locale;

/** Which senders are programs, by name or address. */
final class Machines {

    private static final List<String> MAILBOXES = List.of(
            "lkp@intel.com",
            "oliver.sang@intel.com",
            "bot@kernelci.org",
            "ci@notify.kernel.org",
            "report@syzkaller.appspotmail.com",
            "kernel-patches-bot@fb.com",
            "tip-bot2@linutronix.de");

    /** As whole words of a name or of the part before the {@code @}. */
    private static final List<String> WORDS = List.of(
            "bot",
            "robot",
            "syzbot",
            "syzkaller",
            "kernelci",
            "buildbot",
            "sashiko",
            "patchwork",
            "patchew",
            "jenkins",
            "0day",
            "lkp",
            "lkft",
            "ci");

    private Machines() {}

    static boolean isMachine(Address sender) {
        String email = sender.email().toLowerCase(Locale.ROOT);
        if (MAILBOXES.contains(email) || email.endsWith("syzkaller.appspotmail.com")) return true;
        int at = email.indexOf('@');
        String local = at < 0 ? email : email.substring(0, at);
        return holdsWord(local) || holdsWord(sender.name().toLowerCase(Locale.ROOT));
    }

    /** Whether the machine tells what became of a patch and not what is wrong with it. */
    static boolean isNotice(Address sender) {
        String all = (sender.name() + " " + sender.email()).toLowerCase(Locale.ROOT);
        return all.contains("patchwork-bot") || all.contains("tip-bot") || all.contains("pr-tracker-bot");
    }

    private static boolean holdsWord(String text) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) to++;
            if (to > from && WORDS.contains(text.substring(from, to))) return true;
            from = to + 1;
        }
        return false;
    }
}
