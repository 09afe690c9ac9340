package org.minikisa.reporting.shell;

import java.util.Arrays;
import java.util.Locale;

import org.minikisa.problem.api.Language;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.Needs;

/** What is shown, in the language that was asked for. */
record NeedWords(Needs needs, Language language) {

    static Usage option(Usage usage) {
        return usage.choice(
                "--language",
                "LANGUAGE",
                "of what is shown: fi, sv or en (default: en)",
                Arrays.stream(Language.values()).map(Language::code).toList());
    }

    static NeedWords of(Needs needs, Invocation in) {
        return new NeedWords(
                needs,
                in.option("--language")
                        .map(code -> code.toLowerCase(Locale.ROOT))
                        .flatMap(Language::of)
                        .orElse(Language.EN));
    }

    String say(String key, Object... arguments) {
        return needs.text(language, key, arguments);
    }

    String of(NeedHead head) {
        return head.label().in(language);
    }

    String of(NeedDimension dimension) {
        return say("needs.dimension." + dimension);
    }

    String of(NeedPhase phase) {
        return needs.values(NeedDimension.PHASE, NeedQuery.TOPIC).stream()
                .filter(head -> head.key().equals(phase.name()))
                .findFirst()
                .map(this::of)
                .orElse(phase.name());
    }
}
