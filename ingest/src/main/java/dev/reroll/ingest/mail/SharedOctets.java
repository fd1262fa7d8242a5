package dev.reroll.ingest.mail;

import jakarta.mail.internet.SharedInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A run of octets within an array, readable as the shared stream that Jakarta Mail wants and, for our own code, as the
 * array itself. Unlike {@link java.io.ByteArrayInputStream} it takes no lock, which for a mail read octet by octet costs
 * more than all parsing. Not for use by several threads.
 */
final class SharedOctets extends InputStream implements SharedInputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;

    final byte[] array;
    final int start;
    final int end;
    private int pos;
    private int mark;

    SharedOctets(byte[] array) {
        this(array, 0, array.length);
    }

    SharedOctets(byte[] array, int start, int end) {
        this.array = array;
        this.start = start;
        this.end = end;
        this.pos = start;
        this.mark = start;
    }

    int length() {
        return end - start;
    }

    SharedOctets slice(int from, int to) {
        return new SharedOctets(array, from, to);
    }

    /** Where the stream stands, as an index into the array. */
    int index() {
        return pos;
    }

    void moveTo(int index) {
        pos = index;
    }

    /** The index of the next line feed, or {@code to} if there is none before it. */
    static int newline(byte[] array, int from, int to) {
        int i = from;
        // eight octets at a time: header lines of signatures make up most of many a mail
        for (; i <= to - 8; i += 8) {
            long x = (long) LONGS.get(array, i) ^ NEWLINES;
            long zero = (x - ONES) & ~x & TOPS;
            if (zero != 0) return i + (Long.numberOfTrailingZeros(zero) >> 3);
        }
        for (; i < to; i++) {
            if (array[i] == '\n') return i;
        }
        return to;
    }

    @Override
    public long getPosition() {
        return (long) pos - start;
    }

    @Override
    public InputStream newStream(long from, long to) {
        return new SharedOctets(array, start + Math.toIntExact(from), to < 0 ? end : start + Math.toIntExact(to));
    }

    @Override
    public int read() {
        return pos < end ? array[pos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int off, int len) {
        Objects.checkFromIndexSize(off, len, into.length);
        if (len == 0) return 0;
        if (pos >= end) return -1;
        int n = Math.min(len, end - pos);
        System.arraycopy(array, pos, into, off, n);
        pos += n;
        return n;
    }

    @Override
    public byte[] readAllBytes() {
        byte[] rest = Arrays.copyOfRange(array, pos, end);
        pos = end;
        return rest;
    }

    @Override
    public long skip(long n) {
        int skipped = Math.clamp(n, 0, end - pos);
        pos += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return end - pos;
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // leaving the locks out is what this class is for
    public void mark(int limit) {
        mark = pos;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void reset() {
        pos = mark;
    }
}
