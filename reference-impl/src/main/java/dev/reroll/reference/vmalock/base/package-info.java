/** What version 5 changes, as it was before: a VMA is attached until it leaves the tree, and freed after a grace period. */
@NullUnmarked
package dev.reroll.reference.vmalock.base;

import org.jspecify.annotations.NullUnmarked;
