/** Suren Baghdasaryan's resend of the helper patch, 12 September 2024, between v1 and v2: the barriers, on an int still. */
@NullUnmarked
package dev.reroll.reference.helpers.resend;

import org.jspecify.annotations.NullUnmarked;
