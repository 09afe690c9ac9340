package org.minikisa.impact.core.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.minikisa.problem.api.Problem;

/** A JSON object on each line. */
final class JsonResults implements Results {

    private final Output results;
    private final Output rejects;
    private final boolean contributions;
    /** What stands before each figure, and before each contribution's. */
    private final byte[][] figureNames;

    private final byte[][] barNames;

    JsonResults(Output results, Output rejects, Figures figures, boolean contributions) {
        this.results = results;
        this.rejects = rejects;
        this.contributions = contributions;
        this.figureNames =
                Figures.NAMES.stream().map(name -> bytes(",\"" + name + "\":")).toArray(byte[][]::new);
        this.barNames = figures.bars().stream()
                .map(bar -> bytes("{\"kind\":\"" + bar.kind() + "\",\"id\":\"" + bar.id() + "\",\"base\":"))
                .toArray(byte[][]::new);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void result(Row row, Figures figures) throws IOException {
        results.write("{\"subject\":");
        int subject = row.subject();
        if (row.isEscaped(subject)) {
            results.json(row.text(subject));
        } else {
            results.json(row.bytes(), row.from(subject), row.to(subject));
        }
        for (int i = 0; i < figureNames.length; i++) {
            results.write(figureNames[i]);
            results.write(figures.get(i));
        }
        if (contributions) {
            contributions(figures);
        }
        results.write("}\n");
    }

    private void contributions(Figures figures) throws IOException {
        results.write(",\"contributions\":[");
        boolean first = true;
        for (int bar = 0; bar < barNames.length; bar++) {
            if (figures.has(bar)) {
                if (!first) {
                    results.write(',');
                }
                first = false;
                results.write(barNames[bar]);
                results.write(figures.base(bar));
                results.write(",\"uplift\":");
                results.write(figures.uplift(bar));
                results.write('}');
            }
        }
        results.write(']');
    }

    @Override
    public void reject(Row row, List<Problem> problems) throws IOException {
        rejects.write("{\"row\":" + row.number() + ",\"text\":");
        rejects.json(row.text());
        rejects.write(",\"problems\":[");
        for (int i = 0; i < problems.size(); i++) {
            var problem = problems.get(i);
            rejects.write(i == 0 ? "{\"code\":" : ",{\"code\":");
            rejects.json(problem.code());
            member("place", problem.place());
            member("found", problem.found());
            member("expected", problem.expected());
            member("remedy", problem.remedy());
            rejects.write('}');
        }
        rejects.write("]}\n");
    }

    private void member(String name, String text) throws IOException {
        rejects.write(",\"" + name + "\":");
        rejects.json(text);
    }
}
