/** The URLs of the site: read from a request, written for a link. */
@NullMarked
package dev.reroll.web.url;

import org.jspecify.annotations.NullMarked;
