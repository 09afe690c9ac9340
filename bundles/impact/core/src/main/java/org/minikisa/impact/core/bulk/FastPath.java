package org.minikisa.impact.core.bulk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.minikisa.impact.api.Answer;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Direction;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.core.declarative.Calculator;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Shares;
import org.minikisa.problem.api.InvalidInputException;

/**
 * Assesses rows whose answers are plain, as numbers on arrays: every question is answered, each value fits, every choice
 * is allowed. Declines all others, wrong ones among them: {@link OneByOne} finds the words for those.
 */
final class FastPath {

    /** Of an answer that this path does not understand. */
    private static final double DECLINED = Double.NaN;

    /** Of {@code n/a}; numbers are finite. */
    private static final double NOT_APPLICABLE = Double.NEGATIVE_INFINITY;

    private final Columns columns;
    private final Calculator calculator;
    private final Scale scale;
    private final boolean contributions;
    private final Question[] questions;
    /** What holds without an answer, and the parameters. */
    private final double[] unanswered;

    private final int needed;
    private final double[] base;
    private final double[] chosen;
    private final Shares shares;

    /** @param names of values, for those that are no numbers; @param sign 1 where more is better, 0 without an order */
    private record Question(
            boolean number,
            double min,
            double max,
            boolean whole,
            ByteNames names,
            double[] values,
            boolean computed,
            boolean askedOfJoint,
            boolean askedOfCustomer,
            boolean needed,
            boolean reasonRequired,
            MergeRule merge,
            int sign) {}

    /** @throws org.minikisa.problem.api.InvalidInputException when a parameter has no value on that day */
    FastPath(DeclarativeModel model, LocalDate asOf, Columns columns, boolean contributions) {
        var description = model.description();
        this.columns = columns;
        this.calculator = model.calculator();
        this.scale = description.scale();
        this.contributions = contributions;
        this.questions =
                description.indicators().stream().map(FastPath::question).toArray(Question[]::new);
        this.unanswered = calculator.read(withoutChoice(description, asOf));
        this.needed = (int) List.of(questions).stream().filter(Question::needed).count();
        this.base = new double[unanswered.length];
        this.chosen = new double[unanswered.length];
        this.shares = calculator.shares();
    }

    /** @return false where it declines; then the figures mean nothing */
    boolean assess(Row row, Joints joints, Figures into) {
        if (!row.isPlain() || !isSubject(row) || !readBase(row, joints)) {
            return false;
        }
        System.arraycopy(base, 0, chosen, 0, base.length);
        try {
            return readChoices(row) && (contributions ? explain(into) : compute(into));
        } catch (InvalidInputException functionFailed) {
            return false; // asked in words, it says why
        }
    }

    /** Base values in words as numbers; empty where they are not plain. */
    Optional<double[]> plain(Map<String, String> answers) {
        var values = unanswered.clone();
        int missing = needed;
        for (var answer : answers.entrySet()) {
            var name = answer.getKey().getBytes(StandardCharsets.UTF_8);
            var text = answer.getValue().getBytes(StandardCharsets.UTF_8);
            int column = columns.base(name, 0, name.length);
            if (column < 0 || !readBase(columns.indicator(column), text, 0, text.length, values)) {
                return Optional.empty();
            }
            missing -= questions[columns.indicator(column)].needed ? 1 : 0;
        }
        return missing == 0 ? Optional.of(values) : Optional.empty();
    }

    // ---------------------------------------------------------------- the index

    private boolean compute(Figures into) {
        double before = calculator.index(base);
        double after = calculator.index(chosen);
        into.certain(before, after);
        return scale.contains(before) && scale.contains(after);
    }

    private boolean explain(Figures into) {
        if (!calculator.explain(base, chosen, shares)) {
            return false;
        }
        into.certain(shares, calculator, scale.min());
        return scale.contains(shares.base()) && scale.contains(shares.index());
    }

    // ---------------------------------------------------------------- answers

    private boolean readBase(Row row, Joints joints) {
        System.arraycopy(unanswered, 0, base, 0, base.length);
        int missing = needed;
        boolean given = false;
        for (int cell = 0; cell < row.cells(); cell++) {
            if (columns.isBase(row.column(cell))) {
                int indicator = columns.indicator(row.column(cell));
                if (row.isEscaped(cell) || !readBase(indicator, row.bytes(), row.from(cell), row.to(cell), base)) {
                    return false;
                }
                given = true;
                missing -= questions[indicator].needed ? 1 : 0;
            }
        }
        if (!row.hasJointProcurement()) {
            return missing == 0;
        }
        var joint = joints.of(row);
        if (!joint.isApplicable() || given) {
            return joint.isApplicable() && missing == 0;
        }
        joint.values().ifPresent(values -> System.arraycopy(values, 0, base, 0, base.length));
        return joint.values().isPresent();
    }

    private boolean readBase(int indicator, byte[] bytes, int from, int to, double[] values) {
        var question = questions[indicator];
        double value = read(question, bytes, from, to);
        values[indicator] = value == NOT_APPLICABLE ? Double.NaN : value;
        return !Double.isNaN(value) && !question.computed && (question.askedOfJoint || value == NOT_APPLICABLE);
    }

