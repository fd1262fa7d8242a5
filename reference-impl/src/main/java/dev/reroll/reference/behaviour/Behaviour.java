package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One behaviour of a series, stated in a sentence, and what is claimed of it for each revision.
 *
 * <p>The method is a test with one parameter, a {@link Check}. It runs once for each revision of the {@link System} that
 * its class names. It passes where the verdict is the claimed one: a revision in {@link #fails} must fail under every
 * model in {@link #under} and, where {@link #how} is given, in that way; every other one must hold, and its search must
 * have been complete. So the test fails in both directions.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(BehaviourExtension.class)
public @interface Behaviour {
    /** Short, in words joined by hyphens; unique in its system. */
    String id();

    /** The sentence, true of a revision where the behaviour holds. */
    String says();

    /** Message-IDs (no angle brackets) of the mails that raised it; empty only where {@link #foundHere}. */
    String[] raisedBy();

    /** Message-IDs of the mails that settled it: the patch that changed it, or the answer that let it be. */
    String[] settledBy() default {};

    /** The revisions where it fails. */
    String[] fails() default {};

    /** The models under which it fails there. */
    Model[] under() default {Model.SC, Model.TSO, Model.WEAK};

    /** Words that what the explorer reports contains, so that a revision cannot fail for another reason. */
    String how() default "";

    /** Revisions that fail in another way, or under other models. */
    Fails[] also() default {};

    /** Revisions that have no such code. */
    String[] notApplicable() default {};

    /** The models under which the question is put. */
    Model[] models() default {Model.SC, Model.TSO, Model.WEAK};

    /**
     * The mail that caused a change of verdict from one revision to the next. A change from failing to holding that is not
     * listed is put down to the first of {@link #settledBy}.
     */
    Flip[] flips() default {};

    /** No mail says so: the explorer found it. */
    boolean foundHere() default false;

    /** What a reader should know beside the sentence: limits of the scenario, a simplification. */
    String note() default "";

    /** Revisions that fail in a way of their own. */
    @interface Fails {
        String[] in();

        Model[] under() default {Model.SC, Model.TSO, Model.WEAK};

        String how() default "";
    }

    /** A change of verdict and its cause. */
    @interface Flip {
        /** The first revision with the new verdict. */
        String at();

        /** Message-ID. */
        String by();
    }
}
