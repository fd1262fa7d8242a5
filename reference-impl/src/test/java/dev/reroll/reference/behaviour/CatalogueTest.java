package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every behaviour of the project has to have. */
final class CatalogueTest {
    private static final Pattern IN_HEADER = Pattern.compile("<([^<>\\s]+@[^<>\\s]+)>");
    private static final Pattern IN_TEXT = Pattern.compile("[\\w.=+-]{10,}@[\\w.-]+\\w");

    private static Optional<Path> corpus() {
        Optional<Path> root = Optional.ofNullable(System.getenv("REROLL_CORPUS"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("reroll.root"))
                        .map(dir -> Path.of(dir).resolve("../shared/corpus")));
        return root.map(dir -> dir.resolve("uprobes")).filter(Files::isDirectory);
    }

    /** Every id in a Message-ID, In-Reply-To or References header of the mails. */
    private static Set<String> idsOf(Path folder) throws IOException {
        Set<String> ids = new HashSet<>();
        try (Stream<Path> mails = Files.list(folder)) {
            for (Path mail : mails.toList()) {
                boolean wanted = false;
                for (String line : Files.readString(mail, StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()) {
                    if (line.isEmpty()) {
                        break;
                    }
                    if (!line.startsWith(" ") && !line.startsWith("\t")) {
                        wanted = line.regionMatches(true, 0, "message-id:", 0, 11)
                                || line.regionMatches(true, 0, "in-reply-to:", 0, 12)
                                || line.regionMatches(true, 0, "references:", 0, 11);
                    }
                    Matcher id = IN_HEADER.matcher(line);
                    while (wanted && id.find()) {
                        ids.add(id.group(1));
                    }
                }
            }
        }
        return ids;
    }

    private static Set<String> claimedIds() {
        Set<String> claimed = new TreeSet<>();
        for (Catalogue.Entry entry : Catalogue.own().entries()) {
            Stream.of(entry.series().revisions()).map(Series.Posting::cover).forEach(claimed::add);
            for (Behaviour behaviour : entry.behaviours()) {
                claimed.addAll(List.of(behaviour.raisedBy()));
                claimed.addAll(List.of(behaviour.settledBy()));
                Stream.of(behaviour.flips()).map(Behaviour.Flip::by).forEach(claimed::add);
                Matcher id = IN_TEXT.matcher(behaviour.note());
                while (id.find()) {
                    claimed.add(id.group());
                }
            }
        }
        return claimed;
    }

    @Test
    void everyMessageIdIsThatOfAMail() throws IOException {
        Optional<Path> corpus = corpus();
        Assumptions.assumeTrue(corpus.isPresent(), "skipped: the mails (../shared/corpus/uprobes) are not there");
        Set<String> known = idsOf(corpus.orElseThrow());
        Set<String> unknown = new TreeSet<>(claimedIds());
        unknown.removeAll(known);
        assertThat(unknown).isEmpty();
    }

    @Test
    void identifiersAreUniqueInTheWholeProject() {
        List<String> ids = Catalogue.own().entries().stream()
                .flatMap(e -> e.behaviours().stream().map(Behaviour::id))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void whatNoMailSaysIsMarkedAsFoundHere() {
        for (Catalogue.Entry entry : Catalogue.own().entries()) {
            for (Behaviour behaviour : entry.behaviours()) {
                assertThat(behaviour.foundHere()).as(behaviour.id()).isEqualTo(behaviour.raisedBy().length == 0);
            }
        }
    }

    @Test
    void everyFlipOfTheExportedMatrixNamesTheMailThatCausedIt() {
        List<String> without = new ArrayList<>();
        for (BehaviourJson.SeriesOf series : BehaviourJson.packed().series()) {
            for (BehaviourJson.BehaviourOf behaviour : series.behaviours()) {
                behaviour.flips().stream()
                        .filter(flip -> flip.by().isEmpty())
                        .forEach(flip -> without.add(series.name() + " " + behaviour.id() + " at " + flip.revision()));
            }
        }
        assertThat(without).isEmpty();
    }
}
