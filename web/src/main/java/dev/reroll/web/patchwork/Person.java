package dev.reroll.web.patchwork;

/**
 * Somebody who sent a mail of a series.
 *
 * @param name as in the first of the person's mails that gives one
 * @param email as first written
 * @param machine whether it reported on a patch as programs do
 */
record Person(long number, String name, String email, boolean machine) {}
