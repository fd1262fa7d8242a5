package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import java.util.Optional;

/**
 * One place in a thread.
 *
 * @param depth 0 for a root, its parent's depth and one for a reply
 * @param parent the index of the parent's line in the thread, -1 for a root
 * @param id the Message-ID
 * @param mail empty for a ghost: a mail that others refer to and that we do not have
 * @param tie what the place rests on
 */
public record ThreadLine(int depth, int parent, String id, Optional<IndexedMail> mail, Tie tie) {}
