/** A3 without its smp_wmb(); nobody proposed it. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a3nowmb;

import org.jspecify.annotations.NullUnmarked;
