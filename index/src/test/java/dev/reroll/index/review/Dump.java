package dev.reroll.index.review;

import java.util.List;

/** Points as text, to be read by people. */
final class Dump {
    private Dump() {}

    static String of(List<Discussed> points) {
        StringBuilder out = new StringBuilder();
        for (Discussed each : points) {
            ReviewPoint point = each.point();
            out.append("=== ")
                    .append(point.id())
                    .append("  ")
                    .append(point.by().name())
                    .append("  ")
                    .append(each.revision())
                    .append(' ')
                    .append(each.place())
                    .append("  ")
                    .append(each.patch())
                    .append('\n');
            out.append("    ")
                    .append(point.kind())
                    .append(' ')
                    .append(point.signs())
                    .append("  ")
                    .append(each.withdrawn().map(w -> "WITHDRAWN " + w).orElse(""))
                    .append('\n');
            out.append("    ").append(anchor(point.anchor())).append('\n');
            for (String line : point.text()) out.append("  | ").append(line).append('\n');
            answers(each.answers(), "      ", out);
        }
        return out.toString();
    }

    private static void answers(List<Answer> answers, String indent, StringBuilder out) {
        for (Answer answer : answers) {
            out.append(indent)
                    .append("-> ")
                    .append(answer.by().name())
                    .append(' ')
                    .append(answer.role())
                    .append(' ')
                    .append(answer.stance())
                    .append(' ')
                    .append(answer.signs())
                    .append("  ")
                    .append(answer.mail())
                    .append('\n');
            for (String line :
                    answer.text().subList(0, Math.min(4, answer.text().size())))
                out.append(indent).append("   ").append(line).append('\n');
            answers(answer.answers(), indent + "    ", out);
        }
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case Anchor.Code code ->
                "CODE " + code.file() + " hunk " + code.hunk() + " " + code.first() + ".." + code.last() + " -"
                        + code.oldLine() + " +" + code.newLine() + "\n      " + String.join("\n      ", code.lines());
            case Anchor.Message m ->
                "MESSAGE " + m.first() + ".." + m.last() + "\n      " + String.join("\n      ", m.lines());
            case Anchor.Cover m ->
                "COVER " + m.first() + ".." + m.last() + "\n      " + String.join("\n      ", m.lines());
            case Anchor.Words w -> "WORDS " + w.mail() + "\n      " + String.join("\n      ", w.lines());
            case Anchor.Whole w -> "WHOLE";
            case Anchor.Lost l -> "LOST\n      " + String.join("\n      ", l.lines());
        };
    }
}
