package dev.reroll.web;

import java.util.ArrayList;
import java.util.List;

/** A series of two revisions and what three reviewers said on the first; one of them would rather write markup. */
final class TrailShelf {

    static final String V1 = "t1-0@example.org";
    static final String V2 = "t2-0@example.org";
    static final String RENAME = "rename@example.org";
    static final String WHY = "why@example.org";
    static final String HELPER = "helper@example.org";
    static final String SORRY = "sorry@example.org";
    static final String MARKUP = "markup@evil.example";
    static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";

    /** {@link #RENAME} is a note that stands for it: it raised what the lookup's section must order. */
    private static final String JANN = "CAG48ez2hAQBj-VnimJBd3M-ioANVTk+ZQXYWD+j9G+ip2K_nfw@mail.gmail.com";

    private static final String ROB = "Rob Reviewer <rob@example.org>";
    private static final String ZOE = "Zoe Quiet <zoe@example.org>";
    private static final String EVE = "Eve " + "<eve@evil.example>";
    private static final String P1 = "t1-1@example.org";
    private static final String P2 = "t1-2@example.org";

    private TrailShelf() {}

    static String[] mails() {
        List<String> mails = new ArrayList<>();
        mails.add(SeriesShelf.cover(V1, "[PATCH 0/2] sched: say more", 1, "Saying helps.\n"));
        mails.add(SeriesShelf.patch(P1, V1, "[PATCH 1/2] sched: say once", 1, "\tn += 1;", "core.c"));
        mails.add(SeriesShelf.patch(P2, V1, "[PATCH 2/2] sched: drop the word", 1, "\tn = 0;", "fair.c"));
        mails.add(answer(RENAME, P2, ROB, 2, "> +\tn = 0;\n\nPlease call it count.\n")
                .replace("To: list@", "X-Reroll-Original: <" + JANN + ">\nTo: list@"));
        mails.add(
                answer(WHY, P1, ROB, 2, "> +\tn += 1;\n\nWhy is this not n++?\n\n> +\tfive();\n\nPlease drop this.\n"));
        mails.add(answer(HELPER, P1, ZOE, 3, "> +\tn += 1;\n\nPlease use the helper for this.\n"));
        mails.add(answer(
                "keep@example.org",
                HELPER,
                SeriesShelf.ANN,
                3,
                "> Please use the helper for this.\n\nI would rather keep it, the helper sleeps.\n"));
        mails.add(answer(
                SORRY, WHY, ROB, 4, "> > +\tfive();\n>\n> Please drop this.\n\nSorry, I misread this. Never mind.\n"));
        mails.add(answer(MARKUP, P1, EVE, 5, "> +\tone();\n> " + EVIL + "\n\nPlease say " + EVIL + " here.\n"));
        mails.add(SeriesShelf.cover(V2, "[PATCH v2 0/2] sched: say more", 9, """
                Saying helps.

                v1 -> v2:
                  - renamed n to count (Rob)
                  - reworded the commit messages
                  - sorted the includes (Zoe)
                """));
        mails.add(
                SeriesShelf.patch("t2-1@example.org", V2, "[PATCH v2 1/2] sched: say once", 9, "\tn += 1;", "core.c"));
        mails.add(SeriesShelf.patch(
                "t2-2@example.org", V2, "[PATCH v2 2/2] sched: drop the word", 9, "\tcount = 0;", "fair.c"));
        return mails.toArray(String[]::new);
    }

    private static String answer(String id, String to, String who, int day, String text) {
        return Shelf.mail(
                id,
                to,
                "Re: [PATCH] sched",
                who,
                String.format("%02d Oct 2024 10:00:00 +0000", day),
                "Ann wrote:\n" + text);
    }
}
