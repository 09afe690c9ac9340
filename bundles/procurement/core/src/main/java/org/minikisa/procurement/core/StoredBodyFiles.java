package org.minikisa.procurement.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.BodyChange;
import org.minikisa.procurement.api.BodyFiles;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.CpvVocabulary;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.core.BodyColumns.Column;
import org.minikisa.rendering.documents.Csv;
import org.minikisa.rendering.documents.CsvTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import com.google.gson.JsonObject;

/** Reads and writes the body that is kept. */
@Component
public final class StoredBodyFiles implements BodyFiles {

    /** The record that a place belongs to, and what of it: {@code suppliers[3].mail}. */
    private static final Pattern PLACE = Pattern.compile("(\\w+\\[(\\d+)])(?:\\.(.*))?");

    private final Procurements procurements;
    private final CpvVocabulary vocabulary;

    @Activate
    public StoredBodyFiles(@Reference Procurements procurements, @Reference CpvVocabulary vocabulary) {
        this.procurements = procurements;
        this.vocabulary = vocabulary;
    }

    // ---------------------------------------------------------------- reading

    @Override
    public BodyChange read(String name, byte[] json) {
        String what = "the procurement body in " + name;
        var problems = new Problems();
        ProcurementBody body =
                BodyReading.document(JsonPart.of(JsonDocument.parse(what, json, problems), "", problems));
        return checked(what, body, problems, Function.identity());
    }

    @Override
    public BodyChange readCsv(String name, BodyList list, byte[] csv) {
        String what = "the table of " + BodyColumns.key(list) + " in " + name;
        CsvTable table = table(what, list, csv);
        var problems = new Problems();
        var rows = new ArrayList<JsonPart>();
        for (CsvTable.Row row : table.rows()) {
            var object = new JsonObject();
            BodyColumns.of(list)
                    .forEach(column -> BodyColumns.put(
                            object, column, Csv.plain(row.cells().get(column.path()))));
            rows.add(JsonPart.of(object, BodyColumns.key(list) + "[" + rows.size() + "]", problems));
        }
        ProcurementBody body = BodyReading.rows(procurements.bodyName(), list, rows);
        return checked(what, body, problems, problem -> inTable(problem, table));
    }

    /** A table with all columns and nothing against the rules of CSV; else there is nothing to say about its cells. */
    private CsvTable table(String what, BodyList list, byte[] csv) {
        var problems = new Problems();
        if (procurements.bodyName().isBlank()) {
            problems.add(
                    "procurement.body.none",
                    "",
                    "no purchasing body yet",
                    "a purchasing body that the table belongs to",
                    "Load a body document first; it says the body's name.");
        }
        if (csv.length > JsonDocument.LARGEST) {
            problems.add(
                    "procurement.csv.size",
                    "",
                    csv.length + " bytes",
                    "at most " + JsonDocument.LARGEST + " bytes",
                    "Divide the table.");
            problems.refuseIfAny(what);
        }
        CsvTable table = CsvTable.parse(csv);
        table.flaws()
                .forEach(flaw -> problems.add(
                        "procurement.csv",
                        flaw.row() == 0 ? "" : "row " + flaw.row(),
                        flaw.found(),
                        flaw.expected(),
                        "Save the table anew as CSV UTF-8."));
        headings(list, table, problems);
        problems.refuseIfAny(what);
        return table;
    }

    private static void headings(BodyList list, CsvTable table, Problems problems) {
        List<String> wanted = BodyColumns.of(list).stream().map(Column::path).toList();
        for (String head : table.heads()) {
            if (!wanted.contains(head)) {
                problems.add(
                        "procurement.csv.column",
                        "row 1, column \"" + head + "\"",
                        "a column that is not known",
                        "one of " + String.join(", ", wanted),
                        "Rename the column or leave it out.");
            }
        }
        for (String column : wanted) {
            if (!table.heads().contains(column)) {
                problems.add(
                        "procurement.csv.missing",
                        "row 1",
                        "no column \"" + column + "\"",
                        "all of " + String.join(", ", wanted),
                        "Add the column; its cells may be empty where nothing is to be told.");
            }
        }
    }

