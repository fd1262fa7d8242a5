/** v1, 9 September 2024: the timer is armed always; put_uprobe() gets a work item, at the end of its chain. */
@NullUnmarked
package dev.reroll.reference.uretprobe.v1;

import org.jspecify.annotations.NullUnmarked;
