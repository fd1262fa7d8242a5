package dev.reroll.web;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.web.matrix.Matrix;
import dev.reroll.web.matrix.Matrix.Behaviour;
import dev.reroll.web.matrix.Matrix.Cell;
import dev.reroll.web.matrix.Matrix.Flip;
import dev.reroll.web.matrix.Matrix.Table;
import dev.reroll.web.matrix.Matrix.Verdict;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.TrailPage.FlipView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mails that the behaviour matrix names, and what each did to which behaviour. */
final class BehaviourTies {

    private final Map<String, List<FlipView>> byMail = new HashMap<>();

    BehaviourTies(Matrix matrix) {
        for (Table table : matrix.series()) {
            for (Behaviour behaviour : table.behaviours()) {
                for (String mail : behaviour.raisedBy()) tie(mail, "raises", table, behaviour, mended(behaviour));
                for (String mail : behaviour.settledBy()) {
                    if (behaviour.raisedBy().contains(mail)) continue;
                    tie(mail, "settles", table, behaviour, by(mail, behaviour).or(() -> mended(behaviour)));
                }
                for (Flip flip : behaviour.flips()) {
                    boolean tied = behaviour.raisedBy().contains(flip.by())
                            || behaviour.settledBy().contains(flip.by());
                    if (!tied) tie(flip.by(), "flips", table, behaviour, Optional.of(flip));
                }
            }
        }
    }

    /** By the mails that are here, or the notes that stand for them; behaviours whose verdict changed first. */
    Map<String, List<FlipView>> here(Library library) throws IOException {
        Map<String, List<FlipView>> here = new HashMap<>();
        for (var named : byMail.entrySet()) {
            for (IndexedMail mail : library.here(named.getKey())) {
                here.computeIfAbsent(mail.id(), id -> new ArrayList<>()).addAll(named.getValue());
            }
        }
        return here;
    }

    private void tie(String mail, String word, Table table, Behaviour behaviour, Optional<Flip> flip) {
        FlipView view = new FlipView(
                flip.isPresent() ? "flips" : word,
                Link.of(Urls.behaviour(table.name(), behaviour.id()), table.name() + ": " + behaviour.id()),
                behaviour.says(),
                flip.map(its -> verdicts(behaviour, its)).orElse(""),
                flip.map(its -> its.to().word()).orElse(""));
        List<FlipView> views = byMail.computeIfAbsent(mail, id -> new ArrayList<>());
        if (flip.isEmpty()) {
            views.add(view);
            return;
        }
        int place = 0;
        while (place < views.size() && !views.get(place).verdicts().isEmpty()) place++;
        views.add(place, view);
    }

    /** The flip that a mail which raised a behaviour led to: the first into {@code holds}, else the first. */
    private static Optional<Flip> mended(Behaviour behaviour) {
        return behaviour.flips().stream()
                .filter(flip -> flip.to() == Verdict.HOLDS)
                .findFirst()
                .or(() -> behaviour.flips().stream().findFirst());
    }

    private static Optional<Flip> by(String mail, Behaviour behaviour) {
        return behaviour.flips().stream().filter(flip -> flip.by().equals(mail)).findFirst();
    }

    /** {@code v1 fails, v2 holds}. */
    private static String verdicts(Behaviour behaviour, Flip flip) {
        String before = "";
        for (Cell cell : behaviour.cells()) {
            if (cell.revision().equals(flip.revision())) break;
            before = cell.revision();
        }
        return before + " " + MatrixPages.word(flip.from()) + ", " + flip.revision() + " "
                + MatrixPages.word(flip.to());
    }
}
