/** Cuts lines of source code, as patches show them, into what a page colours. */
@NullMarked
package dev.reroll.web.syntax;

import org.jspecify.annotations.NullMarked;
