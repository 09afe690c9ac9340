package org.minikisa.classification.core.files;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.problem.api.Problems;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/** A JSON object in each line. */
final class JsonLines {

    private final String label;
    private final String text;
    private final String subject;
    private final Problems problems;
    private final Lines.Rows sink;

    JsonLines(LabelFile how, Problems problems, Lines.Rows sink) {
        this.label = how.labelColumn().orElse("label");
        this.text = how.textColumn().orElse("text");
        this.subject = how.subjectColumn().orElse("subject");
        this.problems = problems;
        this.sink = sink;
    }

    void read(String file) {
        boolean more = true;
        boolean first = true;
        int number = 0;
        for (var lines = file.lines().iterator(); more && lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (!line.isBlank()) {
                more = add("line " + number, line, first);
                first = false;
            }
        }
    }

    /** @param first whether members that are missing here are probably missing everywhere */
    private boolean add(String place, String line, boolean first) {
        var all = new TreeSet<String>();
        Map<String, String> members = new HashMap<>();
        try {
            parse(line, members, all);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            problems.add(
                    "classification.file.json",
                    place,
                    "no JSON object with simple members",
                    "one object: {\"" + label + "\": \"…\", \"" + text + "\": \"…\"}",
                    "Write each text as a JSON object in a line of its own.");
            return true;
        }
        if (first && !(members.containsKey(label) && (members.containsKey(text) || members.containsKey(subject)))) {
            problems.add(
                    "classification.file.columns",
                    place,
                    "the members " + String.join(", ", all.stream().limit(20).toList()),
                    "the members \"" + label + "\" and \"" + text + "\"",
                    "Name the members that have the label and the text.");
            return false;
        }
        return sink.add(
                place,
                members.getOrDefault(label, ""),
                members.getOrDefault(subject, ""),
                members.getOrDefault(text, ""));
    }

    private void parse(String line, Map<String, String> members, Set<String> all) throws IOException {
        try (var json = new JsonReader(new StringReader(line))) {
            json.setStrictness(Strictness.STRICT);
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                all.add(name);
                if (name.equals(label) || name.equals(text) || name.equals(subject)) {
                    members.put(name, value(json));
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("something behind the object");
            }
        }
    }

    private static String value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case NULL -> {
                json.nextNull();
                yield "";
            }
            case BOOLEAN -> Boolean.toString(json.nextBoolean());
            default -> json.nextString();
        };
    }
}
