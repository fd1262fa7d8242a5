package dev.reroll.reference.explore;

import org.jspecify.annotations.Nullable;

/** What a simulated thread does. */
@FunctionalInterface
interface ThreadBody {
    @Nullable
    Object run();
}
