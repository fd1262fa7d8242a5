/** What the uretprobe patches change, as it was before them: each function that has not returned holds a reference. */
@NullUnmarked
package dev.reroll.reference.uretprobe.base;

import org.jspecify.annotations.NullUnmarked;
