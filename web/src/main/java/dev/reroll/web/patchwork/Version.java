package dev.reroll.web.patchwork;

import java.util.Optional;

/**
 * A version of the API. Fields that came with a later one are left out of its answers.
 *
 * @param minor what stands behind {@code 1.}
 * @param prefix of the paths of its answers: {@code /api/1.2/}, or {@code /api/} where the client named none
 */
record Version(int minor, String prefix) {

    private static final int NEWEST = 4;

    static Version newest() {
        return new Version(NEWEST, "/api/");
    }

    /** Reads {@code 1.3}; empty for what is no version, and for versions that there are not. */
    static Optional<Version> parse(String step) {
        if (step.length() != 3 || !step.startsWith("1.")) return Optional.empty();
        int minor = step.charAt(2) - '0';
        return minor < 0 || minor > NEWEST ? Optional.empty() : Optional.of(new Version(minor, "/api/" + step + "/"));
    }

    boolean has(int wanted) {
        return minor >= wanted;
    }
}
