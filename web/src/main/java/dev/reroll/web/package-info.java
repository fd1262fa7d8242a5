/** The pages. */
@NullMarked
package dev.reroll.web;

import org.jspecify.annotations.NullMarked;
