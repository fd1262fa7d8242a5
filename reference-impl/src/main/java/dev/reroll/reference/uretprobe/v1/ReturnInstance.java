package dev.reroll.reference.uretprobe.v1;

import dev.reroll.reference.explore.World;
import dev.reroll.reference.uretprobe.Instance;

/** include/linux/uprobes.h: struct return_instance. The hprobe and the rcu_head share their memory. */
final class ReturnInstance extends Instance {
    // kmalloc() clears nothing
    final Hprobe hprobe = new Hprobe(ref("stable", null), ref("leased", null), intCell("srcu_idx", 7));

    ReturnInstance(World world, String name) {
        super(world, name);
    }
}
