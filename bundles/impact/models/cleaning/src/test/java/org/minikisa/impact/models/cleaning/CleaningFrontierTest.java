package org.minikisa.impact.models.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.JsonModelReader;
import org.minikisa.impact.core.declarative.Menu;
import org.minikisa.impact.laws.AnswerLaws;

/** What a customer may choose on top of a middling joint procurement, against trying every set of choices. */
class CleaningFrontierTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    /** What costs, and what is told apart by nothing but points; the rest is at its best for free in every set. */
    private static final Map<String, List<String>> TRIED = Map.of(
            "zero_emission_transport", List.of("none", "new_vehicles", "all_vehicles"),
            "o6_management", List.of("none", "iso14001", "emas"),
            "m1_products", List.of("false", "true"),
            "o7_waste", List.of("false", "true"),
            "daytime_cleaning", List.of("1", "2"),
            "sme_lots", List.of("1", "2"),
            "fault_reports", List.of("1", "2"),
            "inclusive_work", List.of("1", "2"),
            "subcontractors", List.of("1", "2"));

    /** Above the middling base, as the model states it. */
    private static final Map<String, Map<String, Long>> COSTS = Map.of(
            "zero_emission_transport", Map.of("none", 0L, "new_vehicles", 3_000L, "all_vehicles", 9_000L),
            "o6_management", Map.of("none", 0L, "iso14001", 1_500L, "emas", 2_500L),
            "o7_waste", Map.of("false", 0L, "true", 400L),
            "daytime_cleaning", Map.of("1", 0L, "2", 1_000L),
            "sme_lots", Map.of("1", 0L, "2", 600L),
            "fault_reports", Map.of("1", 0L, "2", 400L),
            "inclusive_work", Map.of("1", 0L, "2", 1_500L),
            "subcontractors", Map.of("1", 0L, "2", 250L));

    private final DeclarativeModel model = model();

    @Test
    void theFrontierIsWhatTryingEverySetGives() {
        var base = Answers.of(DAY, base());
        var checked = AnswerLaws.check(model.description(), base, Answers.none(DAY));
        assertThat(checked.problems()).isEmpty();
        var found = model.frontier(Menu.of(model.description(), checked.base(), checked.choices()));

        var best = best(base, found.set(found.size() - 1).choices());
        assertThat(found.size()).isEqualTo(best.size());
        for (int i = 0; i < best.size(); i++) {
            assertThat(found.cost(i))
                    .isEqualByComparingTo(Long.toString(best.get(i).cost()));
            assertThat(found.index(i)).isCloseTo(best.get(i).index(), within(1e-9));
        }
        assertThat(found.base() + model.headroom(checked.base()).orElseThrow())
                .isCloseTo(found.index(found.size() - 1), within(1e-9));
        assertThat(found.set(found.size() - 1).choices())
                .as("no more is asked than the best score needs")
                .containsEntry("chemical_use", "300");
        assertThat(found.withoutCost(model.description()))
                .contains("chemical_use", "o1_products")
                .doesNotContain("zero_emission_transport", "daytime_cleaning", "o7_waste");
    }

    private record Pair(long cost, double index) {}

    private List<Pair> best(Answers base, Map<String, String> most) {
        var pairs = new ArrayList<Pair>();
        var sets = new ArrayList<Map<String, String>>(List.of(most));
        TRIED.forEach((id, values) -> {
            var more = new ArrayList<Map<String, String>>();
            for (var set : sets) {
                for (var value : values) {
                    var other = new HashMap<>(set);
                    other.put(id, value);
                    more.add(other);
                }
            }
            sets.clear();
            sets.addAll(more);
        });
        for (var set : sets) {
            var checked = AnswerLaws.check(model.description(), base, Answers.of(DAY, set));
            if (checked.problems().isEmpty()) {
                pairs.add(new Pair(
                        cost(set),
                        model.evaluate(checked.base(), checked.choices())
                                .index()
                                .value()));
            }
        }
        pairs.sort(Comparator.comparingLong(Pair::cost)
                .thenComparing(Comparator.comparingDouble(Pair::index).reversed()));
        var best = new ArrayList<Pair>();
        for (var pair : pairs) {
            if (best.isEmpty() || pair.index() > best.get(best.size() - 1).index() + 1e-7) {
                best.add(pair);
            }
        }
        return best;
    }

    private static long cost(Map<String, String> set) {
        return COSTS.entrySet().stream()
                .mapToLong(entry -> entry.getValue().get(set.get(entry.getKey())))
                .sum();
    }

    private static Map<String, String> base() {
        var base = new HashMap<String, String>();
        List.of("o1_products", "o2_concentrated", "o3_microfibre", "o8_quality", "o9_fleet")
                .forEach(id -> base.put(id, "1"));
        List.of("o4_accessories", "o11_labelled", "o12_consumables", "o10_laundry")
                .forEach(id -> base.put(id, "2"));
        List.of("o5_vacuum", "employment_terms", "m2_dosing", "m3_microfibre", "m4_training", "m5_management")
                .forEach(id -> base.put(id, "true"));
        base.putAll(Map.of("m6_sorting", "true", "m7_label", "true", "m1_products", "false", "o7_waste", "false"));
        base.putAll(Map.of("chemical_use", "450", "labelled_share", "60", "o6_management", "none"));
        List.of("fault_reports", "liability_checks", "daytime_cleaning", "inclusive_work", "sme_lots", "subcontractors")
                .forEach(id -> base.put(id, "1"));
        return base;
    }

    private static DeclarativeModel model() {
        try (var json = CleaningFrontierTest.class.getResourceAsStream("/OSGI-INF/impact/cleaning.model.json")) {
            return (DeclarativeModel) new JsonModelReader().read("cleaning", json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
