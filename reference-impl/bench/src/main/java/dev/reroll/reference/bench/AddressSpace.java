package dev.reroll.reference.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * struct mm_struct with a tree of VMAs and the uprobes tree, on VarHandles: each operation is that of the kernel with the
 * order that it has there. RCU costs nothing here, as it costs next to nothing in the kernel: the garbage collector keeps
 * what a reader may still see.
 */
final class AddressSpace {
    private static final int PAGE_SHIFT = 12;
    private static final long READER = 256;
    private static final VarHandle COUNT;
    private static final VarHandle SEQUENCE;
    private static final VarHandle WIDE;
    private static final VarHandle TREE;
    private static final VarHandle FILE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findVarHandle(AddressSpace.class, "count", long.class);
            SEQUENCE = lookup.findVarHandle(AddressSpace.class, "sequence", int.class);
            WIDE = lookup.findVarHandle(AddressSpace.class, "wide", long.class);
            TREE = lookup.findVarHandle(AddressSpace.class, "tree", Vma[].class);
            FILE = lookup.findVarHandle(Vma.class, "vmFile", KFile.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** struct file. */
    static final class KFile {
        final long fInode;

        KFile(long fInode) {
            this.fInode = fInode;
        }
    }

    /** struct vm_area_struct. */
    static final class Vma {
        final long vmStart;
        final long vmEnd;
        final long vmPgoff;
        KFile vmFile;

        Vma(long vmStart, long vmEnd, long vmPgoff, KFile vmFile) {
            this.vmStart = vmStart;
            this.vmEnd = vmEnd;
            this.vmPgoff = vmPgoff;
            this.vmFile = vmFile;
        }
    }

    /** struct uprobe. */
    record Uprobe(long inode, long offset) {}

    // by VarHandle only
    @SuppressWarnings("UnusedVariable")
    private long count;

    @SuppressWarnings("UnusedVariable")
    private int sequence;

    @SuppressWarnings("UnusedVariable")
    private long wide;

    private Vma[] tree;
    private final Uprobe[] uprobes;

    /** So many mappings of a file each, with a uprobe in the first page of each. */
    AddressSpace(int mappings, long probed) {
        tree = new Vma[mappings];
        uprobes = new Uprobe[mappings];
        for (int i = 0; i < mappings; i++) {
            long start = (i + 1L) << 20;
            tree[i] = new Vma(start, start + (8 << PAGE_SHIFT), 0, new KFile(i));
            uprobes[i] = new Uprobe(i, probed);
        }
    }

    /** down_read(), the lookup, up_read(): one atomic operation on the shared count each. */
    @Nullable
    Uprobe locked(long address) {
        long before = (long) COUNT.getAndAddAcquire(this, READER);
        if (before < 0) throw new IllegalStateException("a writer is inside, and none is started here");
        try {
            Vma vma = find(tree, address);
            return vma == null ? null : find(vma.vmFile.fInode, offset(vma, address));
        } finally {
            COUNT.getAndAddRelease(this, -READER);
        }
    }

    /** v1: an int, acquire loads at both ends. */
    @Nullable
    Uprobe v1(long address) {
        int seq = (int) SEQUENCE.getAcquire(this);
        if ((seq & 1) != 0) return null;
        Uprobe uprobe = speculative(address);
        return uprobe != null && (int) SEQUENCE.getAcquire(this) == seq ? uprobe : null;
    }

    /** v3: a long, and smp_rmb() before the second look. */
    @Nullable
    Uprobe v3(long address) {
        long seq = (long) WIDE.getAcquire(this);
        if ((seq & 1) != 0) return null;
        Uprobe uprobe = speculative(address);
        if (uprobe == null) return null;
        VarHandle.loadLoadFence();
        return (long) WIDE.getOpaque(this) == seq ? uprobe : null;
    }

    /** v5: a seqcount, whose sequence has 32 bits. */
    @Nullable
    Uprobe v5(long address) {
        int seq = (int) SEQUENCE.getAcquire(this);
        if ((seq & 1) != 0) return null;
        Uprobe uprobe = speculative(address);
        if (uprobe == null) return null;
        VarHandle.loadLoadFence();
        return (int) SEQUENCE.getOpaque(this) == seq ? uprobe : null;
    }

    private @Nullable Uprobe speculative(long address) {
        Vma vma = find((Vma[]) TREE.getAcquire(this), address);
        if (vma == null) return null;
        KFile file = (KFile) FILE.getOpaque(vma);
        return file == null ? null : find(file.fInode, offset(vma, address));
    }

    private static long offset(Vma vma, long address) {
        return (vma.vmPgoff << PAGE_SHIFT) + (address - vma.vmStart);
    }

    private static @Nullable Vma find(Vma[] tree, long address) {
        int low = 0;
        int high = tree.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tree[middle].vmStart <= address) low = middle;
            else high = middle - 1;
        }
        Vma vma = tree[low];
        return vma.vmStart <= address && address < vma.vmEnd ? vma : null;
    }

    private @Nullable Uprobe find(long inode, long offset) {
        int low = 0;
        int high = uprobes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Uprobe uprobe = uprobes[middle];
            int order = Long.compare(uprobe.inode, inode);
            if (order == 0) order = Long.compare(uprobe.offset, offset);
            if (order == 0) return uprobe;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }
}
