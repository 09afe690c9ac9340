package org.minikisa.intake.core.segment;

import java.util.ArrayList;
import java.util.List;

import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;

/** Tells apart what stands in a message's text. Pure and linear in the length. */
public final class Segmenter {

    private Segmenter() {}

    /** @param fullText lines end in LF; the segments cover all of it, none for an empty text */
    public static List<Segment> segments(String fullText) {
        List<String> fresh = NewText.of(fullText).lines().toList();
        var segments = new ArrayList<Segment>();
        int next = 0;
        for (int start = 0; start < fullText.length(); ) {
            int end = fullText.indexOf('\n', start) < 0 ? fullText.length() : fullText.indexOf('\n', start) + 1;
            String line = fullText.substring(start, end).stripTrailing();
            while (next < fresh.size() && fresh.get(next).isBlank()) {
                next++;
            }
            boolean isFresh = next < fresh.size()
                    && (line.isEmpty() || fresh.get(next).strip().equals(line.strip()));
            if (isFresh && !line.isEmpty()) {
                next++;
            }
            add(segments, new Segment(isFresh ? Kind.MESSAGE : Kind.HISTORY, start, end));
            start = end;
        }
        return List.copyOf(segments);
    }

    private static void add(List<Segment> segments, Segment more) {
        int last = segments.size() - 1;
        if (last >= 0 && segments.get(last).kind() == more.kind()) {
            segments.set(last, new Segment(more.kind(), segments.get(last).start(), more.end()));
        } else {
            segments.add(more);
        }
    }

    /** What the sender wrote this time: the message; where there is none the greeting, else all. */
    public static String message(String fullText, List<Segment> segments) {
        return NewText.of(fullText);
    }
}
