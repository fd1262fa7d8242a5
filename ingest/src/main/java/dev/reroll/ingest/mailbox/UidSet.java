package dev.reroll.ingest.mailbox;

/** UIDs as IMAP's commands name them, such as {@code 3:5,9}. */
final class UidSet {

    private UidSet() {}

    /** {@code uids} ascending. */
    static String of(long[] uids) {
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < uids.length; ) {
            int end = i;
            while (end + 1 < uids.length && uids[end + 1] == uids[end] + 1) end++;
            if (!set.isEmpty()) set.append(',');
            set.append(uids[i]);
            if (end > i) set.append(':').append(uids[end]);
            i = end + 1;
        }
        return set.toString();
    }
}
