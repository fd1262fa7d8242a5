/** Writes the sample: notes in mail form that stand for the mails of each series, with the Java sources as their patches. */
@NullMarked
package dev.reroll.reference.sample;

import org.jspecify.annotations.NullMarked;
