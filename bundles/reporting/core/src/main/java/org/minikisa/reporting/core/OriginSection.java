package org.minikisa.reporting.core;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Nature;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;

/** What of the data is real and what was made up, so that nobody takes an example for a fact. */
final class OriginSection implements ReportSection {

    private final Reading reading;

    OriginSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "origin";
    }

    @Override
    public int order() {
        return 150;
    }

    /** Whether any of the data was made up; empty where there are no data at all. */
    static Optional<Boolean> constructed(Reading reading) {
        Stream<Boolean> contacts =
                reading.intake().stream().flatMap(i -> i.contacts().stream()).map(Reading.ContactLine::constructed);
        Stream<Boolean> competitions = reading.competitions().stream()
                .flatMap(List::stream)
                .map(c -> c.draft().nature() == Nature.CONSTRUCTED);
        Stream<Boolean> body = reading.body().stream()
                .flatMap(b -> Stream.of(
                                b.jointProcurements().values().stream().map(j -> j.provenance()),
                                b.customers().values().stream().map(c -> c.provenance()),
                                b.suppliers().values().stream().map(s -> s.provenance()),
                                b.figures().stream().map(f -> f.provenance()))
                        .flatMap(Function.identity()))
                .map(OriginSection::isConstructed);
        return Stream.of(contacts, competitions, body)
                .flatMap(Function.identity())
                .reduce(Boolean::logicalOr);
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var table = Table.titled(
                        "data",
                        texts.say("origin.table"),
                        Source.measured("JointProcurement.provenance, Customer.provenance, "
                                + "Supplier.provenance, Figure.provenance, Contact.constructed, "
                                + "CompetitionDraft.nature"))
                .column("what", texts.say("origin.what"))
                .column("all", texts.say("origin.all"))
                .column("real", texts.say("origin.real"))
                .column("example", texts.say("origin.example"))
                .column("constructed", texts.say("origin.constructed"))
                .dataColumn("constructed-ids", texts.say("ids.constructed"));
        reading.body().ifPresent(body -> {
            published(
                    table,
                    texts.say("origin.joint"),
                    body.jointProcurements().values(),
                    j -> j.id().value(),
                    j -> j.provenance());
            published(
                    table,
                    texts.say("origin.customers"),
                    body.customers().values(),
                    c -> c.id().value(),
                    c -> c.provenance());
            published(
                    table,
                    texts.say("origin.suppliers"),
                    body.suppliers().values(),
                    s -> s.id().value(),
                    s -> s.provenance());
            published(
                    table,
                    texts.say("origin.figures"),
                    body.figures(),
                    f -> f.code() + "/" + f.year(),
                    f -> f.provenance());
        });
        reading.intake().ifPresent(intake -> {
            List<String> made = intake.contacts().stream()
                    .filter(Reading.ContactLine::constructed)
                    .map(Reading.ContactLine::id)
                    .toList();
            row(table, texts.say("origin.contacts"), intake.contacts().size(), 0, made);
        });
        reading.competitions().ifPresent(all -> {
            List<String> made = all.stream()
                    .filter(c -> c.draft().nature() == Nature.CONSTRUCTED)
                    .map(c -> c.id().value())
                    .toList();
            row(
                    table,
                    texts.say("origin.competitions"),
                    all.size(),
                    all.stream().filter(OriginSection::isExample).count(),
                    made);
        });
        var section = Section.titled(texts.say("origin.title"));
        section.paragraph(texts.say("origin.text"));
        Table built = table.build();
        return built.rows().isEmpty()
                ? section.notice(texts.say("nothing")).build()
                : section.table(built).build();
    }

    private static <T> void published(
            Table.Builder table,
            String what,
            Collection<T> all,
            Function<T, String> id,
            Function<T, Provenance> provenance) {
        row(
                table,
                what,
                all.size(),
                0,
                all.stream()
                        .filter(each -> isConstructed(provenance.apply(each)))
                        .map(id)
                        .toList());
    }

    private static void row(Table.Builder table, String what, long all, long examples, List<String> made) {
        table.row(
                Value.text(what),
                Value.number(all),
                Value.number(all - examples - made.size()),
                Value.number(examples),
                Value.number(made.size()),
                Value.ids(made));
    }

    static boolean isConstructed(Provenance provenance) {
        return provenance.kind() == Provenance.Kind.CONSTRUCTED;
    }

    static boolean isExample(Competition competition) {
        return competition.draft().nature() == Nature.GUIDE_EXAMPLE
                || competition.draft().nature() == Nature.TENDER_DOCUMENT_EXAMPLE;
    }
}
