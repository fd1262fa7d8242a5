package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;

/**
 * Somebody who wrote in the threads of a series.
 *
 * @param address as in the first of the person's mails; the same name from another address counts as the same person
 * @param author whether one of the patches is by the person, or was sent by the person
 * @param mails how many mails of the series came from the person; 0 for an author whose patch others sent
 */
public record Participant(Address address, boolean author, int mails) {}
