package dev.reroll.ingest.source;

import java.nio.file.Path;

/** A public-inbox v2 epoch that exists already: one git repository, to be mirrored. */
public sealed interface GitSource extends Source {

    /** The epoch's number within the list, from 0. */
    int epoch();

    /** How messages and the archive's bookkeeping name it: an absolute path or a URL without a password. */
    String location();

    /** A repository on this machine, bare or not. {@code gitDir} is the folder that holds its HEAD. */
    record Repository(Path gitDir, String list, int epoch) implements GitSource {
        @Override
        public String location() {
            return gitDir.toString();
        }
    }

    /** A git bundle file. */
    record Bundle(Path file, String list, int epoch) implements GitSource {
        @Override
        public String location() {
            return file.toString();
        }
    }

    /** A repository behind an https, http or git URL; never one with a password in it. */
    record Url(String url, String list, int epoch) implements GitSource {
        @Override
        public String location() {
            return url;
        }
    }
}
