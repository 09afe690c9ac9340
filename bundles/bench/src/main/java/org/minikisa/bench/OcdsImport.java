package org.minikisa.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.ImportWatch;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.api.opendata.OpenData.Mode;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.imports.ImportedCompetitions;
import org.minikisa.competition.ocds.OpenDataFiles;
import org.minikisa.competition.scoring.EvaluatedPrice;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.jdbc.SqliteStore;

/**
 * OCDS import: {@code OcdsImport rank|store FILE TIMES}. {@code rank} reads, makes competitions and sorts the prices of each
 * lot, as the scripts beside it do; {@code store} keeps them too, in a new durable store each time.
 */
public final class OcdsImport {

    private OcdsImport() {}

    public static void main(String... args) throws IOException {
        Path file = Path.of(args[1]);
        int times = Integer.parseInt(args[2]);
        var seconds = new double[times];
        String found = "";
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            found = args[0].equals("store") ? store(file) : rank(file);
            seconds[i] = (System.nanoTime() - begin) / 1e9;
        }
        double[] late = Arrays.copyOfRange(seconds, times / 2, times);
        Arrays.sort(late);
        double megabytes = Files.size(file) / 1e6;
        System.out.printf(
                "%s; first %.1f MB/s, median of the last %d %.1f MB/s%n",
                found, megabytes / seconds[0], late.length, megabytes / late[late.length / 2]);
    }

    private static String rank(Path file) {
        var gaps = new Gaps();
        new OpenDataFiles(gaps, null).importFrom(file, Mode.KEEP, ImportWatch.NONE);
        return gaps.toString();
    }

    private static String store(Path file) throws IOException {
        Path folder = Files.createTempDirectory("ocds");
        try (SqliteStore store = SqliteStore.open(folder, Clock.systemUTC())) {
            var surroundings = new Surroundings();
            surroundings.bindMethod(
                    new EvaluatedPrice(), Map.of(ScoringMethod.ID, "price", ScoringMethod.VERSION, "1.0"));
            ImportReport report = new OpenDataFiles(new ImportedCompetitions(store, surroundings), null)
                    .importFrom(file, Mode.KEEP, ImportWatch.NONE);
            return report.imported() + " competitions, " + report.tenders() + " tenders";
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(one -> one.toFile().delete());
            }
        }
    }

    /** The distance between the lowest price of each lot and the next. */
    private static final class Gaps implements Imports {

        private int lots;
        private BigDecimal sum = BigDecimal.ZERO;

        @Override
        public List<Outcome> keep(List<ImportedCompetition> batch) {
            batch.forEach(this::rank);
            return batch.stream()
                    .<Outcome>map(one -> new Outcome.Imported(new CompetitionId("-")))
                    .toList();
        }

        private void rank(ImportedCompetition one) {
            Map<String, List<BigDecimal>> prices = one.tenders().stream()
                    .filter(tender -> tender.left().isEmpty())
                    .map(tender -> tender.tender())
                    .collect(Collectors.groupingBy(
                            Tender::lot, TreeMap::new, Collectors.mapping(OcdsImport::price, Collectors.toList())));
            for (List<BigDecimal> ofLot : prices.values()) {
                if (ofLot.size() > 1) {
                    List<BigDecimal> sorted = ofLot.stream().sorted().toList();
                    lots++;
                    sum = sum.add(sorted.get(1).subtract(sorted.get(0)));
                }
            }
        }

        @Override
        public List<Problem> check(ImportedCompetition competition) {
            return List.of();
        }

        @Override
        public Optional<ImportedCompetition> find(CompetitionId id) {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return lots + " lots, gaps of " + sum.stripTrailingZeros().toPlainString();
        }
    }

    private static BigDecimal price(Tender tender) {
        return ((TenderedValue.Amount) tender.values().get("price")).amount();
    }
}
