/** What was applied to tip/perf/core on 2 December 2024. */
@NullUnmarked
package dev.reroll.reference.lookup.applied;

import org.jspecify.annotations.NullUnmarked;
