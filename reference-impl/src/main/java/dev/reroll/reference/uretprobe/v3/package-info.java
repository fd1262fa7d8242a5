/** v3, 24 October 2024, as it was merged: a fork asks hprobe_expire() for its reference. */
@NullUnmarked
package dev.reroll.reference.uretprobe.v3;

import org.jspecify.annotations.NullUnmarked;
