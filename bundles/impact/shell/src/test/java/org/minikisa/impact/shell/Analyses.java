package org.minikisa.impact.shell;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.analysis.BulkAssessments;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkResult;
import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.impact.api.analysis.Comparison;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.Draw;
import org.minikisa.impact.api.analysis.Frontier;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.NextChoice;
import org.minikisa.impact.api.analysis.Obligation;
import org.minikisa.impact.api.analysis.Obligations;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.impact.api.analysis.Preference;
import org.minikisa.impact.api.analysis.PreparedReference;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceSets;
import org.minikisa.impact.api.analysis.Sampling;
import org.minikisa.impact.api.analysis.Sensitivity;
import org.minikisa.impact.api.analysis.Simulation;
import org.minikisa.impact.api.analysis.Spread;
import org.minikisa.impact.api.analysis.Uncertainties;
import org.minikisa.impact.api.analysis.VersionComparison;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.problem.api.LocalizedText;

/** Analysis services that give fixed answers and remember what they were asked. */
final class Analyses {

    static final ModelRef MODEL = Sample.MODEL.description().ref();

    private Analyses() {}

    static final class FixedWhatIf implements WhatIf {

        final List<AssessmentRequest> asked = new ArrayList<>();
        int sets = 3;

        @Override
        public Frontier frontier(AssessmentRequest request) {
            asked.add(request);
            var all = new ArrayList<ChoiceSet>();
            for (int i = 0; i < sets; i++) {
                all.add(set(i));
            }
            return new Frontier(MODEL, Scale.HUNDRED, 25.043, all, List.of("safety"));
        }

        private static ChoiceSet set(int i) {
            return new ChoiceSet(
                    Map.of("safety", Integer.toString(i)), BigDecimal.valueOf(1200L * i), 25.043 + i / 3.0, i / 3.0);
        }

        @Override
        public Optional<ChoiceSet> cheapest(AssessmentRequest request, double index) {
            return index > 90 ? Optional.empty() : Optional.of(set(1));
        }

        @Override
        public Optional<ChoiceSet> best(AssessmentRequest request, BigDecimal budget) {
            return Optional.of(set(2));
        }

        @Override
        public List<NextChoice> next(AssessmentRequest request) {
            asked.add(request);
            return List.of(
                    new NextChoice(
                            "safety", LocalizedText.same("Safety"), "2", 10.125, BigDecimal.ZERO, Optional.empty()),
                    new NextChoice(
                            "vans",
                            LocalizedText.same("Transport"),
                            "all_vehicles",
                            6,
                            new BigDecimal("1200"),
                            Optional.of(LocalizedText.same("ask the market first"))));
        }
    }

    static final class FixedUncertainties implements Uncertainties {

        final List<Sampling> asked = new ArrayList<>();

        @Override
        public Simulation simulate(AssessmentRequest request, Sampling sampling) {
            asked.add(sampling);
            var spread = new Spread(41.5, 2.125, 33, 37.25, 41.4, 46, 50);
            return new Simulation(
                    MODEL,
                    sampling,
                    List.of("noise", "weight.nature"),
                    41.46,
                    spread,
                    spread,
                    spread,
                    0,
                    List.of(1L, 5L, 20L, 8L, 0L));
        }

        @Override
        public Sensitivity sensitivity(AssessmentRequest request, Sampling sampling) {
            asked.add(sampling);
            return new Sensitivity(
                    MODEL,
                    sampling,
                    41.46,
                    4.5,
                    List.of(
                            new Sensitivity.Input("noise", LocalizedText.same("Noise"), 38.25, 45, 0.75, 0.8),
                            new Sensitivity.Input("weight.nature", LocalizedText.same("Nature"), 41, 42, 0.2, 0.25)));
        }

        @Override
        public Preference prefer(AssessmentRequest first, AssessmentRequest second, Sampling sampling) {
            asked.add(sampling);
            return new Preference(sampling, 0.7125, 0.0375, 0.25, new Spread(1, 1, -2, -1, 1, 3, 4));
        }

        @Override
        public Draw draw(AssessmentRequest request, Sampling sampling, long number) {
            asked.add(sampling);
            return new Draw(number, Map.of("noise", 41.25), 25, 42.125);
        }
    }

    static final class FixedComparisons implements Comparisons {

        List<Portfolio.Entry> entries = List.of();

