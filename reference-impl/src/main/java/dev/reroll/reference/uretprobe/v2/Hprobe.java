package dev.reroll.reference.uretprobe.v2;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.uretprobe.Uprobe;

/** include/linux/uprobes.h: struct hprobe, and enum hprobe_state. */
record Hprobe(IntCell state, IntCell srcuIdx, Ref<Uprobe> uprobe) {
    /** HPROBE_LEASED: uretprobes_srcu keeps the uprobe. */
    static final int LEASED = 0;
    /** HPROBE_STABLE: a reference keeps it. */
    static final int STABLE = 1;
    /** HPROBE_GONE: the lease is over and no reference could be had. */
    static final int GONE = 2;
    /** HPROBE_CONSUMED. */
    static final int CONSUMED = 3;
}
