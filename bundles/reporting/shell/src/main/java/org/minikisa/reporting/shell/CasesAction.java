package org.minikisa.reporting.shell;

import java.util.List;
import java.util.Optional;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Excerpt;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.Needs;

/** What is behind a number. */
final class CasesAction implements Command {

    private final Needs needs;

    CasesAction(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Usage usage() {
        Usage usage = Usage.of("cases", "lists the contacts behind a number of the map")
                .choice("--rows", "DIMENSION", "what the rows of the map are", NeedArguments.words())
                .option("--row", "KEY", "only this row")
                .choice("--columns", "DIMENSION", "what its columns are", NeedArguments.withNone())
                .option("--column", "KEY", "only this column");
        return Excerpt.on(NeedWords.option(NeedArguments.days(NeedArguments.filters(needs, usage))))
                .example("kisa:needs cases --theme G7 --joint-procurement none");
    }

    @Override
    public void run(Invocation in) {
        var arguments = new NeedArguments(needs, in);
        NeedDimension rows =
                arguments.dimension("--rows", NeedDimension.CHANNEL).orElseThrow();
        Optional<NeedDimension> columns = in.option("--columns").isEmpty()
                ? Optional.empty()
                : arguments.dimension("--columns", NeedDimension.THEME);
        NeedQuery plain = arguments.query(rows, columns).between(arguments.day("--from"), arguments.day("--to"));
        Optional<String> row = in.option("--row").flatMap(key -> arguments.value(rows, plain.taxonomy(), key));
        Optional<String> column = in.option("--column")
                .flatMap(key -> columns.flatMap(dimension -> arguments.value(dimension, plain.taxonomy(), key)));
        boolean unsure = row.filter(NeedHead.UNSURE::equals).isPresent()
                || column.filter(NeedHead.UNSURE::equals).isPresent();
        arguments.refuse();
        NeedWords words = NeedWords.of(needs, in);
        Excerpt excerpt = Excerpt.asked(in);
        List<NeedCase> cases;
        try (Progress progress = in.screen().progress(words.say("needs.progress.counting"), 0)) {
            cases = needs.cases(plain.withUnsure(unsure), row, column, excerpt.enough(), progress::to);
        }
        show(in, words, excerpt.of(cases));
        excerpt.more(cases.size());
    }

    static void show(Invocation in, NeedWords words, List<NeedCase> cases) {
        boolean json = in.screen().json();
        var listing = Listing.rows(NeedCase.class)
                .text("contact", words.say("needs.cases.contact"), NeedCase::contact)
                .text("case", words.say("needs.cases.case"), NeedCase::supportCase)
                .text("received", words.say("needs.cases.received"), NeedCase::received)
                .text("customer", words.say("needs.cases.customer"), NeedCase::customer)
                .text("theme", words.of(NeedDimension.THEME), NeedCase::theme)
                .text("jointProcurements", words.of(NeedDimension.JOINT_PROCUREMENT), NeedCase::jointProcurements)
                .text("phase", words.of(NeedDimension.PHASE), each -> each.phase()
                        .map(phase -> json ? phase.name() : words.of(phase)))
                .text("phaseFrom", words.say("needs.cases.told-by"), each -> origin(each.phaseOrigin(), words, json));
        // what a person wrote is for the terminal only
        in.screen()
                .listing(
                        cases,
                        (json ? listing : listing.text("subject", words.say("needs.cases.subject"), NeedCase::subject))
                                .whenEmpty(words.say("needs.cases.none")));
    }

    private static String origin(NeedPhase.Origin origin, NeedWords words, boolean json) {
        return json ? origin.name() : words.say("needs.told-by." + origin);
    }
}
