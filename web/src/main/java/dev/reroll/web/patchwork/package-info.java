/** Patchwork's REST API, read-only: series, patches and their states as the index derives them. */
@NullMarked
package dev.reroll.web.patchwork;

import org.jspecify.annotations.NullMarked;
