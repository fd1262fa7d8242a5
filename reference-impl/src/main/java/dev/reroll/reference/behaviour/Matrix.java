package dev.reroll.reference.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows are behaviours, columns are revisions.
 *
 * @param millis time that the whole run took
 * @param troubles what went wrong beside verdicts: a cell that differs from its claim, a scenario that could not run
 */
public record Matrix(List<Table> tables, double millis, List<String> troubles) {
    public Matrix {
        tables = List.copyOf(tables);
        troubles = List.copyOf(troubles);
    }

    /** The matrix of one series. */
    public record Table(String series, String title, List<Revision> revisions, List<Row> rows) {
        public Table {
            revisions = List.copyOf(revisions);
            rows = List.copyOf(rows);
        }
    }

    /** A column: a revision's name and the Message-ID of its cover letter. */
    public record Revision(String name, String cover) {}

    /** A behaviour and its cell in each revision that was run, oldest first. */
    public record Row(
            String id,
            String says,
            List<String> raisedBy,
            List<String> settledBy,
            boolean foundHere,
            String note,
            List<Cell> cells,
            List<Flipped> flips) {
        public Row {
            raisedBy = List.copyOf(raisedBy);
            settledBy = List.copyOf(settledBy);
            cells = List.copyOf(cells);
            flips = List.copyOf(flips);
        }

        public Optional<Cell> in(String revision) {
            return cells.stream().filter(c -> c.revision().equals(revision)).findFirst();
        }
    }

    static Row row(Behaviour behaviour, List<Cell> cells) {
        return new Row(
                behaviour.id(),
                behaviour.says(),
                List.of(behaviour.raisedBy()),
                List.of(behaviour.settledBy()),
                behaviour.foundHere(),
                behaviour.note(),
                cells,
                flips(behaviour, cells));
    }

    /** Cells that are not applicable or undecided are passed over: a flip is between two verdicts. */
    private static List<Flipped> flips(Behaviour behaviour, List<Cell> cells) {
        List<Flipped> flips = new ArrayList<>();
        Optional<Verdict> before = Optional.empty();
        for (Cell cell : cells) {
            if (cell.verdict() != Verdict.HOLDS && cell.verdict() != Verdict.FAILS) {
                continue;
            }
            if (before.isPresent() && before.get() != cell.verdict()) {
                flips.add(new Flipped(
                        cell.revision(),
                        before.get(),
                        cell.verdict(),
                        cause(behaviour, cell).orElse("")));
            }
            before = Optional.of(cell.verdict());
        }
        return flips;
    }

    private static Optional<String> cause(Behaviour behaviour, Cell cell) {
        return Arrays.stream(behaviour.flips())
                .filter(flip -> flip.at().equals(cell.revision()))
                .map(Behaviour.Flip::by)
                .findFirst()
                .or(() -> cell.verdict() == Verdict.HOLDS
                        ? Arrays.stream(behaviour.settledBy()).findFirst()
                        : Optional.empty());
    }
}
