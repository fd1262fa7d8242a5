package dev.reroll.reference.behaviour;

import dev.reroll.reference.behaviour.BehaviourJson.BehaviourOf;
import dev.reroll.reference.behaviour.BehaviourJson.CellOf;
import dev.reroll.reference.behaviour.BehaviourJson.SeriesOf;
import dev.reroll.reference.explore.Model;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The matrix as it was exported and packed with the module: nothing is run, so it has no times and no steps. */
final class PackedMatrix {
    private PackedMatrix() {}

    /** @throws IllegalArgumentException where no series has this name; the message says which there are */
    static Matrix of(BehaviourJson.File file, Optional<String> series) {
        List<SeriesOf> wanted = file.series().stream()
                .filter(s -> series.map(s.name()::equals).orElse(true))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no series is called " + series.orElse("") + "; there are "
                    + file.series().stream().map(SeriesOf::name).toList());
        }
        return new Matrix(wanted.stream().map(PackedMatrix::table).toList(), 0, List.of());
    }

    private static Matrix.Table table(SeriesOf series) {
        return new Matrix.Table(
                series.name(),
                series.title(),
                series.revisions().stream()
                        .map(r -> new Matrix.Revision(r.name(), r.cover()))
                        .toList(),
                series.behaviours().stream().map(b -> row(series.name(), b)).toList());
    }

    private static Matrix.Row row(String series, BehaviourOf behaviour) {
        return new Matrix.Row(
                behaviour.id(),
                behaviour.says(),
                behaviour.raisedBy(),
                behaviour.settledBy(),
                behaviour.foundHere(),
                behaviour.note(),
                behaviour.cells().stream()
                        .map(c -> cell(series, behaviour.id(), c))
                        .toList(),
                behaviour.flips().stream()
                        .map(f -> new Flipped(f.revision(), verdict(f.from()), verdict(f.to()), f.by()))
                        .toList());
    }

    private static Cell cell(String series, String behaviour, CellOf cell) {
        return new Cell(
                series,
                behaviour,
                cell.revision(),
                verdict(cell.verdict()),
                true,
                cell.evidence().stream()
                        .map(e -> new ModelResult(
                                Model.valueOf(e.model().toUpperCase(Locale.ROOT)),
                                verdict(e.verdict()),
                                e.states(),
                                0,
                                e.found(),
                                e.schedule(),
                                List.of(),
                                0))
                        .toList());
    }

    private static Verdict verdict(String written) {
        return Verdict.valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
