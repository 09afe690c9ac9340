package org.minikisa.reporting.shell;

import java.util.Locale;
import java.util.Optional;

import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.reporting.api.EmergingNeed;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.Needs;

/** What grew. */
final class EmergingAction implements Command {

    private static final int WINDOW = 30;
    private static final int BEFORE = 90;

    private final Needs needs;

    EmergingAction(Needs needs) {
        this.needs = needs;
    }

    @Override
    public Usage usage() {
        Usage usage = Usage.of("emerging", "tells which themes grew, and in which words");
        return NeedWords.option(NeedArguments.filters(needs, usage)
                        .option("--window", "DAYS", "the last so many days (default: " + WINDOW + ")")
                        .option("--before", "DAYS", "compared with so many before (default: " + BEFORE + ")")
                        .option("--to", "DATE", "the window's last day (default: that of the last contact)"))
                .example("kisa:needs emerging --window 14 --before 60");
    }

    @Override
    public void run(Invocation in) {
        var arguments = new NeedArguments(needs, in);
        int window = arguments.number("--window", "days").orElse(WINDOW);
        int before = arguments.number("--before", "days").orElse(BEFORE);
        NeedQuery query =
                arguments.query(NeedDimension.THEME, Optional.empty()).between(Optional.empty(), arguments.day("--to"));
        arguments.refuse();
        NeedWords words = NeedWords.of(needs, in);
        EmergingNeeds emerging;
        try (Progress progress = in.screen().progress(words.say("needs.progress.comparing"), 0)) {
            emerging = needs.emerging(query, window, before, progress::to);
        }
        if (in.screen().json()) {
            in.screen().details(json(emerging, words));
        } else {
            show(in, emerging, words);
        }
    }

    private static void show(Invocation in, EmergingNeeds emerging, NeedWords words) {
        in.screen()
                .line(words.say(
                        emerging.workingDays() ? "needs.emerging.working-days" : "needs.emerging.days",
                        emerging.from(),
                        emerging.to(),
                        emerging.windowDays(),
                        emerging.beforeDays(),
                        emerging.beforeFrom()));
        if (emerging.compared() > 0) {
            EmergingNeeds.Overall overall = emerging.overall();
            in.screen()
                    .line(words.say(
                            "needs.emerging.overall",
                            overall.now(),
                            overall.before(),
                            decimals(words, "%.1f", overall.ratio()),
                            decimals(words, "%.2g", overall.p())));
            in.screen().line(words.say("needs.emerging.compared", emerging.compared()));
        }
        if (emerging.needs().isEmpty()) {
            in.screen().line(words.say(emerging.compared() == 0 ? "needs.emerging.too-few" : "needs.emerging.nothing"));
        }
        emerging.needs().forEach(need -> show(in, need, title(need, words), words));
        emerging.uncovered().ifPresent(need -> show(in, need, words.say("needs.emerging.uncovered"), words));
    }

    private static String title(EmergingNeed need, NeedWords words) {
        String code = need.theme().code();
        String label = words.of(need.theme());
        return (code.equals(label) ? label : code + " " + label)
                + need.jointProcurement().map(joint -> " – " + words.of(joint)).orElse("");
    }

    private static void show(Invocation in, EmergingNeed need, String title, NeedWords words) {
        in.screen().line();
        in.screen().line(Tone.STRONG, title);
        String p = decimals(words, "%.2g", need.p());
        in.screen()
                .line("  "
                        + (need.before() == 0
                                ? words.say("needs.emerging.new", need.now(), p)
                                : words.say(
                                        "needs.emerging.more",
                                        need.now(),
                                        need.before(),
                                        decimals(words, "%.1f", need.ratio()),
                                        p)));
        if (!need.terms().isEmpty()) {
            var terms = need.terms().stream()
                    .map(term -> term.text() + " (" + term.now() + ")")
                    .toList();
            in.screen().line("  " + words.say("needs.emerging.words", String.join(", ", terms)));
        }
        need.sentences().forEach(sentence -> in.screen().line("  “" + sentence + "”"));
        in.screen().line(Tone.DIM, "  " + String.join(", ", need.contacts()));
    }

    private static String decimals(NeedWords words, String format, double number) {
        return String.format(Locale.forLanguageTag(words.language().code()), format, number);
    }

    private static Details json(EmergingNeeds emerging, NeedWords words) {
        return Details.of("Emerging needs")
                .add("asOf", "As of", emerging.asOf())
                .add("from", "From", emerging.from())
                .add("to", "To", emerging.to())
                .add("beforeFrom", "Before, from", emerging.beforeFrom())
                .add("windowDays", "Days", emerging.windowDays())
                .add("beforeDays", "Days before", emerging.beforeDays())
                .add("workingDays", "Working days", emerging.workingDays())
                .add("now", "Now", emerging.overall().now())
                .add("before", "Before", emerging.overall().before())
                .add("ratio", "Times", emerging.overall().ratio())
                .add("p", "p", emerging.overall().p())
                .add("compared", "Compared", emerging.compared())
                .listing("needs", "Needs", emerging.needs(), listing(words))
                .listing("uncovered", "Uncovered", emerging.uncovered().stream().toList(), listing(words));
    }

    private static Listing<EmergingNeed> listing(NeedWords words) {
        return Listing.rows(EmergingNeed.class)
                .text("theme", "Theme", need -> need.theme().key())
                .text("label", "Label", need -> words.of(need.theme()))
                .text("jointProcurement", "Joint procurement", need -> need.jointProcurement()
                        .map(NeedHead::key))
                .number("now", "Now", EmergingNeed::now)
                .number("before", "Before", EmergingNeed::before)
                .number("ratio", "Times", EmergingNeed::ratio)
                .number("p", "p", EmergingNeed::p)
                .number("q", "q", EmergingNeed::q)
                .text("terms", "Words", need -> need.terms().stream()
                        .map(EmergingNeed.Term::text)
                        .toList())
                .text("sentences", "Sentences", EmergingNeed::sentences)
                .text("contacts", "Contacts", EmergingNeed::contacts);
    }
}
