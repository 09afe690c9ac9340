package org.minikisa.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.MergeRule;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkRequest.Format;
import org.minikisa.impact.core.bulk.BulkRun;
import org.minikisa.impact.core.bulk.OneByOne;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;
import com.sun.management.OperatingSystemMXBean;

/**
 * Bulk assessments of a model: {@code generate MODEL FILE ROWS} makes subjects, {@code run MODEL FILE [contributions]}
 * assesses them and tells rows a second, CPU time and the greatest memory. Run it with {@code -Xmx64m}.
 */
public final class BulkThroughput {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private BulkThroughput() {}

    public static void main(String[] arguments) throws IOException {
        var model = JsonModelReader.parse(arguments[1], Files.readAllBytes(Path.of(arguments[1])));
        var file = Path.of(arguments[2]);
        if (arguments[0].equals("generate")) {
            generate(model, file, Integer.parseInt(arguments[3]));
        } else {
            run(model, file, arguments.length > 3);
        }
    }

    // ---------------------------------------------------------------- subjects

    private static void generate(DeclarativeModel model, Path file, int rows) throws IOException {
        var random = new SplittableRandom(2026);
        boolean csv = file.toString().endsWith(".csv");
        var base = model.description().indicators().stream()
                .filter(i -> i.askedOfJoint() && !(i.domain() instanceof Domain.Computed))
                .toList();
        var choices = model.description().choices().stream()
                .filter(i -> i.merge() != MergeRule.MAY_RAISE || !i.askedOfJoint())
                .toList();
        try (var out = Files.newBufferedWriter(file)) {
            if (csv) {
                out.write("subject");
                for (var indicator : base) {
                    out.write(",base." + indicator.id());
                }
                for (var indicator : choices) {
                    out.write(",choice." + indicator.id());
                }
                out.write('\n');
            }
            for (int row = 0; row < rows; row++) {
                if (csv) {
                    csv(row, base, choices, random, out);
                } else {
                    json(row, base, choices, random, out);
                }
            }
        }
    }

    private static void csv(
            int row, List<Indicator> base, List<Indicator> choices, SplittableRandom random, BufferedWriter out)
            throws IOException {
        out.write("CO-" + row);
        for (var indicator : base) {
            out.write("," + value(indicator, random));
        }
        for (var indicator : choices) {
            out.write("," + value(indicator, random));
        }
        out.write('\n');
    }

    private static void json(
            int row, List<Indicator> base, List<Indicator> choices, SplittableRandom random, BufferedWriter out)
            throws IOException {
        out.write("{\"subject\":\"CO-" + row + "\",\"base\":" + object(base, random) + ",\"choices\":"
                + object(choices, random) + "}\n");
    }

    private static String object(List<Indicator> indicators, SplittableRandom random) {
        var members = new ArrayList<String>();
        for (var indicator : indicators) {
            var value = value(indicator, random);
            members.add("\"" + indicator.id() + "\":"
                    + (indicator.domain() instanceof Domain.Choice ? "\"" + value + "\"" : value));
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String value(Indicator indicator, SplittableRandom random) {
        var domain = indicator.domain();
        if (domain instanceof Domain.Numeric numeric) {
            double min = numeric.min().orElse(0);
            double max = numeric.max().orElse(min + 100);
            return numeric.whole()
                    ? Long.toString((long) random.nextDouble(min, max))
                    : String.format(Locale.ROOT, "%.2f", random.nextDouble(min, max));
        }
        if (domain instanceof Domain.Ordinal ordinal) {
            return Integer.toString(random.nextInt(ordinal.levels().size()));
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().get(random.nextInt(choice.options().size())).id();
        }
        return Boolean.toString(random.nextInt(10) > 0);
    }

    // ---------------------------------------------------------------- assessing them

    private static void run(DeclarativeModel model, Path file, boolean contributions) throws IOException {
        var request = new BulkRequest(
                model.description().id(),
                Optional.empty(),
                file,
                Optional.empty(),
                file.resolveSibling(file.getFileName() + ".results"),
                file.resolveSibling(file.getFileName() + ".rejects"),
                contributions,
                Optional.of(DAY));
        for (int time = 0; time < 3; time++) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            var run = new BulkRun(request, model, DAY, new Slowly(model), done -> {});
            run.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d assessed, %,d rejected; %,.0f rows/s, %.1f s, CPU %.1f s, %s%n",
                    file.toString().endsWith(".csv") ? Format.CSV : Format.JSON_LINES,
                    run.assessed(),
                    run.rejected(),
                    (run.assessed() + run.rejected()) / seconds,
                    seconds,
                    (system.getProcessCpuTime() - cpu) / 1e9,
                    memory());
        }
    }

    /** The greatest resident memory so far; empty where the system does not tell. */
    private static String memory() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("")
                        .replaceAll("\\s+", " ")
                : "";
    }

    private record Slowly(DeclarativeModel model) implements OneByOne {

        @Override
        public void requireApplicable(String jointProcurement) {}

        @Override
        public Map<String, String> approvedBase(String jointProcurement) {
            return Map.of();
        }

        @Override
        public Evaluation evaluate(String subject, Map<String, String> base, Map<String, String> choices) {
            var checked = AnswerLaws.check(model.description(), Answers.of(DAY, base), Answers.of(DAY, choices));
            if (!checked.problems().isEmpty()) {
                throw new InvalidInputException(subject, checked.problems());
            }
            return model.evaluate(checked.base(), checked.choices());
        }
    }
}
