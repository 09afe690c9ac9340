package org.minikisa.reporting.core;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.minikisa.classification.api.Kind;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.Language;
import org.minikisa.rendering.charts.Palette;
import org.minikisa.rendering.charts.Series;
import org.minikisa.rendering.charts.Stack;
import org.minikisa.rendering.charts.StackedBars;
import org.minikisa.rendering.charts.StackedColumns;
import org.minikisa.reporting.api.Chart;
import org.minikisa.reporting.api.Figure;
import org.minikisa.reporting.api.ReportSection;
import org.minikisa.reporting.api.Section;
import org.minikisa.reporting.api.Source;
import org.minikisa.reporting.api.Table;
import org.minikisa.reporting.api.Value;
import org.minikisa.reporting.core.Reading.ContactLine;

/** Who writes, when, how, in which language and about which joint procurement. */
final class ContactsSection implements ReportSection {

    /** A longer time is shown by year: columns of months would become too thin to read. */
    private static final int MOST_MONTHS = 36;

    /** More joint procurements than these are summed up as others. */
    static final int MOST_ROWS = 24;

    private static final String NOT_SURE = "not-sure";
    private static final String UNCLASSIFIED = "unclassified";

    private final Reading reading;

    ContactsSection(Reading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "contacts";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Section build(Language language) {
        Texts texts = Texts.in(language);
        var section = Section.titled(texts.say("contacts.title"));
        if (reading.intake().isEmpty()) {
            return section.notice(texts.say("missing.intake")).build();
        }
        Reading.Intake intake = reading.intake().get();
        section.table(books(intake, texts));
        List<ContactLine> people = intake.people();
        if (people.isEmpty()) {
            return section.notice(texts.say("contacts.none")).build();
        }
        long made = people.stream().filter(ContactLine::constructed).count();
        if (made > 0) {
            section.notice(texts.say("contacts.constructed", made, people.size()));
        }
        if (!reading.classified()) {
            section.notice(texts.say("missing.classification"));
        }
        section.paragraph(texts.say("contacts.text", people.size()));
        if (reading.classified()) {
            section.figure(unsure(
                    people, c -> c.kind().isEmpty(), "kind-not-sure", texts.say("contacts.kind-unsure"), "KIND"));
        }
        section.chart(byTime(people, texts));
        section.chart(byJointProcurement(people, texts));
        section.chart(plain(
                "channel",
                texts.say("contacts.by-channel"),
                texts.say("contacts.channel"),
                people,
                Arrays.stream(Channel.values())
                        .map(c -> new Group<>(c, texts.say("channel." + c)))
                        .toList(),
                ContactLine::channel,
                "Contacts.list by channel",
                texts));
        section.chart(plain(
                "language",
                texts.say("contacts.by-language"),
                texts.say("contacts.language"),
                people,
                languages(people, texts),
                line -> line.language().orElse(""),
                "Classifications.current: LANGUAGE",
                texts));
        return section.build();
    }

    /** How many contacts the classifier looked at and could not tell; a person should look. */
    static Figure unsure(List<ContactLine> people, Predicate<ContactLine> open, String key, String name, String axis) {
        List<String> ids = people.stream()
                .filter(ContactLine::classified)
                .filter(open)
                .map(ContactLine::id)
                .toList();
        return Figure.of(
                        key,
                        name,
                        Value.number(ids.size()),
                        "",
                        Source.measured("Contacts.list (NEW_CONVERSATION, FOLLOW_UP), Classifications.current: " + axis
                                + " not sure or empty"))
                .withIds(ids);
    }

    /** Received = pending + what became of each: nothing is dropped in silence. */
    private static Table books(Reading.Intake intake, Texts texts) {
        var table = Table.titled(
                        "books", texts.say("contacts.books"), Source.measured("Contacts.ledger; ids: Contacts.list"))
                .column("disposition", texts.say("contacts.disposition"))
                .column("contacts", texts.say("contacts.count"))
                .dataColumn("ids", texts.say("ids"));
        for (Disposition disposition : Disposition.values()) {
            List<String> ids = intake.contacts().stream()
                    .filter(c -> c.disposition() == disposition)
                    .map(ContactLine::id)
                    .toList();
            table.row(
                    Value.text(texts.say("disposition." + disposition)),
                    Value.number(intake.ledger().dispositions().get(disposition)),
                    Value.ids(ids));
        }
        table.row(
                Value.text(texts.say("contacts.pending")),
                Value.number(intake.ledger().pending()),
                Value.ids(List.of()));
        table.row(
                Value.text(texts.say("contacts.received")),
                Value.number(intake.ledger().received()),
                Value.ids(List.of()));
        return table.build();
    }

    /** Every month or year of the time stands there, those without contacts with their zero: the axis is time. */
    private Chart byTime(List<ContactLine> people, Texts texts) {
        var months = new TreeMap<YearMonth, List<ContactLine>>();
        people.forEach(
                c -> months.computeIfAbsent(c.month(), m -> new ArrayList<>()).add(c));
        YearMonth first = months.firstKey();
        YearMonth last = months.lastKey();
        if (first.until(last, ChronoUnit.MONTHS) >= MOST_MONTHS) {
            var years = new TreeMap<Integer, List<ContactLine>>();
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                years.put(year, new ArrayList<>());
            }
            people.forEach(c -> years.get(c.month().getYear()).add(c));
            return byKind(
                    "year",
                    texts.say("contacts.by-year"),
                    texts.say("contacts.year"),
                    people,
                    years.entrySet().stream()
                            .map(e -> new Row(e.getKey().toString(), e.getKey().toString(), e.getValue()))
                            .toList(),
                    true,
                    texts);
        }
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.putIfAbsent(month, List.of());
        }
        return byKind(
                "month",
                texts.say("contacts.by-month"),
                texts.say("contacts.month"),
                people,
                months.entrySet().stream()
                        .map(e -> new Row(texts.month(e.getKey()), e.getKey().toString(), e.getValue()))
                        .toList(),
                true,
                texts);
    }

    private Chart byJointProcurement(List<ContactLine> people, Texts texts) {
        return byKind(
                "joint-procurement",
                texts.say("contacts.by-joint"),
                texts.say("joint"),
                people,
                byJointProcurement(people, reading, texts),
                false,
                texts);
    }

    /** Those with most contacts first; then the others together, and last those where it was not recognised. */
    static List<Row> byJointProcurement(List<ContactLine> people, Reading reading, Texts texts) {
        Tabulation table = Tabulation.of(people, ContactLine::jointProcurements);
        List<Row> rows = new ArrayList<>(table.rows().stream()
                .map(id -> new Row(reading.jointProcurementName(id, texts.language()), id, table.row(id)))
                .sorted(Comparator.comparing((Row row) -> -row.contacts().size())
                        .thenComparing(Row::key))
                .toList());
        if (rows.size() > MOST_ROWS) {
            List<ContactLine> others = rows.subList(MOST_ROWS, rows.size()).stream()
                    .flatMap(r -> r.contacts().stream())
                    .distinct()
                    .toList();
            rows = new ArrayList<>(rows.subList(0, MOST_ROWS));
            rows.add(new Row(texts.say("contacts.others"), "", others));
        }
        List<ContactLine> unknown =
                people.stream().filter(c -> c.jointProcurements().isEmpty()).toList();
        if (!unknown.isEmpty()) {
            rows.add(new Row(texts.say("contacts.unrecognised"), "", unknown));
        }
        return rows;
    }

    /** @param key the same in every language; empty where there is none */
    record Row(String label, String key, List<ContactLine> contacts) {}

    private record Group<K>(K key, String label) {}

    private Chart byKind(
            String key,
            String title,
            String rowHead,
            List<ContactLine> people,
            List<Row> rows,
            boolean overTime,
            Texts texts) {
        Tabulation all = Tabulation.of(people, ContactsSection::part);
        List<Part> parts = parts(texts).stream()
                .filter(part -> all.rows().contains(part.key()))
                .toList();
        var table = Table.titled(
                        key,
                        title,
                        Source.measured(
                                "Contacts.list (NEW_CONVERSATION, FOLLOW_UP) and " + "Classifications.current: KIND"
                                        + (overTime ? "; received in Europe/Helsinki" : ", JOINT_PROCUREMENT")))
                .column("label", rowHead)
                .dataColumn("key", texts.say("key"));
        parts.forEach(part -> table.column(part.key(), part.name()));
        table.column("all", texts.say("all")).dataColumn("ids", texts.say("ids"));
        var stacks = new ArrayList<Stack>();
        for (Row row : rows) {
            Tabulation kinds = Tabulation.of(row.contacts(), ContactsSection::part);
            List<Long> counts = parts.stream()
                    .map(part -> (long) kinds.row(part.key()).size())
                    .toList();
            stacks.add(Stack.counts(row.label(), counts));
            var values = new ArrayList<Value>(List.of(Value.text(row.label()), Value.text(row.key())));
            counts.forEach(count -> values.add(Value.number(count)));
            values.add(Value.number(row.contacts().size()));
            values.add(Value.ids(row.contacts().stream().map(ContactLine::id).toList()));
            table.row(values);
        }
        List<Series> series = parts.stream()
                .map(part -> new Series(part.name(), part.colour()))
                .toList();
        String id = "contacts-" + key;
        return Drawn.of(
                overTime ? new StackedColumns(id, title, series, stacks) : new StackedBars(id, title, series, stacks),
                table.build(),
                texts);
    }

    /** What a column or bar is made of. */
    private record Part(String key, String name, Palette colour) {}

    /** The kinds that the classifier stands by, then what it is not sure of, then what it has not seen. */
    private static List<Part> parts(Texts texts) {
        var parts = new ArrayList<Part>();
        for (Kind kind : Kind.values()) {
            parts.add(new Part(key(kind), kind.label().in(texts.language()), colour(kind)));
        }
        parts.add(new Part(NOT_SURE, texts.say("contacts.unsure"), Palette.SAND));
        parts.add(new Part(UNCLASSIFIED, texts.say("contacts.unclassified"), Palette.GREY));
        return parts;
    }

    private static List<String> part(ContactLine contact) {
        return List.of(contact.kind().map(ContactsSection::key).orElse(contact.classified() ? NOT_SURE : UNCLASSIFIED));
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Palette colour(Kind kind) {
        return switch (kind) {
            case GUIDANCE -> Palette.NAVY;
            case REVIEW -> Palette.BLUE;
            case COMPETITION_REQUEST -> Palette.TEAL;
            case FEEDBACK -> Palette.LIGHT_BLUE;
            case SUPPLIER -> Palette.LIGHT_TEAL;
            case OTHER -> Palette.GREY;
        };
    }

    private static <K> Chart plain(
            String key,
            String title,
            String head,
            List<ContactLine> people,
            List<Group<K>> groups,
            Function<ContactLine, K> of,
            String query,
            Texts texts) {
        var table = Table.titled(key, title, Source.measured(query))
                .column("label", head)
                .dataColumn("key", texts.say("key"))
                .column("contacts", texts.say("contacts.count"))
                .dataColumn("ids", texts.say("ids"));
        var stacks = new ArrayList<Stack>();
        Tabulation counted =
                Tabulation.of(people, contact -> List.of(of.apply(contact).toString()));
        for (Group<K> group : groups) {
            List<String> ids = counted.row(group.key().toString()).stream()
                    .map(ContactLine::id)
                    .toList();
            stacks.add(Stack.counts(group.label(), List.of((long) ids.size())));
            table.row(
                    Value.text(group.label()),
                    Value.text(group.key().toString()),
                    Value.number(ids.size()),
                    Value.ids(ids));
        }
        return Drawn.of(
                StackedBars.plain("contacts-" + key, title, texts.say("contacts.count"), stacks), table.build(), texts);
    }

    private static List<Group<String>> languages(List<ContactLine> people, Texts texts) {
        var groups = new ArrayList<Group<String>>();
        for (Language language : Language.values()) {
            groups.add(new Group<>(language.code(), texts.say("language." + language.code())));
        }
        people.stream()
                .map(c -> c.language().orElse(""))
                .distinct()
                .sorted()
                .filter(code -> Language.of(code).isEmpty())
                .forEach(code -> groups.add(new Group<>(code, code.isEmpty() ? texts.say("language.unknown") : code)));
        return groups;
    }
}
