package dev.reroll.reference.behaviour;

/**
 * A verdict that differs from the previous revision's.
 *
 * @param revision where it is new
 * @param from the previous revision's verdict
 * @param to this revision's
 * @param by Message-ID of the mail that caused it
 */
public record Flipped(String revision, Verdict from, Verdict to, String by) {}
