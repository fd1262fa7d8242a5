package dev.reroll.index.write;

/** Told how far long work has come; called from several threads, never more often than a terminal can show. */
public interface Progress {

    /** A step begins: what is being done, and to what. */
    void step(String what);

    /**
     * So many mails are done of {@code total}.
     *
     * @param total 0 where it is not known beforehand
     */
    void at(long done, long total);

    /** How far the step is, in words, where it is not mails that are counted. */
    void detail(String how);

    /** A remark that the person should see: something was left out or done otherwise. */
    void note(String what);

    /** Nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void step(String what) {}

        @Override
        public void at(long done, long total) {}

        @Override
        public void detail(String how) {}

        @Override
        public void note(String what) {}
    };
}
