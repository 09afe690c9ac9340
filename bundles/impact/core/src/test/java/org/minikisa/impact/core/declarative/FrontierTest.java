package org.minikisa.impact.core.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.laws.AnswerLaws;
import org.minikisa.problem.api.InvalidInputException;

/** What is found is compared with trying every set of choices, as an assessment would. */
class FrontierTest {

    private static final double FINE = 1e-9 * 100;

    @Test
    void theFrontierIsWhatTryingEverySetGives() {
        int compared = 0;
        for (int seed = 0; seed < 300; seed++) {
            var given = new RandomModel(seed);
            compared += compare(given) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(290);
    }

    /** 40 choices with 4 options, beside dynamic programming over every cost there is. */
    @Test
    void fortyChoicesComeOutAsByDynamicProgramming() {
        var random = new SplittableRandom(40);
        var costs = new int[40][4];
        var scores = new double[40][4];
        var weights = new int[40];
        var indicators = new ArrayList<String>();
        var base = new TreeMap<String, String>();
        int most = 0;
        for (int i = 0; i < 40; i++) {
            weights[i] = random.nextInt(1, 10);
            var options = new ArrayList<String>();
            for (int o = 0; o < 4; o++) {
                costs[i][o] = o == 0 ? 0 : costs[i][o - 1] + random.nextInt(1, 30);
                scores[i][o] = o == 0 ? 0 : o == 3 ? 1 : random.nextInt(100) / 100.0;
                options.add("{'id': 'o" + o + "', 'title': " + Given.TITLE + ", 'score': " + scores[i][o] + ", 'cost': "
                        + costs[i][o] + "}");
            }
            most += costs[i][3];
            indicators.add(Given.indicator("'id': 'i" + i + "', 'weight': " + weights[i]
                    + ", 'type': 'choice', 'options': [" + String.join(",", options) + "]"));
            base.put("i" + i, "o0");
        }
        var best = new double[most + 1];
        for (int i = 0; i < 40; i++) {
            for (int budget = most; budget >= 0; budget--) {
                double found = 0;
                for (int o = 0; o < 4; o++) {
                    if (costs[i][o] <= budget) {
                        found = Math.max(found, best[budget - costs[i][o]] + weights[i] * scores[i][o]);
                    }
                }
                best[budget] = found;
            }
        }
        var model = Given.parsed("'indicators': [" + String.join(",", indicators) + "]");
        var frontier = model.frontier(Menu.of(model.description(), Given.answers(base), Answers.none(Given.DAY)));

        double total = IntStream.of(weights).sum();
        int set = 0;
        for (int budget = 0; budget <= most; budget++) {
            while (set + 1 < frontier.size() && frontier.cost(set + 1).intValueExact() <= budget) {
                set++;
            }
            assertThat(frontier.index(set)).isCloseTo(100 * best[budget] / total, within(1e-9));
        }
    }

    @Test
    void aCountIsSetToTheBestWholeNumberForItsVolume() {
        var model = Given.parsed("'indicators': ["
                + Given.indicator("'id': 'area', 'type': 'number', 'min': 1, 'phases': ['joint'], 'weight': 0") + ","
                + Given.indicator("'id': 'faults', 'type': 'count', 'per': {'indicator': 'area', 'amount': 10000},"
                        + " 'normalise': {'fn': 'goalposts', 'lo': 10, 'hi': 2.5}")
                + "," + Given.indicator("'id': 'van', 'type': 'boolean', 'cost': 7") + "]");
        var base = Given.answers(Map.of("area", "50000", "faults", "40", "van", "false"));
        var frontier = model.frontier(Menu.of(model.description(), base, Answers.none(Given.DAY)));

        assertThat(frontier.size()).isEqualTo(2);
        // 2.5 per 10,000 on 50,000 are 12.5: 12 is the greatest whole number that is best
        assertThat(frontier.set(0).choices()).containsExactlyEntriesOf(Map.of("faults", "12"));
        assertThat(frontier.index(1)).isEqualTo(100);
        assertThat(frontier.withoutCost(model.description())).containsExactly("faults");
        assertThat(model.headroom(base).orElseThrow()).isCloseTo(100 - frontier.base(), within(1e-9));
    }

    @Test
    void whatSavesMoneyIsChosenBeforeNothing() {
        var model = Given.parsed("'indicators': ["
                + Given.indicator("'id': 'a', 'type': 'choice', 'options': ["
                        + "{'id': 'old', 'title': " + Given.TITLE + ", 'score': 0, 'cost': 100},"
                        + "{'id': 'new', 'title': " + Given.TITLE + ", 'score': 1, 'cost': 40.5}]")
                + "]");
        var frontier = model.frontier(
                Menu.of(model.description(), Given.answers(Map.of("a", "old")), Answers.none(Given.DAY)));
        assertThat(frontier.size()).isEqualTo(1);
        assertThat(frontier.cost(0)).isEqualByComparingTo("-59.5");
        assertThat(frontier.set(0).uplift()).isEqualTo(100);
    }

    /** 3^12 combinations that one gate reads together. */
    @Test
    void whatCannotBeSearchedExactlyIsRefusedWithWhatToDo() {
        var ids = IntStream.range(0, 12).mapToObj(i -> "i" + i).toList();
        var model = Given.parsed("'indicators': ["
                + ids.stream()
                        .map(id -> Given.indicator("'id': '" + id + "', 'type': 'ordinal', 'levels': ["
                                + "{'fi': 'l', 'sv': 'l', 'en': 'l'}, {'fi': 'l', 'sv': 'l', 'en': 'l', 'cost': 3},"
                                + "{'fi': 'l', 'sv': 'l', 'en': 'l', 'cost': 5}]"))
                        .collect(Collectors.joining(","))
                + "], 'gates': [{'id': 'g', 'title': " + Given.TITLE + ", 'effect': 'cap', 'at': 50, 'when': '"
                + String.join(" * ", ids) + " < 1'}]");
        var base = new TreeMap<String, String>();
        ids.forEach(id -> base.put(id, "0"));
        var menu = Menu.of(model.description(), Given.answers(base), Answers.none(Given.DAY));
        assertThatThrownBy(() -> model.frontier(menu))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo("impact.whatif.effort")));
        // with some made first, it is exact
        var made = Given.answers(Map.of("i0", "1", "i1", "1", "i2", "1"));
        assertThat(model.frontier(Menu.of(model.description(), Given.answers(base), made))
                        .size())
                .isGreaterThan(2);
    }

    private static boolean compare(RandomModel given) {
        var checked = AnswerLaws.check(given.model.description(), given.base, given.choices);
        if (!checked.problems().isEmpty()) {
            return false;
        }
        double base;
        try {
            base = given.model
                    .evaluate(checked.base(), Answers.none(Given.DAY))
                    .base()
                    .value();
        } catch (InvalidInputException refused) {
            return false;
        }
        var expected = every(given.model, given.base, given.choices);
        if (expected.isEmpty()) {
            return false;
        }
        CostIndexFrontier found;
        try {
            found = given.model.frontier(Menu.of(given.model.description(), checked.base(), checked.choices()));
        } catch (InvalidInputException refused) {
            if (refused.problems().get(0).code().equals("impact.whatif.number")) {
                return false; // honest, and rare
            }
            throw new AssertionError(given + " was refused: " + refused.problems(), refused);
        }
        assertThat(found.base()).as("%s", given).isEqualTo(base);
        for (int i = 0; i < found.size(); i++) {
            var set = found.set(i);
            var again = AnswerLaws.check(given.model.description(), given.base, Answers.of(Given.DAY, set.choices()));
            assertThat(again.problems()).as("%s", given).isEmpty();
            assertThat(given.model
                            .evaluate(again.base(), again.choices())
                            .index()
                            .value())
                    .as("%s", given)
                    .isEqualTo(set.index());
            if (i > 0) {
                assertThat(set.cost()).isGreaterThan(found.cost(i - 1));
                assertThat(set.index()).isGreaterThan(found.index(i - 1));
            }
        }
        assertThat(rounded(found)).as("%s", given).isEqualTo(rounded(expected));
        if (given.choices.values().isEmpty()) {
            var headroom = given.model.headroom(checked.base().weights(given.choices.weights()));
            assertThat(headroom).as("%s", given).isPresent();
            assertThat(headroom.getAsDouble())
                    .as("%s", given)
                    .isCloseTo(Math.max(0, found.index(found.size() - 1) - base), within(2 * FINE));
        }
        return true;
    }

    private static List<String> rounded(CostIndexFrontier found) {
        var all = new ArrayList<String>();
        for (int i = 0; i < found.size(); i++) {
            all.add(found.cost(i).stripTrailingZeros().toPlainString() + " " + Math.round(found.index(i) * 1e6));
        }
        return all;
    }

    private static List<String> rounded(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> pair.cost.stripTrailingZeros().toPlainString() + " " + Math.round(pair.index * 1e6))
                .toList();
    }

    private record Pair(BigDecimal cost, double index) {}

    /** The frontier by trying everything: checked and evaluated as an assessment is. */
    private static List<Pair> every(DeclarativeModel model, Answers base, Answers choices) {
        var sets = new ArrayList<Map<String, String>>();
        sets.add(new TreeMap<>(choices.texts()));
        for (var indicator : model.description().choices()) {
            if (choices.values().containsKey(indicator.id())) {
                continue;
            }
            for (int i = sets.size() - 1; i >= 0; i--) {
                for (var value : values(indicator)) {
                    var more = new TreeMap<>(sets.get(i));
                    more.put(indicator.id(), value);
                    sets.add(more);
                }
            }
        }
        var pairs = new ArrayList<Pair>();
        for (var set : sets) {
            var checked = AnswerLaws.check(model.description(), base, Answers.of(Given.DAY, set));
            if (checked.problems().isEmpty()) {
                try {
                    var index = model.evaluate(checked.base(), checked.choices())
                            .index()
                            .value();
                    pairs.add(new Pair(cost(model, checked.base(), checked.choices()), index));
                } catch (InvalidInputException undefined) {
                    continue;
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::cost)
                .thenComparing(Comparator.comparingDouble(Pair::index).reversed()));
        var best = new ArrayList<Pair>();
        for (var pair : pairs) {
            if (best.isEmpty() || pair.index > best.get(best.size() - 1).index + FINE) {
                best.add(pair);
            }
        }
        return best;
    }

    private static BigDecimal cost(DeclarativeModel model, Answers base, Answers choices) {
        var sum = BigDecimal.ZERO;
        for (var id : choices.values().keySet()) {
            var domain = model.description().indicator(id).orElseThrow().domain();
            sum = sum.add(cost(domain, choices.value(id))).subtract(cost(domain, base.value(id)));
        }
        return sum;
    }

    private static BigDecimal cost(Domain domain, Optional<String> value) {
        if (value.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (domain instanceof Domain.Choice choice) {
            return choice.options().stream()
                    .filter(option -> option.id().equals(value.get()))
                    .findFirst()
                    .flatMap(option -> option.cost())
                    .orElse(BigDecimal.ZERO);
        }
        if (domain instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().get(Integer.parseInt(value.get())).cost().orElse(BigDecimal.ZERO);
        }
        return domain instanceof Domain.Flag flag && value.get().equals("true")
                ? flag.cost().orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    private static List<String> values(Indicator indicator) {
        if (indicator.domain() instanceof Domain.Ordinal ordinal) {
            return ordinal.levels().stream()
                    .map(level -> Integer.toString(level.value()))
                    .toList();
        }
        if (indicator.domain() instanceof Domain.Choice choice) {
            return choice.options().stream().map(option -> option.id()).toList();
        }
        if (indicator.domain() instanceof Domain.Numeric) {
            return List.of("0", "10", "100"); // where the random models are best: at the ends
        }
        return List.of("false", "true");
    }

    /** A small model drawn from a seed: few enough choices to try them all. */
    private static final class RandomModel {

        private final SplittableRandom random;
        private final Map<String, String> kinds = new TreeMap<>();
        private final String json;
        private final DeclarativeModel model;
        private final Answers base;
        private final Answers choices;

        RandomModel(int seed) {
            random = new SplittableRandom(7_000 + seed);
            int themes = random.nextInt(1, 4);
            int count = random.nextInt(themes, 7);
            var indicators = new ArrayList<String>();
            var answers = new TreeMap<String, String>();
            var chosen = new TreeMap<String, String>();
            boolean unknown = random.nextInt(4) == 0;
            for (int i = 0; i < count; i++) {
                var id = "i" + i;
                indicators.add(
                        indicator(id, "t" + (i < themes ? i : random.nextInt(themes)), i < themes, answers, unknown));
                if (random.nextInt(10) == 0 && !random.nextBoolean()) {
                    chosen.put(id, "true");
                }
            }
            if (random.nextInt(3) == 0) {
                indicators.add(
                        Given.indicator("'id': 'f', 'theme': 't0', 'type': 'formula', 'formula': '" + number(count)
                                + " * " + number(count) + " + " + number(count)
                                + "', 'normalise': {'fn': 'goalposts', 'lo': 0, 'hi': " + random.nextInt(1, 7) + "}"));
            }
            var themeList = new ArrayList<String>();
            for (int t = 0; t < themes; t++) {
                themeList.add("{'id': 't" + t + "', 'title': " + Given.TITLE + ", 'weight': " + random.nextInt(1, 5)
                        + (random.nextInt(4) == 0 ? ", 'band': [0.5, 7]" : "") + minimum() + "}");
            }
            var gates = new ArrayList<String>();
            // so that every indicator is read by something; a flag changes no index
            gates.add("{'id': 'all', 'title': " + Given.TITLE + ", 'effect': 'flag', 'when': '"
                    + kinds.keySet().stream().map(this::number).collect(Collectors.joining(" + ")) + " < 0.5'}");
            for (int g = random.nextInt(4) - 1; g > 0; g--) {
                gates.add("{'id': 'g" + g + "', 'title': " + Given.TITLE + ", 'when': '" + condition(count) + "', "
                        + effect() + "}");
            }
            json = "'themes': [" + String.join(",", themeList) + "], 'indicators': [" + String.join(",", indicators)
                    + "], 'aggregate': {'within': " + aggregator() + ", 'between': " + between(themes) + "}"
                    + ", 'gates': [" + String.join(",", gates) + "]";
            model = Given.parsed(json);
            base = Given.answers(answers);
            chosen.keySet()
                    .removeIf(id ->
                            !(model.description().indicator(id).orElseThrow().domain() instanceof Domain.Flag));
            model.description().themes().forEach(theme -> theme.band().ifPresent(band -> {
                if (random.nextBoolean()) {
                    chosen.put(Answers.WEIGHT + theme.id(), Double.toString(band.max()));
                }
            }));
            choices = Given.answers(chosen);
        }

        private String indicator(
                String id, String theme, boolean isFirst, Map<String, String> answers, boolean unknown) {
            var start = "'id': '" + id + "', 'theme': '" + theme + "', 'weight': "
                    + (isFirst || random.nextInt(8) > 0 ? random.nextInt(1, 4) : 0) + ", 'merge': '"
                    + List.of("mayRaise", "mayReplace", "floor").get(random.nextInt(3)) + "'";
            int kind = random.nextInt(4);
            kinds.put(id, kind == 1 ? "boolean" : "other");
            int known = random.nextInt(unknown ? 4 : 12);
            if (kind == 0) {
                answer(id, Integer.toString(random.nextInt(3)), known, answers, unknown);
                return Given.indicator(
                        start + ", 'type': 'ordinal', 'levels': [" + level() + "," + level() + "," + level() + "]");
            }
            if (kind == 1) {
                answer(id, Boolean.toString(random.nextInt(3) == 0), known, answers, unknown);
                return Given.indicator(start + ", 'type': 'boolean'" + costOfLevel());
            }
            if (kind == 2 && random.nextInt(3) == 0) {
                kinds.put(id, "number");
                answer(id, "10", known, answers, unknown);
                return Given.indicator(start + ", 'type': 'number', 'min': 0, 'max': 100, 'normalise': "
                        + "{'fn': 'goalposts', 'lo': 0, 'hi': 100}");
            }
            int options = random.nextInt(2, 5);
            var list = new ArrayList<String>();
            for (int o = 0; o < options; o++) {
                list.add("{'id': 'o" + o + "', 'title': " + Given.TITLE + ", 'score': "
                        + (o == 0 ? 0 : o == 1 ? 1 : random.nextInt(11) / 10.0) + cost() + "}");
            }
            answer(id, "o" + random.nextInt(options), known, answers, unknown);
            return Given.indicator(start + ", 'type': 'choice', 'options': [" + String.join(",", list) + "]");
        }

        private static void answer(String id, String value, int known, Map<String, String> answers, boolean unknown) {
            if (known == 11) {
                answers.put(id, "n/a");
            } else if (!unknown || known > 0) {
                answers.put(id, value);
            }
        }

        private String level() {
            return "{'fi': 'l', 'sv': 'l', 'en': 'l'" + costOfLevel() + "}";
        }

        private String costOfLevel() {
            return random.nextInt(3) == 0 ? "" : ", 'cost': " + 50 * random.nextInt(1, 20);
        }

        private String cost() {
            return switch (random.nextInt(6)) {
                case 0 -> "";
                case 1 -> ", 'cost': 0";
                case 2 -> ", 'cost': " + -random.nextInt(1, 500);
                case 3 -> ", 'cost': " + random.nextInt(1, 100_000) / 100.0;
                default -> ", 'cost': " + 100 * random.nextInt(1, 9);
            };
        }

        /** An indicator as a number of about 0 to 2. */
        private String number(int count) {
            return number("i" + random.nextInt(count));
        }

        private String number(String id) {
            return switch (kinds.get(id)) {
                case "boolean" -> "if(" + id + ", 1, 0)";
                case "number" -> id + " / 50";
                default -> id;
            };
        }

        private String formula(int count) {
            return switch (random.nextInt(4)) {
                case 0 -> number(count) + " / " + number(count); // undefined for some choices
                case 1 -> "max(" + number(count) + ", " + number(count) + ")";
                default -> number(count) + " * " + number(count) + " + " + number(count);
            };
        }

        private String condition(int count) {
            return switch (random.nextInt(3)) {
                case 0 -> number(count) + " < 1";
                case 1 -> number(count) + " < 1 and " + number(count) + " < 1";
                default -> number(count) + " + " + number(count) + " < 1.5";
            };
        }

        private String effect() {
            return switch (random.nextInt(4)) {
                case 0 -> "'effect': 'veto'";
                case 1 -> "'effect': 'flag'";
                default -> "'effect': 'cap', 'at': " + 10 * random.nextInt(1, 9);
            };
        }

        private String minimum() {
            if (random.nextInt(3) > 0) {
                return "";
            }
            return ", 'minimum': {'at': " + 10 * random.nextInt(1, 8)
                    + switch (random.nextInt(3)) {
                        case 0 -> ", 'effect': 'veto'}";
                        case 1 -> ", 'effect': 'flag'}";
                        default -> ", 'effect': 'cap', 'cap': " + 10 * random.nextInt(1, 9) + "}";
                    };
        }

        private String between(int themes) {
            return random.nextInt(5) > 0
                    ? aggregator()
                    : "{'fn': 'owa', 'owaWeights': "
                            + IntStream.range(0, themes)
                                    .mapToObj(t -> random.nextInt(1, 5))
                                    .toList() + "}";
        }

        private String aggregator() {
            return switch (random.nextInt(9)) {
                case 0, 1 -> "{'fn': 'geometric', 'shift': " + random.nextInt(3) / 10.0 + "}";
                case 2 -> "{'fn': 'harmonic', 'shift': " + random.nextInt(3) / 10.0 + "}";
                case 3 ->
                    "{'fn': 'power', 'p': " + List.of("-2", "0.5", "2", "3").get(random.nextInt(4)) + ", 'shift': 0.1}";
                case 4 -> "'min'";
                case 5 -> "'max'";
                default -> "'arithmetic'";
            };
        }

        @Override
        public String toString() {
            return json + "\nbase " + base.texts() + "\nchoices " + choices.texts() + "\n";
        }
    }
}
