/** What RFC v3 posted on 13 August 2024: the mm's counter, odd while somebody writes. */
@NullUnmarked
package dev.reroll.reference.vmaseq.a4;

import org.jspecify.annotations.NullUnmarked;
