package org.minikisa.reporting.core;

import java.util.List;
import java.util.Optional;

import org.minikisa.classification.api.Kind;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Value;

/** The figures at the head of the report; each is counted again, with its parts, in a section of its own. */
final class KeyFiguresSection implements ReportSection {

    static final String ID = "key-figures";

    private final Reading reading;

    KeyFiguresSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("key.title"));
        OriginSection.constructed(reading)
                .filter(any -> any)
                .ifPresent(any -> section.notice(texts.say("key.constructed")));
        Optional<List<String>> guidance = reading.intake()
                .filter(i -> reading.classified())
                .map(i -> Tabulation.of(i.people(), c -> c.kind().map(Kind::name).stream()
                                .toList())
                        .row(Kind.GUIDANCE.name()))
                .map(all -> all.stream().map(Reading.ContactLine::id).toList());
        Optional<List<Long>> minutes = reading.cases().map(CasesSection::minutes);
        return section.figure(figure(
                        "contacts-received",
                        texts.say("key.contacts"),
                        reading.intake().map(i -> i.ledger().received()),
                        "Contacts.ledger: received"))
                .figure(counted(
                        "guidance-contacts",
                        texts.say("key.guidance"),
                        guidance,
                        "Contacts.list and Classifications.current: kind GUIDANCE"))
                .figure(counted(
                        "review-rounds",
                        texts.say("key.reviews"),
                        reading.reviews()
                                .map(all ->
                                        all.stream().map(r -> r.id().value()).toList()),
                        "Reviews.list"))
                .figure(Figure.of(
                        "first-answer-median",
                        texts.say("key.answer"),
                        minutes.map(Tally::medianHours).orElse(Value.missing()),
                        texts.say("unit.hours"),
                        Source.measured("Cases.firstAnswerMinutes: median")))
                .figure(counted(
                        "competitions-decided",
                        texts.say("key.competitions"),
                        reading.competitions().map(all -> all.stream()
                                .filter(c -> c.state().decided())
                                .map(c -> c.id().value())
                                .toList()),
                        "Competitions.list: state DECIDED"))
                .figure(counted(
                        "assessments",
                        texts.say("key.assessments"),
                        reading.assessments()
                                .map(all -> all.stream().map(a -> a.id()).toList()),
                        "Assessments.list"))
                .build();
    }

    private static Figure counted(String key, String name, Optional<List<String>> ids, String query) {
        return figure(key, name, ids.map(all -> (long) all.size()), query).withIds(ids.orElse(List.of()));
    }

    private static Figure figure(String key, String name, Optional<Long> count, String query) {
        return Figure.of(key, name, count.map(Value::number).orElse(Value.missing()), "", Source.measured(query));
    }
}
