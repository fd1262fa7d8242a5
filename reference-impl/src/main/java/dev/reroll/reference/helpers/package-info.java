/**
 * The mm helpers beneath the lookup: every posting of them, and their behaviours. A posting that some revision of the
 * lookup carries is that revision's MmapLock; the others are here.
 */
@NullUnmarked
package dev.reroll.reference.helpers;

import org.jspecify.annotations.NullUnmarked;
