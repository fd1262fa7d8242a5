/** The query language: from what a person types to a tree, and from the tree to Lucene. */
@NullMarked
package dev.reroll.index.query;

import org.jspecify.annotations.NullMarked;
