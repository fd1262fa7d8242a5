package dev.reroll.reference.uretprobe;

import dev.reroll.reference.explore.World;

/** One revision of the uretprobe path, for the scenarios. */
public interface Uretprobes {
    Uprobe newUprobe(World world, Globals g, String name);

    Instance newInstance(World world, String name);

    void putUprobe(Globals g, Uprobe uprobe);

    /** A function with a uretprobe is entered; {@code spare} is the instance that is allocated. */
    void prepareUretprobe(Globals g, UprobeTask utask, Uprobe uprobe, Instance spare);

    /** The innermost function returns; whether a handler ran. */
    boolean handleTrampoline(Globals g, UprobeTask utask);

    /** A longjmp() out of every function. */
    void cleanupReturnInstances(Globals g, UprobeTask utask);

    void freeUtask(Globals g, UprobeTask utask);

    void riTimer(Globals g, UprobeTask utask);

    /** fork(); {@code spares} are the instances that are allocated. */
    void dupUtask(Globals g, UprobeTask child, UprobeTask parent, Instance... spares);

    /** hprobe_consume() and hprobe_finalize(); whether there was a uprobe. */
    boolean consume(Globals g, Instance ri);

    void unregisterSync(Globals g);

    /** The state word and whether there is a uprobe; empty where the revision has no such word. */
    String state(Instance ri);
}
