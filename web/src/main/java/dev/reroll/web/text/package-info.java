/** Untrusted mail text made into markup that cannot do anything: visible characters, links, quotes, diffs. */
@NullMarked
package dev.reroll.web.text;

import org.jspecify.annotations.NullMarked;
