package dev.reroll.reference.kernel;

import dev.reroll.reference.explore.KObject;
import dev.reroll.reference.explore.LongCell;
import dev.reroll.reference.explore.Ref;
import dev.reroll.reference.explore.World;

/** struct vm_area_struct: the fields that a lookup reads. The series that change its lock derive from it. */
public class VmAreaStruct extends KObject {
    public static final int PAGE_SHIFT = 12;
    public static final long PAGE_SIZE = 1L << PAGE_SHIFT;
    public static final long VM_MAYEXEC = 0x40;
    public static final long VM_MAYSHARE = 0x80;
    public static final long VM_HUGETLB = 0x400000;

    public final LongCell vmStart;
    public final LongCell vmEnd;
    public final LongCell vmPgoff;
    public final LongCell vmFlags;
    public final Ref<KFile> vmFile;

    public VmAreaStruct(World world, String name, long start, long end, long pgoff, long flags, KFile file) {
        super(world, name);
        vmStart = longCell("vm_start", start);
        vmEnd = longCell("vm_end", end);
        vmPgoff = longCell("vm_pgoff", pgoff);
        vmFlags = longCell("vm_flags", flags);
        vmFile = ref("vm_file", file);
    }
}
