package dev.reroll.index.linediff;

/** Old lines {@code [oldStart, oldEnd)} gave way to new lines {@code [newStart, newEnd)}; one of the two may be empty. */
public record Edit(int oldStart, int oldEnd, int newStart, int newEnd) {}
