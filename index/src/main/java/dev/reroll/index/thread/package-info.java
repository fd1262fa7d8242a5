/** Threads: mails tied by In-Reply-To and References. */
@NullMarked
package dev.reroll.index.thread;

import org.jspecify.annotations.NullMarked;
