/** The command line. */
@NullMarked
package dev.reroll.cli;

import org.jspecify.annotations.NullMarked;
