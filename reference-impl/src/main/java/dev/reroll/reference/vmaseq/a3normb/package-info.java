/** A3 without its smp_rmb(); nobody proposed it. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a3normb;

import org.jspecify.annotations.NullUnmarked;
