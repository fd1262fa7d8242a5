package dev.reroll.cli;

/** The exit codes that every command keeps to. */
final class Exit {

    static final int DONE = 0;
    static final int NOTHING_FOUND = 1;
    static final int WRONG_USE = 2;
    static final int UNREADABLE = 3;

    private Exit() {}
}
