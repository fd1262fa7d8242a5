/** The speculative lookup from a breakpoint's address to its uprobe, without mmap_lock: every revision, and its behaviours. */
@NullUnmarked
package dev.reroll.reference.lookup;

import org.jspecify.annotations.NullUnmarked;
