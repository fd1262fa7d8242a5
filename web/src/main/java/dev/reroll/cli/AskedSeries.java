package dev.reroll.cli;

import dev.reroll.index.history.History;
import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.archive.Archive;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The series that a command is about, found by one of its mails, with index and archive opened to read it. */
final class AskedSeries implements AutoCloseable {

    private final CommandSpec spec;
    private final MailSearch search;
    private final Archive archive;
    private final History history;

    private AskedSeries(CommandSpec spec, MailSearch search, Archive archive) {
        this.spec = spec;
        this.search = search;
        this.archive = archive;
        this.history = new History(search, archive);
    }

    static AskedSeries open(CommandSpec spec) throws IOException {
        MailSearch search = MailSearch.open(DataFolder.path(), false);
        return new AskedSeries(spec, search, Archive.at(DataFolder.path()));
    }

    History history() {
        return history;
    }

    MailSearch search() {
        return search;
    }

    /** Empty, after a sentence on stderr, where no series holds the mail. */
    Optional<SeriesHistory> of(String id) throws IOException {
        if (id.isBlank()) throw new ParameterException(spec.commandLine(), "the Message-ID is empty");
        Optional<SeriesHistory> found = history.series(id);
        if (found.isEmpty()) {
            String why = search.mail(id).isPresent()
                    ? "the mail " + id + " is no part of a series and answers none"
                    : "no mail has the Message-ID " + id;
            spec.commandLine().getErr().println("reroll: " + Screen.plain(why));
        }
        return found;
    }

    /** @throws ParameterException with a sentence that lists the revisions */
    Revision revision(SeriesHistory series, String name) {
        try {
            return series.revision(name);
        } catch (NoSuchRevisionException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The two revisions that are named; where none is, the last two. */
    List<Revision> two(SeriesHistory series, List<String> names) {
        if (names.size() == 2) return List.of(revision(series, names.get(0)), revision(series, names.get(1)));
        List<Revision> all = series.series().revisions();
        if (!names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name two revisions, or none for the last two");
        }
        if (all.size() < 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + series.series().title() + "\" has one revision, "
                            + all.getFirst().label() + ": there is nothing to compare it with");
        }
        return all.subList(all.size() - 2, all.size());
    }

    @Override
    public void close() throws IOException {
        archive.close();
        search.close();
    }
}
