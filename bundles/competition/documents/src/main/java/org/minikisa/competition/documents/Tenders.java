package org.minikisa.competition.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.Exclusion;
import org.minikisa.rendering.documents.Document.Column;
import org.minikisa.rendering.documents.Document.Row;

/** Which tenders came, and which take no part. */
final class Tenders {

    private Tenders() {}

    /** All that were opened, in the order they came; those that were excluded since stand last. */
    static void received(Paper paper) {
        Dossier dossier = paper.dossier();
        List<RefusedTender> excluded = dossier.refused(RefusedTender.Kind.EXCLUDED);
        if (dossier.competition().tenders().isEmpty() && excluded.isEmpty()) {
            paper.paragraph("tenders.none");
            return;
        }
        boolean lots = !dossier.invitation().lots().isEmpty();
        boolean times = !dossier.isFromElsewhere();
        var rows = new ArrayList<Row>();
        dossier.competition().tenders().stream()
                .sorted(Comparator.comparing(Tender::received).thenComparing(Tender::id))
                .map(tender -> row(
                        paper,
                        tender.tenderer(),
                        tender.id(),
                        lots ? List.of(tender.lot()) : List.of(),
                        times ? List.of(paper.figures().second(tender.received())) : List.of()))
                .forEach(rows::add);
        excluded.stream()
                .map(one -> row(
                        paper,
                        one.tenderer(),
                        one.tender(),
                        lots ? List.of("–") : List.of(),
                        times ? List.of(arrived(paper, one)) : List.of()))
                .forEach(rows::add);
        paper.table(paper.say("table.received"), columns(paper, lots, times), rows);
    }

    private static List<Column> columns(Paper paper, boolean lots, boolean times) {
        var columns = new ArrayList<Column>();
        columns.add(paper.textColumn("column.tenderer", 6));
        columns.add(paper.textColumn("column.tender", 3));
        if (lots) {
            columns.add(paper.textColumn("column.lot", 3));
        }
        if (times) {
            columns.add(paper.textColumn("column.received", 4));
        }
        return columns;
    }

    private static Row row(Paper paper, String tenderer, String tender, List<String> lot, List<String> received) {
        var cells = new ArrayList<String>();
        cells.add(paper.dossier().parties().supplier(tenderer));
        cells.add(tender);
        cells.addAll(lot);
        cells.addAll(received);
        return new Row(Row.Kind.PLAIN, cells);
    }

    /** When a tender came that was excluded since: the record of its opening knows. */
    private static String arrived(Paper paper, RefusedTender excluded) {
        return paper.dossier().opening().stream()
                .flatMap(opening -> opening.tenders().stream())
                .filter(one -> one.tender().filter(excluded.tender()::equals).isPresent())
                .findFirst()
                .map(one -> paper.figures().second(one.received()))
                .orElse("–");
    }

    /** Who was excluded and why; says so where nobody was. */
    static void excluded(Paper paper) {
        Dossier dossier = paper.dossier();
        List<RefusedTender> excluded = dossier.refused(RefusedTender.Kind.EXCLUDED);
        List<RefusedTender> late = dossier.refused(RefusedTender.Kind.LATE).stream()
                .filter(one -> !one.tenderer().isEmpty())
                .toList();
        if (excluded.isEmpty() && late.isEmpty()) {
            paper.paragraph("excluded.none");
            return;
        }
        var rows = new ArrayList<Row>();
        excluded.forEach(
                one -> rows.add(Row.of(dossier.parties().supplier(one.tenderer()), ground(paper, one), one.reason())));
        late.forEach(one -> rows.add(Row.of(
                dossier.parties().supplier(one.tenderer()),
                paper.say("excluded.late"),
                paper.say("excluded.late.at", paper.figures().second(one.at())))));
        paper.table(
                paper.say("table.EXCLUDED"),
                List.of(
                        paper.textColumn("column.tenderer", 4),
                        paper.textColumn("column.ground", 5),
                        paper.textColumn("column.reason", 6)),
                rows);
    }

    /** The ground of an exclusion, where it was given as one. */
    static String ground(Paper paper, RefusedTender refused) {
        return paper.dossier().examination().stream()
                .flatMap(examined -> examined.exclusions().stream())
                .filter(Exclusion::stands)
                .filter(one -> one.tender().equals(refused.tender()))
                .reduce((earlier, later) -> later)
                .map(one -> paper.in(one.ground().label()))
                .orElse(paper.say("excluded.ground"));
    }
}
