package org.minikisa.impact.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.NearMiss;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** What was promised, by when, and whether it was kept. */
record KeepPromises(Supplier<Obligations> known, Requests requests, Supplier<Obligations> obligations)
        implements Command {

    private static final List<String> DEEDS = List.of("list", "promise", "keep", "breach", "reopen", "postpone");

    @Override
    public Usage usage() {
        return Usage.of("obligations", "keeps what was promised: list, promise, keep, breach, reopen, postpone")
                .argument("DEED", "list unless said; " + String.join(", ", DEEDS), () -> DEEDS, false)
                .argument("ID", "a subject to list, an assessment to promise, else an obligation", this::ids, false)
                .option("--due", "DAY", "by which it must be shown to be kept")
                .option("--evidence", "TEXT", "what shows that it is kept")
                .option("--reason", "TEXT", "why it was breached, reopened or postponed")
                .option("--by", "NAME", "who settles it")
                .choice("--language", "LANGUAGE", "of titles", Texts.LANGUAGES)
                .example("kisa:impact obligations keep OB-1 --evidence \"report of March, page 2\" --by Aino");
    }

    private List<String> ids() {
        var service = known.get();
        var ids = new ArrayList<>(requests.assessmentIds());
        if (service != null) {
            service.list("").forEach(obligation -> ids.add(obligation.id()));
        }
        return ids;
    }

    @Override
    public void run(Invocation in) {
        var deed = in.argument("DEED").orElse("list");
        if (!DEEDS.contains(deed)) {
            var near = NearMiss.of(deed, DEEDS);
            throw new UnknownIdException("deed", deed, near.isEmpty() ? DEEDS : near);
        }
        var done = deed.equals("list")
                ? obligations.get().list(in.argument("ID").orElse(""))
                : deed.equals("promise") ? promise(in) : List.of(settled(in, deed));
        in.screen().listing(done, columns(in));
    }

    private List<Obligation> promise(Invocation in) {
        var given = new Given(in);
        var due = given.day("--due");
        if (in.option("--due").isEmpty()) {
            missing(given.problems(), "--due", "a day");
        }
        if (in.argument("ID").isEmpty()) {
            missing(given.problems(), "ID", "an assessment");
        }
        given.refuseIfWrong("kisa:impact obligations promise");
        return obligations.get().promise(in.argument("ID").orElseThrow(), due.orElseThrow());
    }

    private Obligation settled(Invocation in, String deed) {
        var given = new Given(in);
        var due = given.day("--due");
        var text = deed.equals("keep") ? "--evidence" : "--reason";
        if (in.argument("ID").isEmpty()) {
            missing(given.problems(), "ID", "an obligation");
        }
        if (in.option(text).filter(words -> !words.isBlank()).isEmpty()) {
            missing(given.problems(), text, "a text");
        }
        if (in.option("--by").filter(name -> !name.isBlank()).isEmpty()) {
            missing(given.problems(), "--by", "who does it");
        }
        if (deed.equals("postpone") && in.option("--due").isEmpty()) {
            missing(given.problems(), "--due", "the new day");
        }
        given.refuseIfWrong("kisa:impact obligations " + deed);
        var id = in.argument("ID").orElseThrow();
        var words = in.option(text).orElseThrow();
        var by = in.option("--by").orElseThrow();
        return switch (deed) {
            case "keep" -> obligations.get().keep(id, words, by);
            case "breach" -> obligations.get().breach(id, words, by);
            case "reopen" -> obligations.get().reopen(id, words, by);
            default -> obligations.get().postpone(id, due.orElseThrow(), words, by);
        };
    }

    private static void missing(Problems problems, String place, String expected) {
        problems.add("impact.shell.missing", place, "nothing", expected, "Add " + place + ".");
    }

    private static Listing<Obligation> columns(Invocation in) {
        var language = Texts.language(in);
        var columns = Listing.rows(Obligation.class)
                .text("id", "Id", Obligation::id)
                .with(Column.<Obligation>text("state", "State", Obligation::state)
                        .tone(obligation -> tone(obligation.state(), obligation.overdue())))
                .with(Column.<Obligation>text("due", "Due", Obligation::due)
                        .tone(obligation -> obligation.overdue() ? Tone.BAD : Tone.PLAIN))
                .text("overdue", "Overdue", Obligation::overdue)
                .text("subject", "Subject", Obligation::subject)
                .text("title", "Promise", obligation -> obligation.title().in(language))
                .text("promised", "Promised", Obligation::promised)
                .number("points", "Points", 2, Obligation::points)
                .text("evidence", "Evidence or reason", Obligation::evidence)
                .whenEmpty("none; kisa:impact obligations promise AS-1 --due DAY makes some");
        return in.screen().json()
                ? columns.text("assessment", "Assessment", Obligation::assessment)
                        .text("indicator", "Indicator", Obligation::indicator)
                        .text("base", "Base", Obligation::base)
                        .text("by", "By", Obligation::by)
                        .text("settled", "Settled", Obligation::settled)
                : columns;
    }

    private static Tone tone(Obligation.State state, boolean overdue) {
        return switch (state) {
            case OPEN -> overdue ? Tone.BAD : Tone.WARNING;
            case KEPT -> Tone.GOOD;
            case BREACHED -> Tone.BAD;
        };
    }
}
