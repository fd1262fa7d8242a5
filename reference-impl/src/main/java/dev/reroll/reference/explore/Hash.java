package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** A 128-bit fingerprint of a state; two states are taken for the same where it is. */
final class Hash {
    long a = 0x9E3779B97F4A7C15L;
    long b = 0xC2B2AE3D27D4EB4FL;

    void add(long value) {
        a = (a ^ value) * 0xff51afd7ed558ccdL;
        a ^= a >>> 32;
        b = (b + value) * 0xc4ceb9fe1a85ec53L;
        b ^= b >>> 29;
    }

    void add(int[] values) {
        add(values.length);
        for (int value : values) {
            add(value);
        }
    }

    void add(boolean[] values) {
        for (boolean value : values) {
            add(value ? 1 : 0);
        }
    }

    void addValue(@Nullable Object value) {
        switch (value) {
            case null -> add(-7);
            case Long l -> {
                add(1);
                add(l);
            }
            case Integer i -> {
                add(4);
                add(i);
            }
            case Boolean flag -> add(flag ? 5 : 6);
            case KObject object -> {
                add(2);
                add(object.id);
            }
            case Enum<?> constant -> {
                add(7);
                add(constant.name().hashCode());
            }
            default -> {
                add(3);
                add(value.hashCode());
            }
        }
    }
}
