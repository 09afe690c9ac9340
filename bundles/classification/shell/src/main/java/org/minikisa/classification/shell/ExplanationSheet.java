package org.minikisa.classification.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Correction;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Explanation;
import org.minikisa.classification.api.Explanation.Contrast;
import org.minikisa.classification.api.Explanation.Neighbour;
import org.minikisa.classification.api.Label;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;

/** How an explanation is shown: answers, then for each question what spoke for and against, why not another, and what is alike. */
final class ExplanationSheet {

    private static final int BAR = 12;

    /** What is less shows as nothing. */
    private static final double LEAST = 0.05;

    private final Desk desk;
    private final Values values;
    private final boolean json;
    private final int most;

    /** @param inFull whether there is room for everything */
    ExplanationSheet(Desk desk, boolean json, boolean inFull) {
        this.desk = desk;
        this.values = desk.values();
        this.json = json;
        this.most = json || inFull ? Integer.MAX_VALUE : 6;
    }

    /** What is said to a question. */
    record Answer(Question question, Explanation explanation) {

        Label label() {
            return explanation.label();
        }
    }

    /** Some evidence, and to what it belongs. */
    private record Row(Question question, Evidence evidence, double strongest) {}

    private record Near(Question question, Neighbour neighbour) {}

    private record Against(Question question, Contrast contrast) {}

    Details of(Subject subject, List<Answer> answers) {
        Details details = Details.of(subject.name())
                .add("contact", "Contact", subject.contact())
                .add("case", "Case", subject.contact().flatMap(desk::caseOf))
                .add("subject", "Subject", subject.text().subject())
                .shown("characters", "Text", subject.text().text().length(), beginning(subject))
                .add("model", "Judged by", models(answers));
        details.listing("answers", "What it is about", answers, answers(subject));
        if (json) {
            programs(details, answers);
        } else {
            answers.forEach(answer -> people(details, answer));
        }
        return details;
    }

    private static String beginning(Subject subject) {
        return Beginnings.of(subject.text().text(), 160) + " ("
                + subject.text().text().length() + " characters)";
    }

    private static String models(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer.explanation().model())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Listing<Answer> answers(Subject subject) {
        Optional<Classification> holds = subject.contact().flatMap(desk.classifications()::current);
        List<Correction> said =
                subject.contact().map(desk.classifications()::corrections).orElse(List.of());
        Listing<Answer> columns = Listing.rows(Answer.class)
                .text("question", "Question", answer -> answer.question().name())
                .text("value", "Value", answer -> shown(answer.label().value()))
                .text(
                        "meaning",
                        "Meaning",
                        answer ->
                                values.meaning(answer.question(), answer.label().value()))
                .number("probability", "Probability", 2, answer -> answer.label()
                        .probability())
                .with(Column.<Answer>text(
                                "sure", "Sure", answer -> json ? answer.label().sure() : sureness(answer))
                        .tone(answer -> answer.label().sure() ? Tone.GOOD : Tone.WARNING));
        if (json) {
            columns = columns.text("reason", "Because", ExplanationSheet::sureness)
                    .text("alternatives", "Others", answer -> alternatives(answer.label()));
        }
        return holds.isEmpty()
                ? columns
                : columns.text("holds", "Holds", answer -> holding(answer.question(), holds.get()))
                        .text("heldBy", "Since", answer -> by(answer.question(), said));
    }

    private String shown(String value) {
        return json || !value.isEmpty() ? value : Values.NONE;
    }

    private String holding(Question question, Classification holds) {
        return question.axis()
                .map(holds::of)
                .or(() -> Optional.ofNullable(holds.judgement().own().get(question.name())))
                .map(Label::value)
                .map(this::shown)
                .orElse("");
    }

    private String by(Question question, List<Correction> said) {
        return said.stream()
                .filter(correction -> question.is(correction.axis()))
                .reduce((first, last) -> last)
                .map(correction -> json ? correction.by() : correction.by() + " said so")
                .orElse("");
    }

