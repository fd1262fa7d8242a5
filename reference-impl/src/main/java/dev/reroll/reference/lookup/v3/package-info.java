/** Version 3 of 10 October 2024: stubs that fit, accesses marked, backing files type-safe by the base tree. */
@NullUnmarked
package dev.reroll.reference.lookup.v3;

import org.jspecify.annotations.NullUnmarked;
