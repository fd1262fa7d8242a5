package dev.reroll.reference.explore;

/** The order that an atomic read-modify-write gives where it stores: the kernel's suffixes {@code _relaxed}, {@code _acquire}, {@code _release}, or none. */
public enum Order {
    RELAXED,
    ACQUIRE,
    RELEASE,
    FULL
}
