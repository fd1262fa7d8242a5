package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.web.matrix.Behaviours;
import dev.reroll.web.matrix.Matrix;
import dev.reroll.web.matrix.Matrix.Behaviour;
import dev.reroll.web.matrix.Matrix.Cell;
import dev.reroll.web.matrix.Matrix.Flip;
import dev.reroll.web.matrix.Matrix.Table;
import dev.reroll.web.matrix.Matrix.Verdict;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.MatrixPage;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.SystemsPage;
import dev.reroll.web.view.TrailPage.FlipView;
import dev.reroll.web.view.VerdictView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The behaviour matrix: every system, one system, one behaviour. */
final class MatrixPages {

    /** Of the small picture, in its own units: a square and the gap to the next. */
    private static final int SQUARE = 10;

    private final Library library;
    private final Notices notices;
    private final TrailReading trails;
    private @Nullable Matrix read;
    private @Nullable BehaviourTies tied;

    MatrixPages(Library library, Notices notices, TrailReading trails) {
        this.trails = trails;
        this.library = library;
        this.notices = notices;
    }

    /** Read at first use: two megabytes that not every visitor asks for. */
    private synchronized Matrix matrix() throws IOException {
        if (read == null) read = Behaviours.matrix();
        return read;
    }

    /** What each mail did to which behaviour, by the Message-ID under which it is here. */
    Map<String, List<FlipView>> ties() throws IOException {
        return tied().here(library);
    }

    private synchronized BehaviourTies tied() throws IOException {
        if (tied == null) tied = new BehaviourTies(matrix());
        return tied;
    }

    /** The systems that studied a series: those of which a revision is one of its mails. */
    List<Link> of(SeriesEntry entry) throws IOException {
        List<Link> links = new ArrayList<>();
        for (Table table : matrix().series()) {
            boolean studied = false;
            for (Matrix.Revision revision : table.revisions()) {
                studied |= entry.holds(revision.cover());
                for (IndexedMail mail : library.here(revision.cover())) studied |= entry.holds(mail.id());
            }
            if (studied) links.add(Link.of(Urls.matrix(table.name()), table.name() + ", " + failing(table)));
        }
        return links;
    }

    Reply systems() throws IOException {
        List<SystemsPage.SystemCard> cards =
                matrix().series().stream().map(MatrixPages::card).toList();
        return library.pages().show(200, "systems", new SystemsPage(library.frame("Behaviours", List.of()), cards));
    }

    Reply system(String name) throws IOException {
        Optional<Table> found = matrix().table(name);
        if (found.isEmpty()) return noSystem(name);
        Table table = found.get();
        MailRefs mails = new MailRefs(library);
        List<MatrixPage.Column> columns = new ArrayList<>();
        for (Matrix.Revision revision : table.revisions()) {
            columns.add(new MatrixPage.Column(revision.name(), mails.of(revision.cover())));
        }
        List<MatrixPage.Row> rows = new ArrayList<>();
        for (Behaviour behaviour : table.behaviours()) {
            rows.add(new MatrixPage.Row(
                    behaviour.id(),
                    Urls.behaviour(name, behaviour.id()),
                    behaviour.says(),
                    behaviour.foundHere(),
                    cells(table, behaviour, mails)));
        }
        return library.pages()
                .show(
                        200,
                        "matrix",
                        new MatrixPage(
                                library.frame("Behaviours of " + name, List.of(crumb(table))),
                                name,
                                table.title(),
                                about(table),
                                columns,
                                rows,
                                "./reroll test " + name));
    }

