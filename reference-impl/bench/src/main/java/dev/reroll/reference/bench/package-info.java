/** The lookup on the JVM's own memory: how fast it is with mmap_lock and without, by the number of threads. */
@NullMarked
package dev.reroll.reference.bench;

import org.jspecify.annotations.NullMarked;
