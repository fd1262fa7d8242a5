package dev.reroll.reference.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Lookups of a uprobe by all threads at once in one address space, as uprobe-nop does them; nobody writes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LookupBench {
    private static final int MAPPINGS = 64;
    private static final long PROBED = 0x234;
    private static final long ADDRESS = (18L << 20) + PROBED;

    private final AddressSpace mm = new AddressSpace(MAPPINGS, PROBED);

    @Benchmark
    public Object mmapLock() {
        return Objects.requireNonNull(mm.locked(ADDRESS));
    }

    @Benchmark
    public Object v1() {
        return Objects.requireNonNull(mm.v1(ADDRESS));
    }

    @Benchmark
    public Object v3() {
        return Objects.requireNonNull(mm.v3(ADDRESS));
    }

    @Benchmark
    public Object v5() {
        return Objects.requireNonNull(mm.v5(ADDRESS));
    }
}
