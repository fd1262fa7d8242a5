/** What both faces, the pages and the command line, ask of review trails. */
@NullMarked
package dev.reroll.trail;

import org.jspecify.annotations.NullMarked;
