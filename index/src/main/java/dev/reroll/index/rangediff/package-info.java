/** What one revision of a series changed against another: which patch became which, and what differs between them. */
@NullMarked
package dev.reroll.index.rangediff;

import org.jspecify.annotations.NullMarked;
