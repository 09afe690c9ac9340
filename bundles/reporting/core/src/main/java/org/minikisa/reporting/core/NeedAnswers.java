package org.minikisa.reporting.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.reporting.api.NeedBasis;
import org.minikisa.reporting.api.NeedBasis.LeftOut;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.core.Reading.ContactLine;
import org.minikisa.reporting.core.Suppression.Mark;
import org.minikisa.store.api.Entry;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;

/** One question with the contacts that are there for it. */
final class NeedAnswers {

    /** Of a larger table nobody can prove in good time that small counts stay unknown. */
    static final int MOST_CELLS = 20_000;

    private final NeedQuery query;
    private final Dimensions dimensions;
    private final Contacts contacts;
    private final List<ContactLine> lines;
    private final List<SupportCase> cases;
    private final int unread;

    private NeedAnswers(
            NeedQuery query,
            Dimensions dimensions,
            Contacts contacts,
            List<ContactLine> lines,
            List<SupportCase> cases,
            int unread) {
        this.query = query;
        this.dimensions = dimensions;
        this.contacts = contacts;
        this.lines = lines;
        this.cases = cases;
        this.unread = unread;
    }

    /** Checks the question and reads what it is about. */
    static NeedAnswers asked(Wings sources, NeedQuery asked, LongConsumer progress) {
        NeedChecks.refuse(sources, asked);
        Contacts contacts = sources.contacts().orElseThrow();
        List<Arrival> arrivals = contacts.arrivals();
        Instant moment = asked.asOf().orElseGet(() -> latest(sources, arrivals));
        NeedQuery query = asked.asOf(Optional.of(moment));
        var again = new OtherModels(sources, query.models());
        UnaryOperator<Classification> corrected = sources.classifications()
                .filter(service -> query.corrections())
                .map(service -> service.corrected(moment))
                .orElse(UnaryOperator.identity());
        List<ContactLine> lines = Lines.at(moment, arrivals, sources.classifications(), again, corrected, progress);
        List<SupportCase> cases = sources.cases().map(Cases::list).orElse(List.of());
        int unread = asked.asOf().isPresent()
                        || asked.from().isPresent()
                        || asked.to().isPresent()
                ? 0
                : (int) contacts.ledger().pending();
        return new NeedAnswers(query, dimensions(sources, query, cases), contacts, lines, cases, unread);
    }

    static List<NeedHead> values(Wings sources, NeedDimension dimension, String taxonomy) {
        var query = NeedQuery.by(dimension).themesOf(taxonomy);
        Dimensions dimensions = dimensions(sources, query, List.of());
        if (dimension == NeedDimension.THEME && !taxonomy.equals(NeedQuery.TOPIC)) {
            var labels = new HashSet<String>();
            sources.classifications()
                    .ifPresent(service -> service.forEach(
                            each -> Optional.ofNullable(each.judgement().own().get(taxonomy))
                                    .ifPresent(label -> labels.add(label.value()))));
            return dimensions.heads(dimension, labels);
        }
        return dimensions.heads(dimension, dimensions.known(dimension));
    }

    private static Dimensions dimensions(Wings sources, NeedQuery query, List<SupportCase> cases) {
        Instant moment = query.asOf().orElse(Instant.MAX);
        return new Dimensions(
                query.taxonomy(),
                sources.procurements()
                        .map(p -> Reading.byId(
                                p.jointProcurements(), each -> each.id().value()))
                        .orElse(Map.of()),
                sources.procurements()
                        .map(p -> Reading.byId(p.customers(), each -> each.id().value()))
                        .orElse(Map.of()),
                sources.competitions()
                        .map(competitions -> Phases.of(cases, competitions, moment))
                        .orElse(Phases.BY_TOPIC));
    }

