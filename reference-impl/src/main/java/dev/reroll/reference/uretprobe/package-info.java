/** Uretprobes whose uprobe is protected by SRCU for a while and by a reference after that: every revision, and its behaviours. */
@NullUnmarked
package dev.reroll.reference.uretprobe;

import org.jspecify.annotations.NullUnmarked;
