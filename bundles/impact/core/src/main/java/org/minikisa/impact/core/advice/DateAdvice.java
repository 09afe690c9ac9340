package org.minikisa.impact.core.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.api.Parameter.Period;

/** Days on which a dated parameter has no value, so that nothing can be assessed as of them; and values nobody can reach. */
final class DateAdvice {

    private final Advice advice;

    private DateAdvice(Advice advice) {
        this.advice = advice;
    }

    static void of(List<Parameter> parameters, Advice advice) {
        var dates = new DateAdvice(advice);
        Optional<LocalDate> from = parameters.stream()
                .flatMap(p -> p.periods().get(0).from().stream())
                .max(LocalDate::compareTo);
        Optional<LocalDate> until =
                parameters.stream().flatMap(p -> last(p).until().stream()).min(LocalDate::compareTo);
        for (int i = 0; i < parameters.size(); i++) {
            dates.gaps(i, parameters.get(i).periods());
            dates.outside(i, parameters.get(i).periods(), from, until);
        }
        until.ifPresent(day -> dates.end(day, parameters));
    }

    private static Period last(Parameter parameter) {
        return parameter.periods().get(parameter.periods().size() - 1);
    }

    private void gaps(int place, List<Period> periods) {
        for (int i = 1; i < periods.size(); i++) {
            LocalDate end = periods.get(i - 1).until().orElseThrow();
            LocalDate begin = periods.get(i).from().orElseThrow();
            if (begin.isAfter(end.plusDays(1))) {
                advice.warning(
                        "impact.parameter.gap",
                        "parameters[" + place + "].values[" + i + "].from",
                        begin + ", after a value until " + end,
                        end.plusDays(1).toString(),
                        "Close the gap: nothing can be assessed as of the days between.");
            }
        }
    }

    private void outside(int place, List<Period> periods, Optional<LocalDate> from, Optional<LocalDate> until) {
        for (int i = 0; i < periods.size(); i++) {
            Period period = periods.get(i);
            boolean before = period.until().isPresent()
                    && from.filter(day -> period.until().get().isBefore(day)).isPresent();
            boolean after = period.from().isPresent()
                    && until.filter(day -> period.from().get().isAfter(day)).isPresent();
            if (before || after) {
                advice.warning(
                        "impact.parameter.outside",
                        "parameters[" + place + "].values[" + i + "]",
                        "a value for days on which another parameter has none",
                        "days " + from.map(day -> "from " + day + " ").orElse("")
                                + until.map(day -> "until " + day).orElse(""),
                        "Give the other parameter a value for these days, or remove this one.");
            }
        }
    }

    private void end(LocalDate day, List<Parameter> parameters) {
        List<String> ending = parameters.stream()
                .filter(parameter -> last(parameter).until().equals(Optional.of(day)))
                .map(Parameter::id)
                .toList();
        advice.note(
                "impact.parameter.ends",
                "parameters",
                "no value after " + day + " of " + Advice.named(ending),
                "known to those who assess",
                "Bring a version with newer values in time: nothing can be assessed as of later days.");
    }
}
