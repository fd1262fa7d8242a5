/**
 * The part of the kernel that no revision changes, as far as the revisions need it.
 *
 * <p>Names are in Java's style; where the kernel's name is not just the same in C's style a comment says it. NULL is a
 * value here, and following it is something that a revision may do wrong, so null checks of the compiler are off.
 */
@NullUnmarked
package dev.reroll.reference.kernel;

import org.jspecify.annotations.NullUnmarked;