    Reply behaviour(String name, String id) throws IOException {
        Optional<Table> table = matrix().table(name);
        if (table.isEmpty()) return noSystem(name);
        Optional<Behaviour> behaviour = table.get().behaviour(id);
        if (behaviour.isEmpty()) {
            return notices.notThere(
                    "No such behaviour",
                    "No behaviour of " + name + " is called “" + id + "”.",
                    List.of(Link.of(Urls.matrix(name), "The behaviours of " + name)));
        }
        MailRefs mails = new MailRefs(library);
        return library.pages()
                .show(
                        200,
                        "behaviour",
                        new BehaviourView(table.get(), behaviour.get(), mails, trails)
                                .page(
                                        library.frame(
                                                behaviour.get().says() + " - " + name,
                                                List.of(crumb(table.get()), Link.of(Urls.behaviour(name, id), id))),
                                        cells(table.get(), behaviour.get(), mails)));
    }

    private Reply noSystem(String name) throws IOException {
        List<Link> offers = new ArrayList<>();
        for (Table table : matrix().series()) {
            offers.add(Link.of(Urls.matrix(table.name()), table.name() + ": " + table.title()));
        }
        return notices.notThere(
                "No such system",
                "The behaviour matrix has no system that is called “" + name + "”. It has these:",
                offers);
    }

    private static Link crumb(Table table) {
        return Link.of(Urls.matrix(table.name()), table.name());
    }

    private static List<VerdictView> cells(Table table, Behaviour behaviour, MailRefs mails) throws IOException {
        List<VerdictView> views = new ArrayList<>();
        for (Cell cell : behaviour.cells()) {
            Optional<Flip> flip = behaviour.flipInto(cell.revision());
            Optional<VerdictView.Flip> shown = flip.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new VerdictView.Flip(
                            flip.get().to() == Verdict.HOLDS ? "mended" : "broken",
                            mails.of(flip.get().by())));
            views.add(new VerdictView(
                    cell.revision(),
                    cell.verdict().word(),
                    sign(cell.verdict()),
                    word(cell.verdict()),
                    cell.failsPartly() ? String.join(", ", cell.failsUnder()) : "",
                    Urls.behaviour(table.name(), behaviour.id()) + "#" + BehaviourView.anchor(cell),
                    shown));
        }
        return views;
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "✓";
            case FAILS -> "✗";
            case NOT_APPLICABLE -> "–";
            case UNDECIDED -> "?";
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case NOT_APPLICABLE -> "n.a.";
            case UNDECIDED -> "undecided";
        };
    }

    private static SystemsPage.SystemCard card(Table table) {
        List<SystemsPage.Square> squares = new ArrayList<>();
        for (int row = 0; row < table.behaviours().size(); row++) {
            List<Cell> cells = table.behaviours().get(row).cells();
            for (int column = 0; column < cells.size(); column++) {
                squares.add(new SystemsPage.Square(
                        column * SQUARE,
                        row * SQUARE,
                        cells.get(column).verdict().word()));
            }
        }
        int width = table.revisions().size() * SQUARE;
        int height = table.behaviours().size() * SQUARE;
        return new SystemsPage.SystemCard(
                Urls.matrix(table.name()),
                table.name(),
                table.title(),
                about(table),
                String.join(
                        ", ",
                        table.revisions().stream().map(Matrix.Revision::name).toList()),
                new SystemsPage.Picture(width, height, squares));
    }

    private static String failing(Table table) {
        long fails = table.behaviours().stream()
                .flatMap(behaviour -> behaviour.cells().stream())
                .filter(cell -> cell.verdict() == Verdict.FAILS)
                .count();
        long cells = (long) table.behaviours().size() * table.revisions().size();
        return Sizes.count(fails) + " of " + Sizes.count(cells, "cell fails", "cells fail");
    }

    private static String about(Table table) {
        long flips = table.behaviours().stream()
                .mapToLong(behaviour -> behaviour.flips().size())
                .sum();
        return Sizes.count(table.behaviours().size(), "behaviour", "behaviours") + " in "
                + Sizes.count(table.revisions().size(), "revision", "revisions") + ": " + failing(table)
                + ", "
                + Sizes.count(flips, "verdict changes", "verdicts change") + " from one revision to the next";
    }
}
