package org.minikisa.impact.core.advice;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.impact.api.FunctionNeed;
import org.minikisa.impact.api.Parameter;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Json;

/** Parameters and functions that nobody reads. An indicator that counts nowhere is refused when the model is read. */
final class ReadingAdvice {

    private ReadingAdvice() {}

    static void of(DeclarativeModel model, Advice advice) {
        Set<String> read = model.extent().read();
        List<Parameter> parameters = model.description().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!read.contains(parameters.get(i).id())) {
                advice.warning(
                        "impact.parameter.unused",
                        "parameters[" + i + "]",
                        "\"" + parameters.get(i).id() + "\", which nobody reads",
                        "a formula or gate that reads it",
                        "Use it or remove it: readers take it for a figure that counts.");
            }
        }
        String formulas = formulas(model.definition());
        List<FunctionNeed> functions = model.description().functions();
        for (int i = 0; i < functions.size(); i++) {
            String name = functions.get(i).name();
            if (!Pattern.compile("\\b" + Pattern.quote(name) + "\\s*\\(")
                    .matcher(formulas)
                    .find()) {
                advice.warning(
                        "impact.function.unused",
                        "functions[" + i + "]",
                        "\"" + name + "\", which nobody calls",
                        "a formula or gate that calls it",
                        "Call it or remove it: the model waits for it in vain.");
            }
        }
    }

    private static String formulas(Json.Obj model) {
        return List.of("indicators", "gates").stream()
                .flatMap(name -> model.get(name).stream())
                .filter(Json.Arr.class::isInstance)
                .flatMap(list -> ((Json.Arr) list).elements().stream())
                .filter(Json.Obj.class::isInstance)
                .flatMap(part ->
                        List.of("formula", "when").stream().flatMap(name -> ((Json.Obj) part).get(name).stream()))
                .filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value())
                .collect(Collectors.joining("\n"));
    }
}
