package dev.reroll.web;

import java.util.ArrayList;
import java.util.List;

/** A series of three revisions for tests: reviewed, rerolled with a changelog, and posted again with a patch missing. */
final class SeriesShelf {

    static final String ANN = "Ann Author <ann@example.org>";
    static final String ROB = "Rob Reviewer <rob@example.org>";
    static final String V1 = "v1-0@example.org";
    static final String V2 = "v2-0@example.org";
    static final String V3 = "v3-0@example.org";
    static final String TITLE = "sched: count less";

    private SeriesShelf() {}

    static String[] mails() {
        List<String> mails = new ArrayList<>();
        mails.add(cover(V1, "[PATCH 0/2] " + TITLE, 1, "Counting costs.\n"));
        mails.add(patch("v1-1@example.org", V1, "[PATCH 1/2] sched: count once", 1, "\tn += 1;", "core.c"));
        mails.add(patch("v1-2@example.org", V1, "[PATCH 2/2] sched: drop the counter", 1, "\tn = 0;", "fair.c"));
        mails.add(Shelf.mail(
                "review@example.org",
                "v1-2@example.org",
                "Re: [PATCH 2/2] sched: drop the counter",
                ROB,
                "Wed, 2 Oct 2024 10:00:00 +0000",
                "> +\tn = 0;\n\nCall it count, please.\n\nReviewed-by: " + ROB + "\n"));
        mails.add(cover(
                V2,
                "[PATCH v2 0/2] " + TITLE,
                9,
                "Counting costs.\n\nv1 -> v2:\n  - renamed n to count (Rob)\n  - spelled it out, suggested by Zed\n"));
        mails.add(patch("v2-1@example.org", V2, "[PATCH v2 1/2] sched: count once", 9, "\tn += 1;", "core.c"));
        mails.add(patch("v2-2@example.org", V2, "[PATCH v2 2/2] sched: drop the counter", 9, "\tcount = 0;", "fair.c"));
        mails.add(cover(V3, "[PATCH v3 0/2] " + TITLE, 20, "Counting costs.\n"));
        mails.add(patch("v3-1@example.org", V3, "[PATCH v3 1/2] sched: count once", 20, "\tn += 1;", "core.c"));
        return mails.toArray(String[]::new);
    }

    static String cover(String id, String subject, int day, String text) {
        return cover(ANN, id, subject, day, text);
    }

    static String cover(String author, String id, String subject, int day, String text) {
        return Shelf.mail(id, "", subject, author, date(day, 0), text + "\nAnn Author (2):\n  sched: count once\n");
    }

    static String patch(String id, String cover, String subject, int day, String added, String file) {
        return patch(ANN, id, cover, subject, day, added, file);
    }

    static String patch(String author, String id, String cover, String subject, int day, String added, String file) {
        return Shelf.mail(
                id,
                cover,
                subject,
                author,
                date(day, 1),
                "Count less in " + file + ".\n\nSigned-off-by: " + author + "\n---\n kernel/sched/" + file
                        + " | 2 +-\n\ndiff --git a/kernel/sched/" + file + " b/kernel/sched/" + file
                        + "\nindex 1234567..89abcde 100644\n--- a/kernel/sched/" + file + "\n+++ b/kernel/sched/" + file
                        + "\n@@ -1,5 +1," + (10 + (int) added.lines().count() - 1)
                        + " @@ void count(void)\n {\n \tint a;\n-\tn += 2;\n+" + added
                        + "\n+\tone();\n+\ttwo();\n+\tthree();\n+\tfour();\n+\tfive();"
                        + "\n \tint b;\n }\n-- \n2.43.0\n");
    }

    private static String date(int day, int minute) {
        return String.format("%02d Oct 2024 10:%02d:00 +0000", day, minute);
    }
}
