package org.minikisa.impact.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.NearMiss;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * Answers in a file, because reasons with bars, commas and quotes do not fit a line: {@code {"base": {"water": "1.5 |
 * measured, twice"}, "choices": {"water": 1.1}, "alone": {}}}.
 */
record AnswersFile(Map<String, String> base, Map<String, String> choices, Map<String, String> alone) {

    static final AnswersFile NONE = new AnswersFile(Map.of(), Map.of(), Map.of());

    private static final Pattern PLACE = Pattern.compile("^(?<what>.*) at (?<place>line \\d+ column \\d+)");
    private static final List<String> MEMBERS = List.of("base", "choices", "alone");

    /** @throws InvalidInputException with all problems */
    static AnswersFile read(String name, byte[] json) {
        var problems = new Problems();
        Map<String, Map<String, String>> members = new LinkedHashMap<>();
        try (var reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            members(reader, members, problems);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            problems.add(
                    "impact.shell.json",
                    "",
                    found(e),
                    "{\"base\": {…}, \"choices\": {…}, \"alone\": {…}}",
                    "Mend the JSON.");
        }
        problems.refuseIfAny("the file of answers " + name);
        return new AnswersFile(
                members.getOrDefault("base", Map.of()),
                members.getOrDefault("choices", Map.of()),
                members.getOrDefault("alone", Map.of()));
    }

    /** What the reader found and where, without its advice to programmers. */
    private static String found(Exception e) {
        var message = PLACE.matcher(String.valueOf(e.getMessage()));
        if (!message.find()) {
            return "what is no JSON";
        }
        var what = message.group("what").startsWith("Use JsonReader") ? "what is no JSON" : message.group("what");
        return what + " at " + message.group("place");
    }

    private static void members(JsonReader reader, Map<String, Map<String, String>> members, Problems problems)
            throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            var member = reader.nextName();
            if (!MEMBERS.contains(member)) {
                unknown(member, problems);
                reader.skipValue();
            } else if (members.containsKey(member)) {
                twice(member, problems);
                reader.skipValue();
            } else if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                problems.add(
                        "impact.shell.answers",
                        member,
                        reader.peek().toString().toLowerCase(Locale.ROOT),
                        "an object of answers by indicator",
                        "Write {\"INDICATOR\": \"VALUE\"}.");
                reader.skipValue();
            } else {
                members.put(member, answers(reader, member, problems));
            }
        }
        reader.endObject();
        reader.peek(); // nothing may follow
    }

    private static Map<String, String> answers(JsonReader reader, String member, Problems problems) throws IOException {
        var answers = new LinkedHashMap<String, String>();
        reader.beginObject();
        while (reader.hasNext()) {
            var indicator = reader.nextName();
            var place = member + "." + indicator;
            var token = reader.peek();
            var value =
                    switch (token) {
                        case STRING, NUMBER -> reader.nextString();
                        case BOOLEAN -> Boolean.toString(reader.nextBoolean());
                        default -> null;
                    };
            if (value == null) {
                problems.add(
                        "impact.shell.answers",
                        place,
                        token.toString().toLowerCase(Locale.ROOT),
                        "a text, a number, true or false",
                        "Write \"unknown\" or \"n/a | why\" for a missing value.");
                reader.skipValue();
            } else if (answers.putIfAbsent(indicator, value) != null) {
                twice(place, problems);
            }
        }
        reader.endObject();
        return answers;
    }

    private static void unknown(String member, Problems problems) {
        var near = NearMiss.of(member, MEMBERS);
        problems.add(
                "impact.shell.answers",
                member,
                "an unknown member",
                String.join(" or ", near.isEmpty() ? MEMBERS : near),
                "Rename or remove it.");
    }

    private static void twice(String place, Problems problems) {
        problems.add("impact.shell.twice", place, "given again", "given once", "Remove one of them.");
    }
}
