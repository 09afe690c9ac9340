package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.minikisa.classification.api.Kind;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import org.minikisa.reporting.core.Reading.CaseLine;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.SupportCase;

/** How the unit answers: cases, first-answer times in working time, and whether they kept the service time. */
final class CasesSection implements ReportSection {

    private static final String MINUTES =
            "Cases.firstAnswerMinutes (working time by LegalCalendar, Mon-Fri 8-16 Europe/Helsinki)";

    private final Reading reading;

    /** Ids of the contacts whose kind the classifier could not tell. */
    private final Set<String> unsure;

    CasesSection(Reading reading) {
        this.reading = reading;
        this.unsure = reading.intake().stream()
                .flatMap(intake -> intake.people().stream())
                .filter(c -> c.classified() && c.kind().isEmpty())
                .map(Reading.ContactLine::id)
                .collect(Collectors.toSet());
    }

    @Override
    public String id() {
        return "cases";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("cases.title"));
        if (reading.cases().isEmpty()) {
            return section.notice(texts.say("missing.support")).build();
        }
        List<CaseLine> cases = reading.cases().get();
        if (cases.isEmpty()) {
            return section.notice(texts.say("cases.none")).build();
        }
        for (CaseState state : List.of(CaseState.OPEN, CaseState.ANSWERED, CaseState.CLOSED)) {
            List<String> ids = cases.stream()
                    .filter(c -> c.supportCase().state() == state)
                    .map(CasesSection::id)
                    .toList();
            section.figure(Figure.of(
                            "cases-" + state.name().toLowerCase(Locale.ROOT),
                            texts.say("cases.state." + state),
                            Value.number(ids.size()),
                            "",
                            Source.measured("Cases.list: state " + state))
                    .withIds(ids));
        }
        List<Long> minutes = minutes(cases);
        String hours = texts.say("unit.hours");
        section.figure(Figure.of(
                        "first-answer-median",
                        texts.say("cases.median"),
                        Tally.medianHours(minutes),
                        hours,
                        Source.measured(MINUTES + ": median")))
                .figure(Figure.of(
                        "first-answer-p90",
                        texts.say("cases.p90"),
                        Tally.p90Hours(minutes),
                        hours,
                        Source.measured(MINUTES + ": 90th percentile, nearest rank")))
                .figure(Figure.of(
                        "in-service-time",
                        texts.say("cases.in-time"),
                        inTime(cases),
                        "%",
                        Source.measured(
                                "SupportCase.firstAnswered not after answerDue, of the cases answered or overdue")));
        return section.paragraph(texts.say("cases.text"))
                .table(byKind(cases, texts))
                .table(all(cases, texts))
                .build();
    }

    static List<Long> minutes(List<CaseLine> cases) {
        return cases.stream()
                .filter(c -> c.minutes().isPresent())
                .map(c -> c.minutes().getAsLong())
                .toList();
    }

    /** Of the cases whose service time is decided: answered, or still waiting after it has passed. */
    private Value inTime(List<CaseLine> cases) {
        List<CaseLine> decided =
                cases.stream().filter(c -> kept(c) != Kept.NOT_YET).toList();
        return Tally.percent(decided.stream().filter(c -> kept(c) == Kept.YES).count(), decided.size());
    }

    private enum Kept {
        YES,
        NO,
        NOT_YET
    }

    private Kept kept(CaseLine line) {
        SupportCase each = line.supportCase();
        Instant moment = reading.asOf().moment();
        return each.firstAnswered()
                .map(at -> at.isAfter(each.answerDue()) ? Kept.NO : Kept.YES)
                .orElse(each.lateAt(moment) ? Kept.NO : Kept.NOT_YET);
    }

    private Table byKind(List<CaseLine> cases, Texts texts) {
        var table = Table.titled("by-kind", texts.say("cases.by-kind"), Source.measured("Cases.list; " + MINUTES))
                .column("kind", texts.say("kind"))
                .column("cases", texts.say("cases.count"))
                .column("answered", texts.say("cases.answered"))
                .column("median-hours", texts.say("cases.median-h"))
                .column("p90-hours", texts.say("cases.p90-h"))
                .column("in-service-time-percent", texts.say("cases.in-time-percent"))
                .dataColumn("ids", texts.say("ids"));
        for (Kind kind : Kind.values()) {
            List<CaseLine> some = cases.stream()
                    .filter(c -> c.supportCase().kind() == kind && sure(c))
                    .toList();
            if (!some.isEmpty()) {
                row(table, kind.label().in(texts.language()), some);
            }
        }
        List<CaseLine> open = cases.stream().filter(c -> !sure(c)).toList();
        if (!open.isEmpty()) {
            row(table, texts.say("contacts.unsure"), open);
        }
        row(table, texts.say("all"), cases);
        return table.build();
    }

    private void row(Table.Builder table, String label, List<CaseLine> some) {
        List<Long> minutes = minutes(some);
        table.row(
                Value.text(label),
                Value.number(some.size()),
                Value.number(minutes.size()),
                Tally.medianHours(minutes),
                Tally.p90Hours(minutes),
                inTime(some),
                Value.ids(some.stream().map(CasesSection::id).toList()));
    }

    private Table all(List<CaseLine> cases, Texts texts) {
        var table = Table.titled("all", texts.say("cases.all"), Source.measured("Cases.list; " + MINUTES))
                .column("case", texts.say("case"))
                .column("kind", texts.say("kind"))
                .column("kind-sure", texts.say("cases.sure"))
                .column("topic", texts.say("needs.code"))
                .column("joint-procurement", texts.say("joint"))
                .column("state", texts.say("state"))
                .column("opened", texts.say("cases.opened"))
                .column("first-answer-hours", texts.say("cases.hours"))
                .column("in-service-time", texts.say("cases.kept"))
                .dataColumn("first-answer-minutes", texts.say("cases.minutes"))
                .dataColumn("answer-due", texts.say("cases.due"))
                .dataColumn("conversation", texts.say("conversation"))
                .dataColumn("contacts", texts.say("ids.contacts"))
                .dataColumn("competition", texts.say("competition"))
                .dataColumn("constructed", texts.say("origin.constructed"));
        for (CaseLine line : cases) {
            SupportCase each = line.supportCase();
            table.row(
                    Value.text(each.id().value()),
                    Value.text(each.kind().label().in(texts.language())),
                    Value.text(texts.say(sure(line) ? "yes" : "no")),
                    Value.text(each.topic().name()),
                    Value.text(each.jointProcurement()
                            .map(j -> reading.jointProcurementName(j.value(), texts.language()))
                            .orElse("")),
                    Value.text(texts.say("state." + each.state())),
                    Value.at(each.opened()),
                    line.minutes().isPresent()
                            ? Value.number(Tally.hours(line.minutes().getAsLong()))
                            : Value.missing(),
                    Value.text(texts.say("kept." + kept(line))),
                    line.minutes().isPresent() ? Value.number(line.minutes().getAsLong()) : Value.missing(),
                    Value.at(each.answerDue()),
                    Value.text(each.conversation().value()),
                    Value.ids(each.contacts().stream().map(c -> c.value()).toList()),
                    Value.text(each.competition().orElse("")),
                    Value.text(texts.say(each.constructed() ? "yes" : "no")));
        }
        return table.build();
    }

    /** Whether its kind is more than a guess at the contact that opened it. */
    private boolean sure(CaseLine line) {
        return line.supportCase().contacts().stream().limit(1).noneMatch(contact -> unsure.contains(contact.value()));
    }

    private static String id(CaseLine line) {
        return line.supportCase().id().value();
    }
}
