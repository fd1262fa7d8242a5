package dev.reroll.reference.explore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An interleaving in one line: for each step the number of the thread, or {@code m} for a step of the machine, then
 * {@code .n} where the n-th of several ways was taken, then {@code *k} where the same happens k times: {@code 0*4 1 0.1 m}.
 */
final class Schedule {
    private Schedule() {}

    record Move(int thread, int choice) {
        @Override
        public String toString() {
            return (thread < 0 ? "m" : Integer.toString(thread)) + (choice > 0 ? "." + choice : "");
        }
    }

    static String format(Collection<Move> moves) {
        StringBuilder line = new StringBuilder();
        String last = "";
        int times = 0;
        for (Move move : moves) {
            String text = move.toString();
            if (text.equals(last)) {
                times++;
                continue;
            }
            append(line, last, times);
            last = text;
            times = 1;
        }
        append(line, last, times);
        return line.toString();
    }

    private static void append(StringBuilder line, String move, int times) {
        if (times > 0) {
            line.append(line.isEmpty() ? "" : " ").append(move).append(times > 1 ? "*" + times : "");
        }
    }

    static List<Move> parse(String line) {
        List<Move> moves = new ArrayList<>();
        for (String token : line.strip().split(" +", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            try {
                int star = token.indexOf('*');
                int times = star < 0 ? 1 : Integer.parseInt(token, star + 1, token.length(), 10);
                String move = star < 0 ? token : token.substring(0, star);
                int dot = move.indexOf('.');
                int choice = dot < 0 ? 0 : Integer.parseInt(move, dot + 1, move.length(), 10);
                String who = dot < 0 ? move : move.substring(0, dot);
                int thread = who.equals("m") ? -1 : Integer.parseInt(who);
                if (times < 1 || times > 100_000 || choice < 0 || thread < -1) {
                    throw new NumberFormatException();
                }
                for (int i = 0; i < times; i++) {
                    moves.add(new Move(thread, choice));
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "\"" + token + "\" is no step of a schedule: expected for instance 0, 1.2, m or 0*4", e);
            }
        }
        return moves;
    }
}
