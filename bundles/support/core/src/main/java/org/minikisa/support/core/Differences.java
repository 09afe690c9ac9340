package org.minikisa.support.core;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.support.api.DiffLine;
import org.minikisa.support.api.DiffLine.Kind;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/** The difference between two texts, line by line (Myers 1986). */
final class Differences {

    private static final int AROUND = 2;

    private Differences() {}

    static List<DiffLine> between(String before, String after) {
        List<String> earlier = before.lines().toList();
        List<String> later = after.lines().toList();
        var lines = new ArrayList<DiffLine>();
        int next = 0; // the first line of the later text that is not dealt with
        for (AbstractDelta<String> delta : DiffUtils.diff(earlier, later).getDeltas()) {
            int at = delta.getTarget().getPosition();
            int behind = lines.isEmpty() ? next : Math.min(next + AROUND, at);
            keep(later, next, behind, lines);
            keep(later, Math.max(behind, at - AROUND), at, lines);
            add(Kind.REMOVED, delta.getSource().getPosition(), delta.getSource().getLines(), lines);
            add(Kind.ADDED, at, delta.getTarget().getLines(), lines);
            next = at + delta.getTarget().size();
        }
        if (!lines.isEmpty()) {
            keep(later, next, Math.min(next + AROUND, later.size()), lines);
        }
        return lines;
    }

    private static void keep(List<String> text, int from, int to, List<DiffLine> lines) {
        add(Kind.KEPT, from, text.subList(from, to), lines);
    }

    private static void add(Kind kind, int position, List<String> text, List<DiffLine> lines) {
        for (int i = 0; i < text.size(); i++) {
            lines.add(new DiffLine(kind, position + i + 1, text.get(i)));
        }
    }
}
