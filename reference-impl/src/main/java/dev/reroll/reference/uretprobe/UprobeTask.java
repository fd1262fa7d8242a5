package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;

/** struct uprobe_task: a task's stack of functions that have not returned. */
public final class UprobeTask extends KObject {
    public final Ref<Instance> returnInstances = ref("return_instances", null);
    /** ri_timer; set up with the task. */
    public RiTimer riTimer;

    UprobeTask(World world, String name) {
        super(world, name);
    }
}