    private static Problem inTable(Problem problem, CsvTable table) {
        Matcher place = PLACE.matcher(problem.place());
        if (!place.matches()) {
            return problem;
        }
        int row = table.rows().get(Integer.parseInt(place.group(2))).number();
        return new Problem(
                problem.code(),
                "row " + row + (place.group(3) == null ? "" : ", column \"" + place.group(3) + "\""),
                problem.found(),
                problem.expected(),
                problem.remedy());
    }

    /** @param reading what could not be read; the rest of the record in question is not looked at then */
    private BodyChange checked(String what, ProcurementBody body, Problems reading, Function<Problem, Problem> place) {
        ProcurementBody kept = procurements.body();
        Set<String> broken = reading.list().stream()
                .map(problem -> record(problem.place()))
                .collect(Collectors.toCollection(HashSet::new));
        var all = new Problems();
        reading.list().forEach(problem -> all.add(place.apply(problem)));
        BodyCheck.of(body, kept, vocabulary).list().stream()
                .filter(problem -> !broken.contains(record(problem.place())))
                .forEach(problem -> all.add(place.apply(problem)));
        all.refuseIfAny(what);
        return compared(body, kept);
    }

    private static String record(String place) {
        Matcher matcher = PLACE.matcher(place);
        return matcher.matches() ? matcher.group(1) : place;
    }

    private static BodyChange compared(ProcurementBody body, ProcurementBody kept) {
        var comparison = new Comparison();
        comparison.list("category", body.categories(), kept.categories(), Category::code);
        comparison.list("joint procurement", body.jointProcurements(), kept.jointProcurements(), JointProcurement::id);
        comparison.list("customer", body.customers(), kept.customers(), Customer::id);
        comparison.list("supplier", body.suppliers(), kept.suppliers(), Supplier::id);
        comparison.list("figure", body.figures(), kept.figures(), StoredBodyFiles::key);
        comparison.list(
                "admission",
                body.admissions(),
                kept.admissions(),
                a -> a.jointProcurement() + " " + a.lot() + " " + a.supplier() + " " + a.from());
        comparison.list(
                "joining",
                body.joinings(),
                kept.joinings(),
                j -> j.jointProcurement() + " " + j.customer() + " " + j.from());
        comparison.list("closure", body.closures(), kept.closures(), c -> c.jointProcurement() + " " + c.from());
        comparison.list(
                "call-off",
                body.callOffs(),
                kept.callOffs(),
                c -> c.jointProcurement() + " " + c.reference() + " " + c.lot() + " " + c.supplier());
        if (!kept.name().isEmpty() && !kept.name().equals(body.name())) {
            comparison.changed.add("name of the body");
        }
        return new BodyChange(body, comparison.added, comparison.changed);
    }

    private static String key(Figure figure) {
        return figure.code() + " " + figure.year();
    }

    // ---------------------------------------------------------------- writing

    @Override
    public byte[] json() {
        return BodyWriting.document(procurements.body());
    }

    @Override
    public byte[] csv(BodyList list) {
        List<Column> columns = BodyColumns.of(list);
        var csv = new Csv();
        columns.forEach(column -> csv.text(column.path()));
        csv.endRow();
        for (JsonObject row : BodyWriting.rows(procurements.body(), list)) {
            columns.forEach(column -> csv.text(BodyColumns.cell(row, column)));
            csv.endRow();
        }
        return csv.bytes();
    }

    /** What is new and what differs. */
    private static final class Comparison {

        private final List<String> added = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();

        <T> void list(String what, List<T> wanted, List<T> kept, Function<T, Object> id) {
            Map<String, T> known = kept.stream()
                    .collect(Collectors.toMap(item -> id.apply(item).toString(), Function.identity()));
            for (T item : wanted) {
                String key = id.apply(item).toString();
                if (!known.containsKey(key)) {
                    added.add(what + " " + key);
                } else if (!known.get(key).equals(item)) {
                    changed.add(what + " " + key);
                }
            }
        }
    }
}
