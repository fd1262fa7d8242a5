package dev.reroll.reference.lookup.v5;

import dev.reroll.reference.kernel.KFile;

/** fs/file_table.c. */
final class FileTable {
    private FileTable() {}

    /** file_free(). */
    static void fileFree(KFile f) {
        // the base of this revision (tag vfs-6.13.for-bpf.file) gives backing files too a cache that is
        // SLAB_TYPESAFE_BY_RCU: every file's memory stays a struct file
    }
}
