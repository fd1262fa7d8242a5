/** The per-VMA read lock on its way into struct vm_area_struct: an rwsem with a flag, then one reference count; and its behaviours. */
@NullUnmarked
package dev.reroll.reference.vmalock;

import org.jspecify.annotations.NullUnmarked;
