package dev.reroll.index.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which mails hang together by what they answer, whether or not the answered mail is there. */
final class Threads {

    private final Map<String, String> up = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    /** Ties the mail to its parents; returns the threads that were there before and are now one. */
    List<String> add(String id, List<String> parents) {
        List<String> before = new ArrayList<>();
        String root = root(id);
        before.add(root);
        members.computeIfAbsent(root, k -> new HashSet<>()).add(id);
        for (String parent : parents) {
            String other = root(parent);
            String mine = root(id);
            if (other.equals(mine)) continue;
            before.add(other);
            unite(mine, other);
        }
        return before;
    }

    /** The smaller joins the larger, so that uniting costs little; the name of a thread means nothing. */
    private void unite(String a, String b) {
        Set<String> as = members.getOrDefault(a, Set.of());
        Set<String> bs = members.getOrDefault(b, Set.of());
        String stays = as.size() >= bs.size() ? a : b;
        String goes = stays.equals(a) ? b : a;
        up.put(goes, stays);
        Set<String> moved = members.remove(goes);
        if (moved != null) members.computeIfAbsent(stays, k -> new HashSet<>()).addAll(moved);
    }

    String of(String id) {
        return root(id);
    }

    Set<String> members(String root) {
        return members.getOrDefault(root, Set.of());
    }

    private String root(String id) {
        String at = id;
        while (true) {
            String next = up.get(at);
            if (next == null) return at;
            String further = up.get(next);
            if (further != null) up.put(at, further);
            at = next;
        }
    }
}
