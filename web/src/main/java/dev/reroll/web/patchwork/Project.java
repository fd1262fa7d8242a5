package dev.reroll.web.patchwork;

/**
 * A mailing list: Patchwork's project.
 *
 * @param name of the inbox
 * @param listId as its mails give it; the name where they give none
 * @param address that its List-Id means; empty where there is none
 */
record Project(long number, String name, String listId, String address) {}
