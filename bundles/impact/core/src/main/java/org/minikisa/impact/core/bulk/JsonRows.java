package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.minikisa.impact.core.bulk.Row.Written;
import org.minikisa.impact.core.declarative.CanonicalJson;
import org.minikisa.impact.core.declarative.Json;
import org.minikisa.impact.core.declarative.JsonParser;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

/**
 * JSON lines: {@code {"subject": "A", "jointProcurement": "JP-1", "base": {"water": 0.2}, "choices": {"safety": "2"}}}.
 * Answers are texts, numbers or truths; {@code null} is no answer. A row of this form is scanned in place; anything else
 * is read again by {@link JsonParser}, which says what is wrong with it, or that it is right after all.
 */
final class JsonRows implements Rows {

    private static final int ODD = -1;
    private static final byte[] SUBJECT = "subject".getBytes(StandardCharsets.UTF_8);
    private static final byte[] JOINT_PROCUREMENT = "jointProcurement".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BASE = "base".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CHOICES = "choices".getBytes(StandardCharsets.UTF_8);

    private final Lines lines;
    private final Columns names;
    /** By column, and once for each object: the row in which it was seen last. */
    private final long[] seen;

    private Row row;
    private byte[] bytes;
    private int start;
    private int end;

    JsonRows(Lines lines, Columns names) {
        this.lines = lines;
        this.names = names;
        this.seen = new long[names.count() + 2];
    }

