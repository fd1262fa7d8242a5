/** Runs the behaviours of the uretprobes. */
@NullMarked
package dev.reroll.reference.uretprobe;

import org.jspecify.annotations.NullMarked;
