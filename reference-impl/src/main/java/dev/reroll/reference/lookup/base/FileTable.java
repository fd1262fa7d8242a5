package dev.reroll.reference.lookup.base;

import dev.reroll.reference.explore.Cpu;
import dev.reroll.reference.kernel.KFile;

/** fs/file_table.c. */
final class FileTable {
    private FileTable() {}

    /** file_free(). */
    static void fileFree(KFile f) {
        if (f.backing) {
            Cpu.kfree(f); // kfree(backing_file(f))
        }
        // an ordinary file goes back to its cache, which is SLAB_TYPESAFE_BY_RCU
    }
}
