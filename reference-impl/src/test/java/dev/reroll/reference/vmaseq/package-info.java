/** Runs the behaviours of the per-VMA sequence designs. */
@NullMarked
package dev.reroll.reference.vmaseq;

import org.jspecify.annotations.NullMarked;
