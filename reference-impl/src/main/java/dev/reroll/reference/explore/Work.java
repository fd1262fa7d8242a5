package dev.reroll.reference.explore;

import java.util.Optional;

/** struct work_struct: its function runs in a kernel worker, in process context. */
public final class Work extends Trigger {
    Work(World world, String name) {
        super(world, name);
    }

    /** schedule_work(): false where it was queued already. */
    public boolean schedule() {
        return !(Boolean) Cpu.result(Op.of(Op.Kind.RAISE, this));
    }

    /** flush_work(): waits until it is neither queued nor running. */
    public void flush() {
        Cpu.op(Op.of(Op.Kind.FLUSH, this));
    }

    /** cancel_work_sync(): after it the function neither runs nor will. */
    public void cancelSync() {
        Cpu.op(Op.of(Op.Kind.CANCEL_SYNC, this));
    }

    @Override
    Optional<IntCell> pendingWord() {
        return Optional.empty();
    }

    @Override
    String show(Op.Kind kind) {
        return switch (kind) {
                    case RAISE -> "schedule_work(";
                    case FLUSH -> "flush_work(";
                    default -> "cancel_work_sync(";
                }
                + this + ")";
    }
}