    /** Of the journal, not of the clock; where something is said to have come in later, of that. */
    private static Instant latest(Wings sources, List<Arrival> arrivals) {
        long last = sources.journal().last();
        Stream<Instant> facts = last == 0
                ? Stream.empty()
                : sources.journal().entries(last - 1, "", 1).stream().map(Entry::at);
        Stream<Instant> judged = sources.classifications().flatMap(Classifications::latest).stream();
        return Stream.of(facts, judged, arrivals.stream().map(Arrival::received))
                .flatMap(each -> each)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    List<ContactLine> lines() {
        return lines;
    }

    NeedQuery query() {
        return query;
    }

    Dimensions dimensions() {
        return dimensions;
    }

    /** What was written, by the ids of these. */
    Map<String, Contact> texts(List<ContactLine> of) {
        return Reading.byId(
                contacts.find(of.stream().map(line -> new ContactId(line.id())).toList()),
                contact -> contact.id().value());
    }

    List<SupportCase> supportCases() {
        return cases;
    }

    /** Contacts that the question is about, and how many are not counted for which reason. */
    record Counted(List<ContactLine> lines, Map<LeftOut, Integer> leftOut) {}

    Counted counted() {
        return counted(lines, query, dimensions, unread);
    }

    static Counted counted(List<ContactLine> lines, NeedQuery query, Dimensions dimensions, int unread) {
        var counted = new ArrayList<ContactLine>();
        var leftOut = new EnumMap<LeftOut, Integer>(LeftOut.class);
        Stream.of(LeftOut.values()).forEach(reason -> leftOut.put(reason, 0));
        for (ContactLine line : lines) {
            reason(line, query, dimensions)
                    .ifPresentOrElse(reason -> leftOut.merge(reason, 1, Integer::sum), () -> counted.add(line));
        }
        leftOut.merge(LeftOut.WAITING, unread, Integer::sum);
        return new Counted(List.copyOf(counted), leftOut);
    }

    private static Optional<LeftOut> reason(ContactLine line, NeedQuery query, Dimensions dimensions) {
        LocalDate day = line.received().atZone(Texts.HELSINKI).toLocalDate();
        if (query.from().filter(day::isBefore).isPresent()
                || query.to().filter(day::isAfter).isPresent()) {
            return Optional.of(LeftOut.OTHER_TIME);
        } else if (!line.fromPerson()) {
            return Optional.of(
                    switch (line.disposition()) {
                        case DUPLICATE -> LeftOut.DUPLICATE;
                        case AUTOMATIC -> LeftOut.AUTOMATIC;
                        default -> LeftOut.QUARANTINED;
                    });
        }
        List<NeedDimension> asked = Stream.concat(
                        Stream.concat(Stream.of(query.rows()), query.columns().stream()),
                        query.filters().keySet().stream())
                .distinct()
                .toList();
        if (!line.classified() && asked.stream().anyMatch(Dimensions::needsJudgement)) {
            return Optional.of(LeftOut.WAITING);
        }
        boolean other = query.filters().entrySet().stream().anyMatch(filter -> {
            List<String> values = dimensions.of(filter.getKey(), line);
            return !values.isEmpty() && values.stream().noneMatch(filter.getValue()::contains);
        });
        if (other) {
            return Optional.of(LeftOut.FILTERED);
        }
        if (asked.stream().anyMatch(dimension -> !dimensions.judged(dimension, line))) {
            return Optional.of(LeftOut.NOT_JUDGED);
        }
        boolean unsure = asked.stream()
                .anyMatch(dimension -> dimensions.of(dimension, line).isEmpty()
                        && !(query.filters().containsKey(dimension)
                                ? query.filters().get(dimension).contains(NeedHead.UNSURE)
                                : query.unsure()));
        return unsure ? Optional.of(LeftOut.UNSURE) : Optional.empty();
    }

    /** The values a contact stands under in a map: of those that were asked for. */
    private Function<ContactLine, List<String>> under(NeedDimension dimension) {
        Optional<Set<String>> only = Optional.ofNullable(query.filters().get(dimension));
        return line -> {
            List<String> values = dimensions.of(dimension, line);
            return values.isEmpty()
                    ? List.of(NeedHead.UNSURE)
                    : values.stream()
                            .filter(value -> only.isEmpty() || only.get().contains(value))
                            .toList();
        };
    }

    private Tabulation tabulation(List<ContactLine> counted) {
        return query.columns()
                .map(columns -> Tabulation.of(counted, under(query.rows()), under(columns)))
                .orElseGet(() -> Tabulation.of(counted, under(query.rows())));
    }

    NeedMap map() {
        Counted counted = counted();
        Tabulation table = tabulation(counted.lines());
        List<NeedHead> rows = dimensions.heads(query.rows(), table.rows());
        List<NeedHead> columns =
                query.columns().map(d -> dimensions.heads(d, table.columns())).orElse(List.of());
        NeedCount[][] shown = shown(table, rows, columns);
        int r = rows.size();
        int c = columns.size();
        List<List<NeedCount>> cells = IntStream.range(0, r)
                .mapToObj(i -> List.of(shown[i]).subList(0, c))
                .toList();
        List<NeedCount> rowTotals = IntStream.range(0, r)
                .mapToObj(i -> shown[i][shown[i].length - 1])
                .toList();
        NeedCount total = shown[r][shown[r].length - 1];
        NeedBasis basis = basis(counted, total);
        List<NeedCount> columnTotals = List.of(shown[r]).subList(0, c);
        // of what is told, so that nobody finds out the rest by trying
        String digest = digest(query, basis, rows, columns, cells, rowTotals, columnTotals, total);
        return new NeedMap(query, basis, rows, columns, cells, rowTotals, columnTotals, total, digest);
    }

    /** Cells with totals in the last row and column; without columns the row totals stand in for them. */
    private NeedCount[][] shown(Tabulation table, List<NeedHead> rows, List<NeedHead> columns) {
        int r = rows.size();
        int c = Math.max(1, columns.size());
        NeedChecks.refuseTooLarge(query, r, c);
        long[][] counts = new long[r + 1][c + 1];
        for (int i = 0; i < r; i++) {
            String row = rows.get(i).key();
            for (int j = 0; j < c; j++) {
                counts[i][j] = columns.isEmpty()
                        ? table.row(row).size()
                        : table.at(row, columns.get(j).key()).size();
            }
            counts[i][c] = table.row(row).size();
        }
        for (int j = 0; j < c; j++) {
            counts[r][j] = columns.isEmpty()
                    ? table.all().size()
                    : table.column(columns.get(j).key()).size();
        }
        counts[r][c] = table.all().size();
        return shown(counts, query.leastCount());
    }

    static NeedCount[][] shown(long[][] counts, int least) {
        Mark[][] marks = Suppression.of(counts, least);
        var shown = new NeedCount[counts.length][counts[0].length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts[0].length; j++) {
                shown[i][j] = switch (marks[i][j]) {
                    case TOLD -> NeedCount.of((int) counts[i][j]);
                    case SMALL -> NeedCount.SMALL;
                    case HIDDEN -> NeedCount.HIDDEN;
                };
            }
        }
        return shown;
    }

