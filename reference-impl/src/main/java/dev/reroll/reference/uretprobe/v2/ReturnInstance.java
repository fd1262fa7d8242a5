package dev.reroll.reference.uretprobe.v2;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.uretprobe.Instance;

/** include/linux/uprobes.h: struct return_instance. */
final class ReturnInstance extends Instance {
    final Hprobe hprobe = new Hprobe(intCell("state", 0), intCell("srcu_idx", 0), ref("uprobe", null));

    ReturnInstance(World world, String name) {
        super(world, name);
    }
}
