package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.World;

/**
 * One version of mm-&gt;mm_mt. The maple tree in RCU mode never changes a node that readers can reach; so a version here is
 * immutable, and writers publish the next one with rcu_assign_pointer().
 */
public final class VmaTree extends KObject {
    /** Addresses {@code first} to {@code last}, both included. */
    public record Slot(long first, long last, VmAreaStruct vma) {}

    private final Slot[] slots;

    public VmaTree(World world, String name, Slot... slots) {
        super(world, name);
        this.slots = slots.clone();
    }

    /** mas_walk(). */
    public VmAreaStruct find(long address) {
        for (Slot slot : slots) {
            if (address >= slot.first && address <= slot.last) {
                return slot.vma;
            }
        }
        return null;
    }
}
