/** The behaviour matrix that the reference implementation exported: its records, and the one door to that module. */
@NullMarked
package dev.reroll.web.matrix;

import org.jspecify.annotations.NullMarked;
