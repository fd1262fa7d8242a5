package dev.reroll.ingest.archive;

import java.util.Locale;

/** Says in words what went wrong under JGit, whose exceptions wrap the cause that a person can act on. */
final class Problems {

    private Problems() {}

    /** The innermost cause's message on one line, with what to do about it where that is plain. */
    static String reason(Throwable problem) {
        Throwable innermost = innermost(problem);
        String message = innermost.getMessage();
        if (message == null || message.isBlank()) message = innermost.getClass().getSimpleName();
        message = message.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return isFull(problem) ? message + " (make room for it and run this again)" : message;
    }

    /** Whether the disk, the quota or the largest file allowed is what stands in the way. */
    static boolean isFull(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("quota exceeded")) return true;
            if (message.contains("file too large")) return true;
        }
        return false;
    }

    private static Throwable innermost(Throwable problem) {
        Throwable innermost = problem;
        for (Throwable each = problem; each != null; each = each.getCause()) innermost = each;
        return innermost;
    }
}
