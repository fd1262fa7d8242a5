/** RFC v3 of 13 August 2024, patches 11 and 13 of 13. Patch 12 gave SLAB_TYPESAFE_BY_RCU to the cache of file descriptor tables, which changes nothing for struct file. */
@NullUnmarked
package dev.reroll.reference.lookup.rfc;

import org.jspecify.annotations.NullUnmarked;
