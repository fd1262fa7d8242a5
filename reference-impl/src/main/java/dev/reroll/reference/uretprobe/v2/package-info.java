/** v2, 8 October 2024: one word with the state; put_uprobe() leaves everything to the work item. */
@NullUnmarked
package dev.reroll.reference.uretprobe.v2;

import org.jspecify.annotations.NullUnmarked;
