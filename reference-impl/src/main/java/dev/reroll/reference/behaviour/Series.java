package dev.reroll.reference.behaviour;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the series whose behaviours a class states, and its revisions, oldest first. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Series {
    /** Short, for the command line: {@code lookup}. */
    String name();

    String title();

    Posting[] revisions();

    /** One revision. */
    @interface Posting {
        /** As it is called in {@link Behaviour#fails}: {@code RFC}, {@code v1}, {@code applied}. */
        String name();

        /** Message-ID of its cover letter or, without one, of its first patch. */
        String cover();

        /** The code of this revision: a class with a public constructor without parameters. */
        Class<?> code();
    }
}
