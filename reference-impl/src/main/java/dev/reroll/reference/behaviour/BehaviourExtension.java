package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Runs a behaviour's method once for each revision and holds the outcome against the claim. */
final class BehaviourExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(Behaviour.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Behaviour behaviour = context.getRequiredTestMethod().getAnnotation(Behaviour.class);
        Series series = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Series.class)
                .orElseThrow(() -> new IllegalStateException(context.getRequiredTestClass()
                        + " states behaviours and has no @Series that names the revisions"));
        refuseUnknownRevisions(series, behaviour);
        Asked asked = Asked.in(context);
        return Arrays.stream(series.revisions())
                .filter(posting -> asked.wants(posting.name()))
                .map(posting -> new Invocation(series, behaviour, posting, asked));
    }

    private static void refuseUnknownRevisions(Series series, Behaviour behaviour) {
        List<String> known =
                Arrays.stream(series.revisions()).map(Series.Posting::name).toList();
        Stream<String> named = Stream.of(
                        Stream.of(behaviour.fails()),
                        Stream.of(behaviour.notApplicable()),
                        Stream.of(behaviour.also()).flatMap(also -> Stream.of(also.in())),
                        Stream.of(behaviour.flips()).map(Behaviour.Flip::at))
                .flatMap(names -> names);
        Optional<String> unknown = named.filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            throw new IllegalStateException("behaviour " + behaviour.id() + " names the revision " + unknown.get()
                    + "; " + series.name() + " has " + known);
        }
    }

    private record Invocation(Series series, Behaviour behaviour, Series.Posting posting, Asked asked)
            implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return behaviour.id() + " | " + posting.name() + " | " + Claim.of(behaviour, posting.name());
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            List<Model> models =
                    Stream.of(behaviour.models()).filter(asked::wants).toList();
            Claim claim = Claim.of(behaviour, posting.name());
            Object code = code(posting);
            Check check = asked.replayed()
                    .map(result -> Check.replaying(posting.name(), code, result))
                    .orElseGet(() -> Check.searching(posting.name(), code, claim.applies() ? models : List.of()));
            ParameterResolver parameter = new ParameterResolver() {
                @Override
                public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
                    return parameter.getParameter().getType() == Check.class;
                }

                @Override
                public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
                    return check;
                }
            };
            AfterEachCallback verdict = context -> {
                if (context.getExecutionException().isEmpty()) {
                    conclude(claim, check);
                }
            };
            return List.of(parameter, verdict);
        }

        private void conclude(Claim claim, Check check) {
            if (asked.replayed().isPresent()) {
                asked.replay(check.replay());
                return;
            }
            List<ModelResult> results = check.results();
            if (claim.applies()
                    && results.isEmpty()
                    && Stream.of(behaviour.models()).anyMatch(asked::wants)) {
                throw new AssertionFailedError("the method asks its Check nothing");
            }
            Optional<String> contradiction = claim.contradicted(results);
            asked.found(new Cell(
                    series.name(),
                    behaviour.id(),
                    posting.name(),
                    verdict(claim, results),
                    contradiction.isEmpty(),
                    results));
            if (contradiction.isPresent()) {
                throw new AssertionFailedError(behaviour.id() + " in " + posting.name() + ": " + contradiction.get());
            }
        }

        private static Verdict verdict(Claim claim, List<ModelResult> results) {
            if (!claim.applies()) {
                return Verdict.NOT_APPLICABLE;
            }
            List<Verdict> verdicts = results.stream().map(ModelResult::verdict).toList();
            return verdicts.contains(Verdict.FAILS)
                    ? Verdict.FAILS
                    : verdicts.contains(Verdict.UNDECIDED) ? Verdict.UNDECIDED : Verdict.HOLDS;
        }

        private static Object code(Series.Posting posting) {
            try {
                return posting.code().getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        posting.code() + ", the code of " + posting.name()
                                + ", has no public constructor without parameters",
                        e);
            }
        }
    }
}
