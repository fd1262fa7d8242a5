package dev.reroll.reference.explore;

/** A place in the source of simulated code. */
public record Site(String className, String method, int line) {
    /** The source file, as a path: {@code dev/reroll/reference/lookup/v1/MmapLock.java}. */
    public String file() {
        int nested = className.indexOf('$');
        return (nested < 0 ? className : className.substring(0, nested)).replace('.', '/') + ".java";
    }
}
