/** What the templates show: pure data, made from mails and threads. */
@NullMarked
package dev.reroll.web.view;

import org.jspecify.annotations.NullMarked;
