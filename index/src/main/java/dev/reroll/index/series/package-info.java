/** Series and their revisions, assembled from the facts of mails alone: a pure function, without files or index. */
@NullMarked
package dev.reroll.index.series;

import org.jspecify.annotations.NullMarked;
