/** Suren Baghdasaryan's third posting, 22 November 2024: the claim of an exclusive writer is checked inside the #ifdef. */
@NullUnmarked
package dev.reroll.reference.helpers.surenv3;

import org.jspecify.annotations.NullUnmarked;
