/**
 * The speculation on a VMA's own counter, as it was proposed in August 2024 before the mm-wide counter won: every design,
 * the last one also with each of its parts missing, and their behaviours.
 */
@NullUnmarked
package dev.reroll.reference.vmaseq;

import org.jspecify.annotations.NullUnmarked;
