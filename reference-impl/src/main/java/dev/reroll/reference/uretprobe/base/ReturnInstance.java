package dev.reroll.reference.uretprobe.base;

import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;
import dev.reroll.reference.uretprobe.Instance;
import dev.reroll.reference.uretprobe.Uprobe;

/** include/linux/uprobes.h: struct return_instance. */
final class ReturnInstance extends Instance {
    final Ref<Uprobe> uprobe = ref("uprobe", null);

    ReturnInstance(World world, String name) {
        super(world, name);
    }
}
