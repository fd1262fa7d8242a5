/** What clients of the interfaces for programs ask, and what they get. */
@NullMarked
package dev.reroll.web.call;

import org.jspecify.annotations.NullMarked;
