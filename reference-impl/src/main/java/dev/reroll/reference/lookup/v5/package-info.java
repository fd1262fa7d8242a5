/** Version 5 of 22 November 2024, on Suren Baghdasaryan's second posting of the helpers. */
@NullUnmarked
package dev.reroll.reference.lookup.v5;

import org.jspecify.annotations.NullUnmarked;
