package org.minikisa.intake.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.minikisa.intake.api.Segment;
import org.minikisa.intake.api.Segment.Kind;

/** Tells apart what stands in a message's text. Pure, linear in its length, and nothing is lost. */
public final class Segmenter {

    private static final int DEEPEST_FORWARD = 3;

    /** Answers between quotations are some dozens at most; what comes after so many segments is one. */
    private static final int MOST_SEGMENTS = 1_000;

    private static final Phrases POINTER = Phrases.named("pointer");

    private Segmenter() {}

    /** @param fullText lines end in LF; the segments cover all of it, none for an empty text */
    public static List<Segment> segments(String fullText) {
        return merged(segments(fullText, 0, 0));
    }

    /** What the sender wrote this time: the message; where there is none the last of what opens it, else all. */
    public static String message(String fullText, List<Segment> segments) {
        String message = joined(fullText, segments, Kind.MESSAGE);
        if (message.isEmpty()) {
            String greeting = joined(fullText, segments, Kind.GREETING);
            message = greeting.substring(greeting.lastIndexOf("\n\n") + 1).strip();
        }
        return message.isEmpty() ? fullText.strip() : message;
    }

    /** The subject where it says anything of the matter, else nothing. */
    public static String subject(String subject) {
        return Pleasantries.isSubject(subject) ? "" : subject;
    }

    private static List<Segment> segments(String full, int from, int forwards) {
        var lines = new Lines(full, from);
        History history = History.mark(lines);
        int start = history.earlierMessage() < lines.count()
                ? lines.at(history.earlierMessage()).start()
                : full.length();
        Disclaimers.mark(lines);
        boolean courteous = Openings.mark(lines);
        Endings.part(lines);
        Signatures.mark(lines, courteous);
        if (courteous) {
            Openings.giveBack(lines);
        }
        lines.markOpen(0, lines.count(), Kind.MESSAGE);
        List<Segment> segments = lines.segments();
        if (start < full.length() && forwards < DEEPEST_FORWARD && speaksForItself(lines, history)) {
            return with(segments, start, segments(full, start, forwards + 1));
        }
        return segments;
    }

    /** Whether an earlier message is what this is about: it was passed on without a word, or with no more than "see below". */
    private static boolean speaksForItself(Lines lines, History history) {
        if (!lines.has(Kind.MESSAGE)) {
            return history.isForwarded() || !lines.has(Kind.GREETING) && !lines.has(Kind.SIGNATURE);
        }
        for (int i = 0; i < lines.count(); i++) {
            if (lines.kind(i) == Kind.MESSAGE && !POINTER.are(lines.at(i).words())) {
                return false;
            }
        }
        return history.isForwarded();
    }

    /** The first ones up to here, then the others. */
    private static List<Segment> with(List<Segment> first, int start, List<Segment> others) {
        var all = new ArrayList<Segment>();
        for (Segment segment : first) {
            if (segment.start() < start) {
                all.add(new Segment(segment.kind(), segment.start(), Math.min(segment.end(), start)));
            }
        }
        all.addAll(others);
        return all;
    }

    private static List<Segment> merged(List<Segment> segments) {
        var merged = new ArrayList<Segment>();
        for (Segment segment : segments) {
            int last = merged.size() - 1;
            boolean extendsLast =
                    last >= 0 && (merged.get(last).kind() == segment.kind() || merged.size() == MOST_SEGMENTS);
            if (extendsLast) {
                Segment before = merged.get(last);
                merged.set(last, new Segment(before.kind(), before.start(), segment.end()));
            } else {
                merged.add(segment);
            }
        }
        return List.copyOf(merged);
    }

    private static String joined(String full, List<Segment> segments, Kind kind) {
        return segments.stream()
                .filter(segment -> segment.kind() == kind)
                .map(segment -> tidy(full.substring(segment.start(), segment.end())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Without empty lines at both ends and with at most one between paragraphs. */
    private static String tidy(String stretch) {
        var text = new StringBuilder();
        boolean gap = false;
        for (String line : stretch.split("\n")) {
            if (line.isBlank()) {
                gap = text.length() > 0;
            } else {
                text.append(gap ? "\n\n" : text.length() > 0 ? "\n" : "").append(line.stripTrailing());
                gap = false;
            }
        }
        return text.toString();
    }
}
