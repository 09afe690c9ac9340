package org.minikisa.classification.core.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.problem.api.Problems;

/** What was read of a file, and what is wrong with it. */
final class Gathered {

    /** Under so many texts it is no wonder that each has a label of its own. */
    private static final int FEW = 20;

    private final String name;
    private final List<Example> examples = new ArrayList<>();
    private final Set<String> labels = new HashSet<>();
    private final Problems problems = new Problems();
    private int rows;
    private int leftOut;

    Gathered(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Problems problems() {
        return problems;
    }

    boolean isFull() {
        return rows > Limits.ROWS || labels.size() > Limits.LABELS;
    }

    /** A row without words, where that is nothing to mend. */
    void leaveOut() {
        rows++;
        leftOut++;
    }

    /** @param place of the row: {@code row 17} */
    void add(String place, String label, String subject, String text) {
        rows++;
        String stripped = label.strip();
        boolean labelled = checkLabel(place, stripped);
        if (checkText(place, subject, text) && labelled) {
            labels.add(stripped);
            examples.add(new Example(stripped, new ContactText(oneLine(subject), text)));
        }
    }

    private boolean checkLabel(String place, String label) {
        if (label.isEmpty()) {
            problems.add(
                    "classification.file.label.blank",
                    place + ", label",
                    "nothing",
                    "a label",
                    "Give it one, \"none\" for the empty one, or take the row out.");
        } else if (label.length() > Limits.LABEL || label.chars().anyMatch(Character::isISOControl)) {
            problems.add(
                    "classification.file.label.odd",
                    place + ", label",
                    label.length() + " characters",
                    "at most " + Limits.LABEL + " in one line",
                    "Shorten it; or is another column the label?");
        } else {
            return true;
        }
        return false;
    }

    private boolean checkText(String place, String subject, String text) {
        if (text.isBlank() && subject.isBlank()) {
            problems.add(
                    "classification.file.text.blank",
                    place + ", text",
                    "nothing",
                    "a text",
                    "Give it one or take the row out.");
        } else if (text.length() > Limits.TEXT || subject.length() > Limits.TEXT) {
            problems.add(
                    "classification.file.text.long",
                    place + ", text",
                    Math.max(text.length(), subject.length()) + " characters",
                    "at most " + Limits.TEXT,
                    "Shorten it, or take the row out.");
        } else if (text.indexOf(0) >= 0 || subject.indexOf(0) >= 0) {
            problems.add(
                    "classification.file.nul",
                    place + ", text",
                    "the character NUL",
                    "text",
                    "Take it out; or is this a binary file?");
        } else {
            return true;
        }
        return false;
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\r\\n]+", " ").strip();
    }

    /** @throws org.minikisa.problem.api.InvalidInputException where anything is wrong */
    LabelsRead checked() {
        if (rows > Limits.ROWS) {
            problems.add(
                    "classification.file.rows.many",
                    "",
                    "more than " + Limits.ROWS + " rows",
                    "at most " + Limits.ROWS,
                    "Divide the file.");
        }
        if (labels.size() > Limits.LABELS) {
            problems.add(
                    "classification.labels.many",
                    "",
                    "more than " + Limits.LABELS + " different labels",
                    "at most " + Limits.LABELS,
                    "Is another column the label? Name it.");
        }
        if (examples.isEmpty() && problems.isEmpty()) {
            problems.add(
                    "classification.file.rows.none", "", "no rows", "at least one", "Give a file with labelled texts.");
        }
        problems.refuseIfAny(name);
        return new LabelsRead(examples, rows, contradictions(), note());
    }

    /** Texts that have several labels. */
    private int contradictions() {
        Map<String, String> first = new HashMap<>();
        Set<String> contradicted = new HashSet<>();
        for (Example example : examples) {
            String text = example.text().text().isBlank()
                    ? example.text().subject()
                    : example.text().text();
            String before = first.putIfAbsent(text, example.label());
            if (before != null && !before.equals(example.label())) {
                contradicted.add(text);
            }
        }
        return contradicted.size();
    }

    private Optional<String> note() {
        var notes = new ArrayList<String>();
        if (leftOut > 0) {
            notes.add(leftOut + " without words left out");
        }
        if (examples.size() >= FEW && labels.size() > examples.size() / 2) {
            notes.add("nearly every text has a label of its own: is the right column the label?");
        }
        if (labels.size() == 1) {
            notes.add("all texts have the same label: a model needs two");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }
}