    private NeedBasis basis(Counted counted, NeedCount total) {
        var leftOut = new EnumMap<LeftOut, NeedCount>(LeftOut.class);
        counted.leftOut().forEach((reason, count) -> leftOut.put(reason, alone(count)));
        int several = (int) counted.lines().stream()
                .filter(line -> line.jointProcurements().size() > 1)
                .count();
        return new NeedBasis(
                query.asOf().orElseThrow(),
                List.copyOf(Lines.models(counted.lines())),
                total,
                leftOut,
                alone(several),
                phases(counted.lines(), total));
    }

    /** A count that no total stands beside. */
    private NeedCount alone(int count) {
        return count > 0 && count < query.leastCount() ? NeedCount.SMALL : NeedCount.of(count);
    }

    /** They sum to the total, so that one small one would be given away. */
    private Map<NeedPhase.Origin, NeedCount> phases(List<ContactLine> counted, NeedCount total) {
        boolean asked = Stream.concat(
                        Stream.concat(Stream.of(query.rows()), query.columns().stream()),
                        query.filters().keySet().stream())
                .anyMatch(NeedDimension.PHASE::equals);
        if (!asked) {
            return Map.of();
        }
        var counts = new EnumMap<NeedPhase.Origin, Integer>(NeedPhase.Origin.class);
        Stream.of(NeedPhase.Origin.values()).forEach(origin -> counts.put(origin, 0));
        counted.forEach(line -> counts.merge(dimensions.phase(line).origin(), 1, Integer::sum));
        boolean small = counts.values().stream().anyMatch(count -> count > 0 && count < query.leastCount());
        var shown = new EnumMap<NeedPhase.Origin, NeedCount>(NeedPhase.Origin.class);
        counts.forEach((origin, count) -> shown.put(
                origin,
                small && count > 0 || count > 0 && total.count().isEmpty() ? NeedCount.HIDDEN : NeedCount.of(count)));
        return shown;
    }

    static String digest(Object... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                sha.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param most at most so many, the first ones to arrive */
    List<NeedCase> cases(Optional<String> row, Optional<String> column, int most) {
        List<ContactLine> counted = counted().lines();
        NeedChecks.refuseUnknown(query.rows(), row, counted, under(query.rows()));
        query.columns().ifPresent(dimension -> NeedChecks.refuseUnknown(dimension, column, counted, under(dimension)));
        var supportCases = new LinkedHashMap<String, String>();
        cases.forEach(each -> each.contacts()
                .forEach(contact -> supportCases.put(contact.value(), each.id().value())));
        List<ContactLine> behind = counted.stream()
                .filter(line -> row.isEmpty() || under(query.rows()).apply(line).contains(row.get()))
                .filter(line -> column.isEmpty()
                        || query.columns().isEmpty()
                        || under(query.columns().get()).apply(line).contains(column.get()))
                .limit(most)
                .toList();
        Map<String, Contact> texts = texts(behind);
        return behind.stream()
                .map(line -> needCase(
                        line,
                        Optional.ofNullable(supportCases.get(line.id())),
                        Optional.ofNullable(texts.get(line.id())).map(Contact::subject)))
                .toList();
    }

    private NeedCase needCase(ContactLine line, Optional<String> supportCase, Optional<String> subject) {
        Phases.Found phase = dimensions.phase(line);
        return new NeedCase(
                line.id(),
                supportCase,
                line.received(),
                line.customer(),
                dimensions.of(NeedDimension.THEME, line).stream().findFirst().orElse(""),
                line.jointProcurements(),
                phase.phase(),
                phase.origin(),
                subject.orElse(""));
    }
}
