/** The contract that behaviours are checked by, checked itself. */
@NullMarked
package dev.reroll.reference.behaviour;

import org.jspecify.annotations.NullMarked;
