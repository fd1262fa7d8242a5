package dev.reroll.ingest.mail;

/**
 * The mail that a note stands for, as the note's headers {@code X-Reroll-Original}, {@code X-Reroll-Original-Author} and
 * {@code X-Reroll-Original-Date} name it. Reroll's own sample is made of such notes; the words are the note's, never the
 * author's.
 *
 * @param id the Message-ID
 * @param author a name, empty where the note gives none
 * @param date as written, empty where the note gives none
 */
public record StandsFor(String id, String author, String date) {}
