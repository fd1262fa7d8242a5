package dev.reroll.reference.uretprobe.rfc;

import dev.reroll.reference.explore.IntCell;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.uretprobe.Uprobe;

/** include/linux/uprobes.h: struct hprobe. */
record Hprobe(Ref<Uprobe> stable, Ref<Uprobe> leased, IntCell srcuIdx) {}