    @Override
    public boolean next(Row into) throws IOException {
        do {
            if (!lines.next()) {
                return false;
            }
        } while (lines.isBlank());
        if (Rows.begins(lines, into)) {
            row = into;
            bytes = lines.bytes();
            start = lines.start();
            end = lines.end();
            if (blanks(subjectToChoices()) != end) {
                into.begin();
                parse(into);
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- in place; ODD when it is of another form

    private int subjectToChoices() {
        int at = blanks(start);
        if (!is('{', at)) {
            return ODD;
        }
        at = blanks(at + 1);
        while (at != ODD && !is('}', at)) {
            int name = at + 1;
            int nameEnd = string(at) - 1;
            at = colon(nameEnd);
            if (at == ODD) {
                return ODD;
            }
            if (isName(SUBJECT, name, nameEnd)) {
                at = is('"', at) ? value(at, Columns.SUBJECT) : ODD;
            } else if (isName(JOINT_PROCUREMENT, name, nameEnd)) {
                at = is('"', at) ? value(at, Columns.JOINT_PROCUREMENT) : ODD;
            } else if (isName(BASE, name, nameEnd)) {
                at = isFirst(names.count()) ? answers(at, true) : ODD;
            } else if (isName(CHOICES, name, nameEnd)) {
                at = isFirst(names.count() + 1) ? answers(at, false) : ODD;
            } else {
                return ODD;
            }
            at = comma(at);
        }
        return at == ODD ? ODD : at + 1;
    }

    private int answers(int from, boolean base) {
        if (!is('{', from)) {
            return ODD;
        }
        int at = blanks(from + 1);
        while (at != ODD && !is('}', at)) {
            int nameEnd = string(at) - 1;
            if (nameEnd < 0) {
                return ODD;
            }
            int column = base ? names.base(bytes, at + 1, nameEnd) : names.choice(bytes, at + 1, nameEnd);
            at = colon(nameEnd);
            at = column < 0 || at == ODD ? ODD : comma(value(at, column));
        }
        return at == ODD ? ODD : at + 1;
    }

    /** A text, number, truth or nothing. */
    private int value(int from, int column) {
        if (!isFirst(column)) {
            return ODD;
        }
        if (is('"', from)) {
            return text(from, column);
        }
        int at = from;
        while (at < end && isOfWord(bytes[at])) {
            at++;
        }
        if (isWord("null", from, at)) {
            return at;
        }
        if (!isWord("true", from, at) && !isWord("false", from, at) && !Numbers.isJson(bytes, from, at)) {
            return ODD;
        }
        row.add(column, from - start, at - start);
        return at;
    }

    private int text(int from, int column) {
        int after = string(from);
        if (after != ODD) {
            row.add(column, from + 1 - start, after - 1 - start);
            return after;
        }
        int close = from + 1;
        while (close < end && bytes[close] != '"') {
            close += bytes[close] == '\\' ? 2 : 1;
        }
        try {
            if (close < end
                    && JsonParser.parse("a text", Arrays.copyOfRange(bytes, from, close + 1))
                            instanceof Json.Text json) {
                row.add(column, json.value());
                return close + 1;
            }
        } catch (InvalidInputException e) {
            return ODD; // and is told with its place in the row
        }
        return ODD;
    }

    /** @return past the closing quote of a text without escapes */
    private int string(int from) {
        if (!is('"', from)) {
            return ODD;
        }
        int at = from + 1;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' || bytes[at] >= 0 && bytes[at] < ' ') {
                return ODD;
            }
            at++;
        }
        return at < end ? at + 1 : ODD;
    }

    private int colon(int nameEnd) {
        if (nameEnd < 0) {
            return ODD;
        }
        int at = blanks(nameEnd + 1);
        return is(':', at) ? blanks(at + 1) : ODD;
    }

    /** @return at the next member or the closing brace */
    private int comma(int from) {
        int at = blanks(from);
        if (is('}', at)) {
            return at;
        }
        int next = is(',', at) ? blanks(at + 1) : ODD;
        return is('"', next) ? next : ODD;
    }

    private int blanks(int from) {
        int at = from;
        while (at >= 0 && at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    private boolean is(char c, int at) {
        return at >= 0 && at < end && bytes[at] == c;
    }

    private boolean isFirst(int column) {
        boolean first = seen[column] != lines.number();
        seen[column] = lines.number();
        return first;
    }

    private boolean isName(byte[] name, int from, int to) {
        return Arrays.equals(name, 0, name.length, bytes, from, to);
    }

    private static boolean isOfWord(byte b) {
        return b > ' ' && b != ',' && b != '}';
    }

    private boolean isWord(String word, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }

    // ---------------------------------------------------------------- as a whole

    private void parse(Row into) {
        try {
            if (JsonParser.parse("the row", Arrays.copyOfRange(bytes, start, end)) instanceof Json.Obj object) {
                var base = new TreeMap<String, String>();
                var choices = new TreeMap<String, String>();
                object.members().forEach((name, value) -> {
                    if (name.equals("base") || name.equals("choices")) {
                        answers(name, value, name.equals("base") ? base : choices, into);
                    } else if (!name.equals("subject") && !name.equals("jointProcurement")) {
                        into.refuse(new Problem(
                                "impact.bulk.member",
                                name,
                                "\"" + name + "\"",
                                "subject, jointProcurement, base and choices",
                                "Remove or rename it."));
                    }
                });
                var subject = text("subject", object, into);
                into.add(Columns.SUBJECT, subject);
                into.is(new Written(subject, text("jointProcurement", object, into), base, choices));
            } else {
                into.refuse(new Problem(
                        "impact.bulk.row",
                        "",
                        "no object",
                        "{\"subject\": …, \"base\": {…}, \"choices\": {…}}",
                        "Write one object on each line."));
            }
        } catch (InvalidInputException e) {
            e.problems()
                    .forEach(problem -> into.refuse(new Problem(
                            problem.code(),
                            problem.place().replace("line 1, ", ""),
                            problem.found(),
                            problem.expected(),
                            problem.remedy())));
        }
    }

    private static void answers(String section, Json json, Map<String, String> answers, Row row) {
        if (!(json instanceof Json.Obj object)) {
            row.refuse(new Problem(
                    "impact.bulk.answers",
                    section,
                    json.kind(),
                    "an object of answers by indicator",
                    "Write \"" + section + "\": {\"INDICATOR\": VALUE, …}."));
            return;
        }
        object.members().forEach((id, value) -> {
            if (value instanceof Json.Text text) {
                answers.put(id, text.value());
            } else if (value instanceof Json.Number || value instanceof Json.Bool) {
                answers.put(id, CanonicalJson.of(value));
            } else if (!(value instanceof Json.Null)) {
                row.refuse(new Problem(
                        "impact.bulk.answer",
                        section + "." + id,
                        value.kind(),
                        "a text, a number, true, false or null",
                        "Write the answer as a text: \"2 | the contract demands it\"."));
            }
        });
    }

    private static String text(String name, Json.Obj object, Row row) {
        var json = object.get(name).orElse(new Json.Text(""));
        if (json instanceof Json.Text text) {
            return text.value();
        }
        row.refuse(new Problem("impact.bulk.text", name, json.kind(), "a text", "Put it in quotes."));
        return "";
    }
}
