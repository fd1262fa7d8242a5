/** The fields of the index, one table, and how their text is cut into terms. */
@NullMarked
package dev.reroll.index.schema;

import org.jspecify.annotations.NullMarked;