    private boolean readChoices(Row row) {
        for (int cell = 0; cell < row.cells(); cell++) {
            int column = row.column(cell);
            if (columns.isChoice(column)
                    && (columns.isWeight(column)
                            || row.isEscaped(cell)
                            || !choose(columns.indicator(column), row.bytes(), row.from(cell), row.to(cell)))) {
                return false;
            }
        }
        return true;
    }

    private boolean choose(int indicator, byte[] bytes, int from, int to) {
        var question = questions[indicator];
        double value = read(question, bytes, from, to);
        double before = base[indicator];
        if (!question.askedOfCustomer || !Double.isFinite(value) || Double.isNaN(before)) {
            return false;
        }
        boolean worse = question.sign * Double.compare(value, before) < 0;
        if (!worse || question.merge != MergeRule.FLOOR) {
            chosen[indicator] = value;
        }
        return !worse || question.merge != MergeRule.MAY_RAISE;
    }

    /** Reads {@code VALUE | REASON | EVIDENCE}. */
    private static double read(Question question, byte[] bytes, int from, int to) {
        int bar = from;
        while (bar < to && bytes[bar] != '|') {
            bar++;
        }
        int first = from;
        while (first < bar && isBlank(bytes[first])) {
            first++;
        }
        int last = bar;
        while (last > first && isBlank(bytes[last - 1])) {
            last--;
        }
        if (isNotApplicable(bytes, first, last)) {
            return NOT_APPLICABLE;
        }
        if (question.reasonRequired && !isReason(bytes, bar + 1, to)) {
            return DECLINED;
        }
        return question.number ? number(question, bytes, first, last) : named(question, bytes, first, last);
    }

    private static double number(Question question, byte[] bytes, int from, int to) {
        double value = Numbers.parse(bytes, from, to);
        boolean fits =
                value >= question.min && value <= question.max && (!question.whole || value == StrictMath.rint(value));
        return fits ? value : DECLINED;
    }

    private static double named(Question question, byte[] bytes, int from, int to) {
        int found = question.names.find(bytes, from, to);
        return found < 0 ? DECLINED : question.values[found];
    }

    private static boolean isSubject(Row row) {
        int cell = row.subject();
        return cell >= 0 && (row.isEscaped(cell) || isReason(row.bytes(), row.from(cell), row.to(cell)));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isNotApplicable(byte[] bytes, int from, int to) {
        return to - from == 3 && (bytes[from] | ' ') == 'n' && bytes[from + 1] == '/' && (bytes[from + 2] | ' ') == 'a';
    }

    /** Whether something stands between the first bar and the second; what only another script has is left to others. */
    private static boolean isReason(byte[] bytes, int from, int to) {
        for (int i = from; i < to && bytes[i] != '|'; i++) {
            if (bytes[i] > ' ') {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- questions

    private static Question question(Indicator indicator) {
        var names = new TreeMap<String, Double>();
        double min = Double.NEGATIVE_INFINITY;
        double max = Double.POSITIVE_INFINITY;
        boolean whole = false;
        boolean external = false;
        var domain = indicator.domain();
        if (domain instanceof Domain.Numeric numeric) {
            min = numeric.min().orElse(min);
            max = numeric.max().orElse(max);
            whole = numeric.whole();
            external = numeric.external().isPresent();
        } else if (domain instanceof Domain.Ordinal ordinal) {
            ordinal.levels().forEach(level -> names.put(Integer.toString(level.value()), (double) level.value()));
        } else if (domain instanceof Domain.Flag) {
            names.put("false", 0.0);
            names.put("true", 1.0);
        } else if (domain instanceof Domain.Choice choice) {
            choice.options().forEach(option -> names.put(option.id(), option.score()));
        }
        // such an option cannot be answered: it reads as a state
        names.keySet().removeIf(name -> !(Answer.parse(name) instanceof Answer.Answered));
        boolean isAsked = !(domain instanceof Domain.Computed);
        return new Question(
                domain instanceof Domain.Numeric,
                min,
                max,
                whole,
                new ByteNames(names.keySet()),
                names.values().stream().mapToDouble(Double::doubleValue).toArray(),
                !isAsked,
                indicator.askedOfJoint(),
                indicator.askedOfCustomer(),
                isAsked && (external || indicator.withoutChoice().isEmpty()),
                indicator.reasonRequired(),
                indicator.merge(),
                sign(indicator));
    }

    private static int sign(Indicator indicator) {
        if (indicator.domain() instanceof Domain.Choice || indicator.direction() == Direction.HIGHER_IS_BETTER) {
            return 1;
        }
        return indicator.direction() == Direction.UNORDERED ? 0 : -1;
    }

    private static Answers withoutChoice(ModelDescription model, LocalDate asOf) {
        var values = new TreeMap<String, Answer>();
        model.indicators().forEach(indicator -> indicator
                .withoutChoice()
                .ifPresent(value -> values.put(indicator.id(), new Answer.Answered(value))));
        return new Answers(asOf, values);
    }
}
