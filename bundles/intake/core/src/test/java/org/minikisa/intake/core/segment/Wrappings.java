package org.minikisa.intake.core.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.minikisa.intake.api.Segment.Kind;

/** Writes mails around texts, as programs and people do; their files tell the form. Always the same for the same number. */
final class Wrappings {

    private static final int WIDTH = 72;

    /** What went into a mail, by the segment it is to be found in. */
    record Mail(String shape, byte[] bytes, Map<Kind, List<String>> lines) {}

    private record Shape(String name, boolean html, String body) {}

    private final List<Shape> shapes;
    private final Map<String, List<List<String>>> words = words();
    private final String which;

    /** @param file "wrappings" or another beside it; its words are those whose headings begin with what stands in its first line */
    Wrappings(String file) {
        String text = read(file + ".txt");
        this.shapes = shapes(text);
        this.which = text.substring(text.indexOf('[') + 1, text.indexOf(']'));
    }

    Mail around(String text, String language, int number) {
        var random = new Random(number * 7919L + 13);
        Shape shape = shapes.get(random.nextInt(shapes.size()));
        var drawn = new HashMap<String, List<String>>();
        for (String name : List.of("greeting", "closing", "disclaimer", "history")) {
            List<List<String>> all = words.get((which + " " + name).strip() + " " + language);
            drawn.put(name, all.get(random.nextInt(all.size())));
        }
        drawn.put("text", shape.html() ? List.of(text) : wrapped(text));
        String type = shape.html() ? "text/html" : "text/plain";
        String mail =
                "From: Maija <maija@kunta.example>\nTo: tuki@yksikko.example\nSubject: Kysymys\nMessage-ID: <" + number
                        + "@kunta.example>\nMIME-Version: 1.0\nContent-Type: " + type
                        + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + filled(shape, drawn);
        var lines = new LinkedHashMap<Kind, List<String>>();
        lines.put(Kind.MESSAGE, drawn.get("text"));
        lines.put(Kind.GREETING, drawn.get("greeting"));
        lines.put(Kind.SIGNATURE, drawn.get("closing"));
        lines.put(Kind.DISCLAIMER, drawn.get("disclaimer"));
        lines.put(Kind.HISTORY, drawn.get("history"));
        return new Mail(shape.name(), mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), lines);
    }

    private static String filled(Shape shape, Map<String, List<String>> drawn) {
        String body = shape.body();
        for (Map.Entry<String, List<String>> entry : drawn.entrySet()) {
            String name = entry.getKey();
            List<String> lines = shape.html()
                    ? entry.getValue().stream()
                            .map(line -> line.replace("&", "&amp;").replace("<", "&lt;"))
                            .toList()
                    : entry.getValue();
            body = body.replace("{" + name + "}", String.join("\n", lines))
                    .replace("{" + name + ">}", each(lines, "> ", "", "\n"))
                    .replace("{" + name + "<br>}", String.join("<br>", lines))
                    .replace("{" + name + "<div>}", each(lines, "<div>", "</div>", ""))
                    .replace("{" + name + "<p>}", each(lines, "<p>", "</p>", ""))
                    .replace("{" + name + "<mso>}", each(lines, "<p class=MsoNormal>", "<o:p></o:p></p>", ""));
        }
        return body.replace("<div></div>", "<div><br></div>")
                .replace("<p class=MsoNormal><o:p></o:p></p>", "<p class=MsoNormal><o:p>&nbsp;</o:p></p>");
    }

    private static String each(List<String> lines, String before, String after, String between) {
        return lines.stream().map(line -> before + line + after).collect(Collectors.joining(between));
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<Shape> shapes(String text) {
        var shapes = new ArrayList<Shape>();
        for (String part : text.split("(?m)^### ")) {
            if (!part.startsWith("#")) {
                String[] head = part.substring(0, part.indexOf('\n')).split(" ");
                shapes.add(new Shape(head[0], head[1].equals("html"), part.substring(part.indexOf('\n') + 1)));
            }
        }
        return shapes;
    }

    private static Map<String, List<List<String>>> words() {
        var words = new HashMap<String, List<List<String>>>();
        for (String part : read("words.txt").split("(?m)^\\[")) {
            if (!part.startsWith("#")) {
                String entries = part.substring(part.indexOf('\n') + 1).strip() + "\n";
                List<List<String>> all = Arrays.stream(entries.split("(?m)^-$"))
                        .map(entry -> List.of(entry.strip().split("\\|")))
                        .toList();
                words.put(part.substring(0, part.indexOf(']')), all);
            }
        }
        return words;
    }

    private static String read(String file) {
        try (var in = Wrappings.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
