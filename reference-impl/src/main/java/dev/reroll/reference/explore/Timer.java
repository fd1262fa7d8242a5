package dev.reroll.reference.explore;

import java.util.Optional;

/**
 * struct timer_list. When it goes off is not modelled: from the moment that it is armed it may. Its handler runs in
 * softirq context. Arming and starting go through the timer base's lock, so the handler sees what was stored before the
 * timer was armed; {@link #pending()} takes no lock.
 */
public final class Timer extends Trigger {
    private final IntCell pending;

    Timer(World world, String name) {
        super(world, name);
        this.pending = new IntCell(world, name + ".pending", 0);
    }

    /** mod_timer(): whether it was pending already. */
    public boolean mod() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.RAISE, this));
    }

    /** timer_pending(): an unordered look. */
    public boolean pending() {
        return pending.readOnce() != 0;
    }

    /** del_timer(): whether it was pending. Does not wait for a handler that runs. */
    public boolean delete() {
        return (Boolean) Cpu.result(Op.of(Op.Kind.CANCEL, this));
    }

    /** del_timer_sync(), timer_delete_sync(): after it the handler neither runs nor will. */
    public void deleteSync() {
        Cpu.op(Op.of(Op.Kind.CANCEL_SYNC, this));
    }

    @Override
    Optional<IntCell> pendingWord() {
        return Optional.of(pending);
    }

    @Override
    String show(Op.Kind kind) {
        return switch (kind) {
                    case RAISE -> "mod_timer(";
                    case CANCEL -> "del_timer(";
                    default -> "del_timer_sync(";
                }
                + this + ")";
    }
}