        @Override
        public Comparison compare(String from, String to) {
            return new Comparison(
                    Sample.assessment(from, "CO-3"),
                    Sample.assessment(to, "CO-3"),
                    -1.5,
                    List.of(part(Comparison.Kind.INDICATOR, "water", "1.5", "1.75", -1.5, "-1.5")),
                    LocalizedText.same("Less water was saved."));
        }

        @Override
        public VersionComparison versions(AssessmentRequest request, ModelRef from, ModelRef to) {
            return new VersionComparison(
                    from,
                    to,
                    41.46,
                    43.5,
                    List.of(part(Comparison.Kind.NEW_INDICATORS, "new", "", "", 2.04, "2.0")),
                    List.of(new ModelChange(
                            ModelChange.Kind.ADDED, "indicators.new", "", "percent", ModelChange.Step.MINOR)),
                    List.of("old"));
        }

        private static Comparison.Part part(
                Comparison.Kind kind, String id, String before, String after, double points, String printed) {
            return new Comparison.Part(
                    kind, id, LocalizedText.same("Title of " + id), before, after, points, new BigDecimal(printed));
        }

        @Override
        public List<ModelChange> diff(ImpactModel from, ImpactModel to) {
            return List.of();
        }

        @Override
        public Portfolio portfolio(ModelId model, List<Portfolio.Entry> asked) {
            entries = asked;
            return new Portfolio(
                    new BigDecimal("300"),
                    OptionalDouble.of(25.125),
                    OptionalDouble.of(30.5),
                    OptionalDouble.of(5.375),
                    asked.stream()
                            .map(entry -> new Portfolio.Line(entry, Optional.of("AS-1"), 25, 30))
                            .toList(),
                    Map.of("safety", 5.0, "vans", 0.375));
        }
    }

    static final class FixedBulk implements BulkAssessments {

        BulkRequest asked;

        @Override
        public BulkResult run(BulkRequest request, LongConsumer progress) throws IOException {
            asked = request;
            progress.accept(2);
            Files.writeString(request.output(), "done");
            return new BulkResult(MODEL, "0123", 2, 1);
        }
    }

    static final class FixedObligations implements Obligations {

        final List<String> deeds = new ArrayList<>();

        @Override
        public List<Obligation> promise(String assessment, LocalDate due) {
            deeds.add("promise " + assessment + " " + due);
            return list("");
        }

        @Override
        public List<Obligation> list(String subject) {
            return List.of(obligation(Obligation.State.OPEN));
        }

        @Override
        public Obligation keep(String id, String evidence, String by) {
            deeds.add("keep " + id + " " + evidence + " " + by);
            return obligation(Obligation.State.KEPT);
        }

        @Override
        public Obligation breach(String id, String reason, String by) {
            deeds.add("breach " + id + " " + reason + " " + by);
            return obligation(Obligation.State.BREACHED);
        }

        @Override
        public Obligation reopen(String id, String reason, String by) {
            deeds.add("reopen " + id + " " + reason + " " + by);
            return obligation(Obligation.State.OPEN);
        }

        @Override
        public Obligation postpone(String id, LocalDate due, String reason, String by) {
            deeds.add("postpone " + id + " " + due + " " + reason + " " + by);
            return obligation(Obligation.State.OPEN);
        }

        private static Obligation obligation(Obligation.State state) {
            return new Obligation(
                    "OB-1",
                    "AS-1",
                    "CO-3",
                    "safety",
                    LocalizedText.same("Safety"),
                    "2",
                    "0",
                    10.125,
                    LocalDate.of(2026, 1, 31),
                    state == Obligation.State.OPEN,
                    state,
                    "",
                    "",
                    Optional.empty());
        }
    }

    static final class FixedReferenceSets implements ReferenceSets {

        ReferenceRecipe asked;

        @Override
        public PreparedReference prepare(String name, byte[] csv, ReferenceRecipe recipe) {
            asked = recipe;
            return new PreparedReference(
                    List.of(new PreparedReference.OfIndicator(
                            "gdp", "GDP", Optional.of("Pop"), Map.of("FIN", 1.0), List.of(), Optional.empty())),
                    List.of(
                            new PreparedReference.OfUnit("FIN", 1, 1, true),
                            new PreparedReference.OfUnit("XXX", 0.1, 1, false)),
                    List.of("Group"),
                    "{\"units\": [\"FIN\"]}");
        }
    }
}
