/** The difference of two runs of lines, with the choices that git's diff makes where several answers are right. */
@NullMarked
package dev.reroll.index.linediff;

import org.jspecify.annotations.NullMarked;
