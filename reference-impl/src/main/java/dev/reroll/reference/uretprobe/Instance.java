package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;

/** struct return_instance, without the hprobe that the revisions change. */
public abstract class Instance extends KObject {
    /** next: the one that was there before. */
    public final Ref<Instance> next = ref("next", null);

    protected Instance(World world, String name) {
        super(world, name);
    }
}
