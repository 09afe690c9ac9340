package org.minikisa.impact.shell.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Band;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.rendering.documents.Page;
import org.minikisa.rendering.documents.Page.Block;

/** Every answer with its reason and evidence, by theme; and what is missing. */
final class AnswersPart {

    private final Assessment assessment;
    private final Optional<ModelDescription> model;
    private final Written written;
    private final Answers base;
    private final Answers choices;

    AnswersPart(Assessment assessment, Optional<ModelDescription> model, Written written) {
        this.assessment = assessment;
        this.model = model;
        this.written = written;
        this.base = Answers.of(assessment.asOf(), assessment.baseAnswers());
        this.choices = Answers.of(assessment.asOf(), assessment.choices());
    }

    List<Block> tables() {
        var blocks = new ArrayList<Block>();
        blocks.add(Block.Rows.texts(answers()));
        if (!choices.weights().isEmpty()) {
            blocks.add(new Block.Rows(weights()));
        }
        return blocks;
    }

    private Page.Table answers() {
        var indicators = indicators();
        var themes = assessment.themes();
        var rows = new ArrayList<List<Page.Cell>>();
        for (var theme : themes) {
            group(
                    theme.title().in(written.language()),
                    indicators.stream()
                            .filter(indicator -> indicator.theme().equals(theme.id()))
                            .toList(),
                    rows);
        }
        var others = indicators.stream()
                .filter(indicator ->
                        themes.stream().noneMatch(theme -> theme.id().equals(indicator.theme())))
                .toList();
        group(themes.isEmpty() ? "" : written.say(Say.OTHERS), others, rows);
        return new Page.Table(
                written.say(Say.ANSWERS_CAPTION),
                List.of(
                        head(Say.INDICATOR),
                        head(Say.JOINT_ANSWER),
                        head(Say.CUSTOMER_CHOICE),
                        head(Say.REASON),
                        head(Say.WHERE_FROM)),
                rows,
                "");
    }

    private void group(String title, List<Indicator> indicators, List<List<Page.Cell>> rows) {
        if (!indicators.isEmpty() && !title.isEmpty()) {
            rows.add(List.of(text(title)));
        }
        indicators.forEach(indicator -> rows.add(row(indicator)));
    }

    private List<Page.Cell> row(Indicator indicator) {
        var answer = base.answer(indicator.id());
        var choice = Optional.ofNullable(choices.values().get(indicator.id()));
        return List.of(
                text(indicator.title().in(written.language())),
                text(joint(indicator, answer)),
                text(choice.map(chosen -> written.answer(indicator, chosen)).orElse(Written.NOTHING)),
                text(reasons(answer, choice)),
                text(indicator.source()));
    }

    private String joint(Indicator indicator, Answer answer) {
        boolean stated = base.values().containsKey(indicator.id());
        return stated || indicator.askedOfJoint()
                ? written.answer(indicator, answer)
                : indicator
                        .withoutChoice()
                        .map(value -> written.value(indicator, value) + "\n(" + written.say(Say.WITHOUT_CHOICE) + ")")
                        .orElse(written.say(Say.NOT_ASKED));
    }

    private String reasons(Answer answer, Optional<Answer> choice) {
        return Stream.concat(words(answer), choice.stream().flatMap(this::words))
                .distinct()
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private Stream<String> words(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            return Stream.of(
                            answered.reason(),
                            answered.evidence().isBlank() ? "" : written.say(Say.EVIDENCE) + ": " + answered.evidence())
                    .filter(text -> !text.isBlank());
        }
        return Stream.of(why(answer)).filter(text -> !text.isBlank());
    }

    private static String why(Answer answer) {
        if (answer instanceof Answer.NotApplicable notApplicable) {
            return notApplicable.why();
        }
        return answer instanceof Answer.Assumed assumed ? assumed.why() : "";
    }

    /** Of the model, in its order; without one, what was answered. */
    private List<Indicator> indicators() {
        if (model.isPresent()) {
            return model.get().indicators().stream()
                    .filter(indicator -> !(indicator.domain() instanceof Domain.Computed))
                    .toList();
        }
        var ids = new TreeSet<>(base.values().keySet());
        ids.addAll(choices.values().keySet());
        return ids.stream()
                .map(id -> Indicator.of(id, LocalizedText.same(id), new Domain.Choice(List.of())))
                .toList();
    }

    private Page.Table weights() {
        var rows = choices.weights().entrySet().stream()
                .map(moved -> List.of(
                        text(titleOf(moved.getKey())),
                        number(ownWeight(moved.getKey())),
                        number(written.plain(moved.getValue())),
                        number(band(moved.getKey())
                                .map(band -> written.plain(band.min()) + "–" + written.plain(band.max()))
                                .orElse(Written.NOTHING))))
                .toList();
        return new Page.Table(
                written.say(Say.MOVED_WEIGHTS),
                List.of(
                        head(Say.WHAT),
                        new Page.Head(written.say(Say.WEIGHT), true),
                        new Page.Head(written.say(Say.OWN_WEIGHT), true),
                        new Page.Head(written.say(Say.BAND), true)),
                rows,
                "");
    }

    private String titleOf(String id) {
        return assessment.themes().stream()
                .filter(theme -> theme.id().equals(id))
                .map(theme -> theme.title())
                .findFirst()
                .or(() ->
                        model.flatMap(description -> description.indicator(id)).map(Indicator::title))
                .map(title -> title.in(written.language()))
                .orElse(id);
    }

    private String ownWeight(String id) {
        return assessment.themes().stream()
                .filter(theme -> theme.id().equals(id))
                .map(theme -> theme.weight())
                .findFirst()
                .or(() ->
                        model.flatMap(description -> description.indicator(id)).map(Indicator::weight))
                .map(written::plain)
                .orElse(Written.NOTHING);
    }

    private Optional<Band> band(String id) {
        return assessment.themes().stream()
                .filter(theme -> theme.id().equals(id))
                .findFirst()
                .map(theme -> theme.band())
                .or(() ->
                        model.flatMap(description -> description.indicator(id)).map(Indicator::band))
                .flatMap(band -> band);
    }

    /** What is unknown, assumed or not applicable in the end, with the choices made. */
    List<Block> missing() {
        var merged = base.with(choices);
        var rows = indicators().stream()
                .map(indicator -> missing(indicator, merged.answer(indicator.id())))
                .filter(Objects::nonNull)
                .toList();
        if (rows.isEmpty()) {
            return List.of(new Block.Paragraph(written.say(Say.MISSING_NONE)));
        }
        return List.of(
                new Block.Paragraph(written.say(Say.MISSING_TEXT)),
                Block.Rows.texts(new Page.Table(
                        written.say(Say.MISSING),
                        List.of(head(Say.INDICATOR), head(Say.STATE), head(Say.WHY)),
                        rows,
                        "")));
    }

    private List<Page.Cell> missing(Indicator indicator, Answer answer) {
        boolean holds = !base.values().containsKey(indicator.id())
                && !indicator.askedOfJoint()
                && indicator.withoutChoice().isPresent();
        if (answer instanceof Answer.Answered || answer instanceof Answer.Unknown && holds) {
            return null;
        }
        return List.of(
                text(indicator.title().in(written.language())),
                text(written.answer(indicator, answer)),
                text(why(answer)));
    }

    private Page.Head head(Say word) {
        return new Page.Head(written.say(word), false);
    }

    private static Page.Cell text(String text) {
        return new Page.Cell(text, false);
    }

    private static Page.Cell number(String text) {
        return new Page.Cell(text, true);
    }
}