    private static List<Map<String, Object>> alternatives(Label label) {
        return label.alternatives().stream()
                .map(other -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("value", other.value());
                    object.put("probability", other.probability());
                    return object;
                })
                .toList();
    }

    /** Whether a person should look, and why. */
    static String sureness(Answer answer) {
        Label label = answer.label();
        return label.sure()
                ? "yes"
                : label.evidence().stream()
                        .filter(one -> Evidence.DOUBT.equals(one.source()))
                        .map(doubt -> doubt.text().replaceAll("^\\(|\\)$", ""))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), why -> why.isEmpty() ? "no" : "no: " + why));
    }

    private void people(Details details, Answer answer) {
        String name = answer.question().name();
        String value = shown(answer.label().value());
        evidence(
                details,
                answer.question(),
                "Evidence",
                ": why " + value,
                answer.label().evidence());
        for (Contrast contrast : answer.explanation().contrasts()) {
            String title = String.format(
                    Locale.ROOT,
                    ": why not %s (%.2f; %s is ahead by %.1f)",
                    shown(contrast.rival()),
                    contrast.probability(),
                    value,
                    contrast.lead());
            evidence(details, answer.question(), "Not" + contrast.rival(), title, contrast.evidence());
        }
        if (!answer.explanation().nearest().isEmpty()) {
            details.listing(name + "Nearest", name + ": nearest labelled texts", near(answer), nearest());
        }
    }

    private void evidence(Details details, Question question, String key, String title, List<Evidence> evidence) {
        List<Row> rows = rows(question, evidence);
        if (!rows.isEmpty()) {
            details.listing(question.name() + key, question.name() + title, rows, evidence());
        }
    }

    private List<Row> rows(Question question, List<Evidence> evidence) {
        double strongest = evidence.stream()
                .mapToDouble(one -> Math.abs(one.weight()))
                .max()
                .orElse(1);
        return evidence.stream()
                .filter(one -> json || Math.abs(one.weight()) >= LEAST)
                .limit(most)
                .map(one -> new Row(question, one, strongest))
                .toList();
    }

    private static List<Near> near(Answer answer) {
        return answer.explanation().nearest().stream()
                .map(neighbour -> new Near(answer.question(), neighbour))
                .toList();
    }

    private void programs(Details details, List<Answer> answers) {
        var evidence = new ArrayList<Row>();
        var contrasts = new ArrayList<Against>();
        var nearest = new ArrayList<Near>();
        for (Answer answer : answers) {
            evidence.addAll(rows(answer.question(), answer.label().evidence()));
            answer.explanation().contrasts().forEach(one -> contrasts.add(new Against(answer.question(), one)));
            nearest.addAll(near(answer));
        }
        details.listing("evidence", "Evidence", evidence, evidence())
                .listing("contrasts", "Contrasts", contrasts, contrasts())
                .listing("nearest", "Nearest", nearest, nearest());
    }

    private Listing<Row> evidence() {
        Listing<Row> columns = Listing.rows(Row.class);
        if (json) {
            return columns.text("question", "Question", row -> row.question().name())
                    .text("text", "Text", row -> row.evidence().text())
                    .number("weight", "Weight", row -> row.evidence().weight())
                    .text("source", "Source", row -> row.evidence().source());
        }
        return columns.with(Column.<Row>number(
                        "weight", "Weight", row -> signed(row.evidence().weight())))
                .with(Column.<Row>text("bar", "", ExplanationSheet::bar)
                        .tone(row -> row.evidence().weight() < 0 ? Tone.BAD : Tone.GOOD))
                .text("text", "Seen", row -> row.evidence().text())
                .text("source", "By", row -> row.evidence().source());
    }

    private static Listing<Against> contrasts() {
        return Listing.rows(Against.class)
                .text("question", "Question", row -> row.question().name())
                .text("rival", "Rival", row -> row.contrast().rival())
                .number("probability", "Probability", row -> row.contrast().probability())
                .number("lead", "Lead", row -> row.contrast().lead())
                .text("evidence", "Evidence", row -> row.contrast().evidence().stream()
                        .map(ExplanationSheet::object)
                        .toList());
    }

    private static Map<String, Object> object(Evidence evidence) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", evidence.text());
        object.put("weight", evidence.weight());
        object.put("source", evidence.source());
        return object;
    }

    private Listing<Near> nearest() {
        Listing<Near> columns = Listing.rows(Near.class);
        if (json) {
            columns = columns.text("question", "Question", row -> row.question().name());
        }
        return columns.number("similarity", "Alike", 2, row -> row.neighbour().similarity())
                .text("value", "Value", row -> shown(row.neighbour().value()))
                .text("origin", "From", row -> row.neighbour().origin())
                .text(
                        "beginning",
                        "Begins",
                        row -> Beginnings.of(row.neighbour().beginning(), 100));
    }

    private static String signed(double weight) {
        return String.format(Locale.ROOT, "%+.1f", weight);
    }

    /** Light where it speaks against, so that it shows without colours. */
    private static String bar(Row row) {
        double weight = row.evidence().weight();
        int length = (int) Math.max(1, Math.round(BAR * Math.abs(weight) / row.strongest()));
        return (weight < 0 ? "▒" : "█").repeat(length);
    }
}
