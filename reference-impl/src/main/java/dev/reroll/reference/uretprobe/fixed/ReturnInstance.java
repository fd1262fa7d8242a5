package dev.reroll.reference.uretprobe.fixed;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.uretprobe.Instance;

/** include/linux/uprobes.h: struct return_instance. */
final class ReturnInstance extends Instance {
    // kmalloc() clears nothing
    final Hprobe hprobe = new Hprobe(intCell("state", 7), intCell("srcu_idx", 7), ref("uprobe", null));

    ReturnInstance(World world, String name) {
        super(world, name);
    }
}
