package org.minikisa.competition.core.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.ScoreTable.ScoreRow;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.evaluation.RedFlag;
import org.minikisa.competition.core.Decimals;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Red flags before the award, after the indicators of the Open Contracting Partnership as its program Cardinal defines
 * them. Where Cardinal compares a competition with many others (R024, R058: fences of a box plot), one competition is
 * compared with a fixed threshold, as Cardinal's settings allow. The winner is the tender that leads now. Pure.
 */
@Component(service = RedFlagRules.class, configurationPid = "org.minikisa.competition.redflags")
@Designate(ocd = RedFlagRules.Thresholds.class)
public final class RedFlagRules {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final String SOURCE = "Open Contracting Partnership, Cardinal, indicator ";

    /** When a pattern is worth a question. Decimals as text, because a share is compared exactly. */
    @ObjectClassDefinition(
            name = "Red flags before the award",
            description = "Thresholds of the questions that are put to evaluators; nothing is ever refused by them.")
    public @interface Thresholds {

        @AttributeDefinition(
                name = "Price close to the winner (R024)",
                description =
                        "Raised when (second lowest - winning price) / winning price is at most this. Cardinal's settings show 0.05. What is no decimal counts as the default.")
        String close_to_winner() default "0.05";

        @AttributeDefinition(
                name = "Heavily discounted (R058)",
                description =
                        "Raised when (second lowest - winning price) / winning price is at least this. Cardinal's settings show 0.50.")
        String heavily_discounted() default "0.50";

        @AttributeDefinition(
                name = "Short period (R003), days",
                description =
                        "Raised when the tender period has fewer whole days. 10 is the least in a dynamic purchasing system (s. 56); Cardinal's default for open procedures is 15.")
        int short_period_days() default 10;

        @AttributeDefinition(
                name = "All but the winner excluded (R035)",
                description = "Raised when at least so many other tenderers were excluded. Cardinal's default is 1.")
        int others_excluded() default 1;
    }

    private final BigDecimal close;
    private final BigDecimal discounted;
    private final int shortPeriod;
    private final int othersExcluded;

    @Activate
    public RedFlagRules(Thresholds thresholds) {
        this(
                share(thresholds.close_to_winner(), usual().close),
                share(thresholds.heavily_discounted(), usual().discounted),
                thresholds.short_period_days(),
                thresholds.others_excluded());
    }

    /** What cannot be read must not keep the competitions from starting. */
    private static BigDecimal share(String text, BigDecimal usual) {
        return Decimals.isDecimal(text) ? new BigDecimal(text) : usual;
    }

    RedFlagRules(BigDecimal close, BigDecimal discounted, int shortPeriod, int othersExcluded) {
        this.close = close;
        this.discounted = discounted;
        this.shortPeriod = shortPeriod;
        this.othersExcluded = othersExcluded;
    }

    /** With the thresholds that a fresh installation has. */
    public static RedFlagRules usual() {
        return new RedFlagRules(new BigDecimal("0.05"), new BigDecimal("0.50"), 10, 1);
    }

    /**
     * @param excluded the excluded tenders themselves
     * @param answers by {@link EvaluationTables#flagKey}
     * @return in the order of lots and codes; none while tenders are sealed
     */
    List<RedFlag> flags(Competition competition, List<Tender> excluded, Map<String, RedFlag.Answer> answers) {
        if (competition.state().sealed()) {
            return List.of();
        }
        var flags = new ArrayList<RedFlag>();
        for (String lot : competition.draft().invitation().lotIds()) {
            new OneLot(competition, lot, of(lot, competition.tenders()), of(lot, excluded), answers, flags).look();
        }
        return List.copyOf(flags);
    }

    private static List<Tender> of(String lot, List<Tender> tenders) {
        return tenders.stream().filter(tender -> tender.lot().equals(lot)).toList();
    }

    /** The flags of one lot. */
    private final class OneLot {

        private final Competition competition;
        private final String lot;
        private final List<Tender> valid;
        private final List<Tender> excluded;
        private final Map<String, RedFlag.Answer> answers;
        private final List<RedFlag> flags;
        private final Optional<Criterion> price;

        OneLot(
                Competition competition,
                String lot,
                List<Tender> valid,
                List<Tender> excluded,
                Map<String, RedFlag.Answer> answers,
                List<RedFlag> flags) {
            this.competition = competition;
            this.lot = lot;
            this.valid = valid;
            this.excluded = excluded;
            this.answers = answers;
            this.flags = flags;
            // several prices cannot be compared with each other: then no flag speaks of prices
            List<Criterion> prices = PriceLook.prices(competition.draft()).toList();
            this.price = prices.size() == 1 ? Optional.of(prices.get(0)) : Optional.empty();
        }

        void look() {
            shortPeriod();
            singleBid();
            if (price.isPresent()) {
                distanceToSecond();
                identicalPrices();
            }
            lateWinner();
            allOthersExcluded();
            if (price.isPresent()) {
                lowestExcluded();
            }
        }

        private void shortPeriod() {
            if (competition.published().isEmpty() || competition.closes().isEmpty()) {
                return;
            }
            long days = Duration.between(
                            competition.published().get(), competition.closes().get())
                    .toDays();
            if (days < shortPeriod) {
                raise(
                        "R003",
                        List.of(),
                        text(
                                "Tarjousaika oli {0} täyttä päivää. Ehtivätkö kaikki kutsutut tehdä tarjouksen?",
                                "Anbudstiden var {0} hela dagar. Hann alla inbjudna lämna anbud?",
                                "The tender period had {0} whole days. Had all who were invited the time to tender?",
                                days),
                        text(
                                "Tarjousaika julkaisusta päättymiseen on alle {0} täyttä päivää",
                                "Anbudstiden från publicering till utgång är under {0} hela dagar",
                                "The period from publication to its end has fewer than {0} whole days",
                                shortPeriod),
                        Map.of("days", Long.toString(days), "threshold", Integer.toString(shortPeriod)));
            }
        }

        private void singleBid() {
            List<String> tenderers = tenderers(valid, excluded);
            if (tenderers.size() == 1) {
                raise(
                        "R018",
                        ids(valid, excluded),
                        text(
                                "Vain {0} jätti tarjouksen. Miksi muut eivät, ja vastaako hinta markkinaa?",
                                "Bara {0} lämnade anbud. Varför inte de andra, och motsvarar priset marknaden?",
                                "Only {0} tendered. Why did the others not, and does the price meet the market?",
                                tenderers.get(0)),
                        text(
                                "Tarjoajia on täsmälleen yksi, pois suljetut mukaan lukien",
                                "Antalet anbudsgivare är exakt ett, uteslutna medräknade",
                                "Exactly one tenderer handed in tenders, excluded ones included"),
                        Map.of("tenderers", "1"));
            }
        }

        /** R024 and R058 look at the same distance: of the winner, where it has the lowest price, to the next one. */
        private void distanceToSecond() {
            Optional<Tender> winner = winner();
            List<Tender> byPrice =
                    valid.stream().sorted(Comparator.comparing(this::price)).toList();
            if (winner.isEmpty() || byPrice.size() < 2 || price(winner.get()).signum() <= 0) {
                return;
            }
            boolean lowestWins = price(winner.get()).compareTo(price(byPrice.get(0))) == 0;
            if (!lowestWins) {
                return;
            }
            BigDecimal own = price(winner.get());
            Tender second = byPrice.stream()
                    .filter(tender -> !tender.id().equals(winner.get().id()))
                    .findFirst()
                    .orElseThrow();
            BigDecimal difference = price(second).subtract(own).divide(own, MathContext.DECIMAL128);
            List<String> both = List.of(winner.get().id(), second.id());
            if (difference.compareTo(close) <= 0) {
                raise(
                        "R024",
                        both,
                        text(
                                "{0} on vain {1} % kalliimpi kuin {2}. Ovatko tarjoukset syntyneet toisistaan riippumatta?",
                                "{0} är bara {1} % dyrare än {2}. Har anbuden gjorts oberoende av varandra?",
                                "{0} is only {1} % dearer than {2}. Were the tenders made independently?",
                                second.tenderer(),
                                percent(difference),
                                winner.get().tenderer()),
                        text(
                                "(toiseksi alin hinta − voittajan hinta) / voittajan hinta on enintään {0}, ja voittajan hinta on alin",
                                "(näst lägsta pris − vinnarens pris) / vinnarens pris är högst {0}, och vinnarens pris är lägst",
                                "(second lowest price − winning price) / winning price is at most {0}, and the winning price is the lowest",
                                close),
                        Map.of("difference", plain(difference), "threshold", close.toPlainString()));
            }
            if (difference.compareTo(discounted) >= 0) {
                raise(
                        "R058",
                        both,
                        text(
                                "{0} on {1} % kalliimpi kuin {2}. Sisältyykö alimpaan hintaan kaikki vaadittu?",
                                "{0} är {1} % dyrare än {2}. Ingår allt som krävs i det lägsta priset?",
                                "{0} is {1} % dearer than {2}. Does the lowest price cover all that is required?",
                                second.tenderer(),
                                percent(difference),
                                winner.get().tenderer()),
                        text(
                                "(toiseksi alin hinta − voittajan hinta) / voittajan hinta on vähintään {0}, ja voittajan hinta on alin",
                                "(näst lägsta pris − vinnarens pris) / vinnarens pris är minst {0}, och vinnarens pris är lägst",
                                "(second lowest price − winning price) / winning price is at least {0}, and the winning price is the lowest",
                                discounted),
                        Map.of("difference", plain(difference), "threshold", discounted.toPlainString()));
            }
        }

        private void identicalPrices() {
            var byPrice = new TreeMap<BigDecimal, List<Tender>>();
            all().forEach(tender -> byPrice.computeIfAbsent(price(tender), same -> new ArrayList<>())
                    .add(tender));
            List<Tender> equal = byPrice.values().stream()
                    .filter(same -> tenderers(same, List.of()).size() > 1)
                    .flatMap(List::stream)
                    .toList();
            if (!equal.isEmpty()) {
                raise(
                        "R028",
                        ids(equal, List.of()),
                        text(
                                "Sama hinta eri tarjoajilla: {0}. Onko sille syy, listahinta esimerkiksi?",
                                "Samma pris från olika anbudsgivare: {0}. Finns det ett skäl, ett listpris till exempel?",
                                "The same price from different tenderers: {0}. Is there a reason, a list price say?",
                                String.join(", ", tenderers(equal, List.of()))),
                        text(
                                "Eri tarjoajien hinnat ovat täsmälleen samat, pois suljetut mukaan lukien",
                                "Olika anbudsgivares priser är exakt lika, uteslutna medräknade",
                                "Prices of different tenderers are exactly equal, excluded ones included"),
                        Map.of("tenders", Integer.toString(equal.size())));
            }
        }

        private void lateWinner() {
            winner().filter(tender -> competition
                            .closes()
                            .filter(tender.received()::isAfter)
                            .isPresent())
                    .ifPresent(tender -> raise(
                            "R030",
                            List.of(tender.id()),
                            text(
                                    "Johtavan tarjouksen saapumisaika on tarjousajan päättymisen jälkeen. Miksi se on mukana?",
                                    "Det ledande anbudet kom efter anbudstidens utgång. Varför är det med?",
                                    "The leading tender came after the end of the period. Why does it take part?"),
                            text(
                                    "Voittava tarjous saapui tarjousajan päättymisen jälkeen",
                                    "Det vinnande anbudet kom efter anbudstidens utgång",
                                    "The winning tender was received after the end of the tender period"),
                            Map.of()));
        }

        private void allOthersExcluded() {
            List<String> left = tenderers(valid, List.of());
            List<String> out = tenderers(excluded, List.of()).stream()
                    .filter(tenderer -> !left.contains(tenderer))
                    .toList();
            if (left.size() == 1 && out.size() >= othersExcluded) {
                raise(
                        "R035",
                        ids(excluded, List.of()),
                        text(
                                "Kaikki muut kuin {0} on suljettu pois. Onko vaatimuksia sovellettu kaikkiin samoin?",
                                "Alla utom {0} är uteslutna. Har kraven tillämpats lika på alla?",
                                "All but {0} are excluded. Were the requirements applied to all alike?",
                                left.get(0)),
                        text(
                                "Yksi tarjoaja on jäljellä ja vähintään {0} muuta on suljettu pois",
                                "En anbudsgivare är kvar och minst {0} andra är uteslutna",
                                "One tenderer is left and at least {0} others were excluded",
                                othersExcluded),
                        Map.of(
                                "excluded",
                                Integer.toString(out.size()),
                                "threshold",
                                Integer.toString(othersExcluded)));
            }
        }

        private void lowestExcluded() {
            Optional<Tender> lowest = all().min(Comparator.comparing(this::price));
            if (!valid.isEmpty()
                    && lowest.filter(excluded::contains).isPresent()
                    && valid.stream().allMatch(tender -> price(tender).compareTo(price(lowest.get())) > 0)) {
                raise(
                        "R036",
                        List.of(lowest.get().id()),
                        text(
                                "Halvin tarjous ({0}) on suljettu pois. Olisiko sitä voinut täsmentää?",
                                "Det billigaste anbudet ({0}) är uteslutet. Hade det kunnat preciseras?",
                                "The cheapest tender ({0}) is excluded. Could it have been clarified?",
                                lowest.get().tenderer()),
                        text(
                                "Alin hinta on pois suljetussa tarjouksessa",
                                "Det lägsta priset finns i ett uteslutet anbud",
                                "The lowest price is that of an excluded tender"),
                        Map.of());
            }
        }

        /** The one that leads; empty before the evaluation and for a tie. */
        private Optional<Tender> winner() {
            List<String> best = competition.results().stream()
                    .filter(result -> result.lot().equals(lot))
                    .map(LotResult::scores)
                    .flatMap(Optional::stream)
                    .flatMap(scores -> scores.best().stream())
                    .map(ScoreRow::tender)
                    .toList();
            return best.size() == 1
                    ? valid.stream()
                            .filter(tender -> tender.id().equals(best.get(0)))
                            .findFirst()
                    : Optional.empty();
        }

        private Stream<Tender> all() {
            return Stream.concat(valid.stream(), excluded.stream());
        }

        private BigDecimal price(Tender tender) {
            return PriceLook.price(price.orElseThrow(), tender);
        }

        private void raise(
                String code,
                List<String> tenders,
                LocalizedText question,
                LocalizedText definition,
                Map<String, String> figures) {
            flags.add(new RedFlag(
                    code,
                    lot,
                    tenders,
                    question,
                    definition,
                    SOURCE + code,
                    new LinkedHashMap<>(new TreeMap<>(figures)),
                    Optional.ofNullable(answers.get(EvaluationTables.flagKey(code, lot)))));
        }
    }

    private static List<String> tenderers(List<Tender> some, List<Tender> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(Tender::tenderer)
                .distinct()
                .toList();
    }

    private static List<String> ids(List<Tender> some, List<Tender> others) {
        return Stream.concat(some.stream(), others.stream()).map(Tender::id).toList();
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal share) {
        return share.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }

    /** Texts with numbers as their language writes them. */
    private static LocalizedText text(String fi, String sv, String en, Object... values) {
        return new LocalizedText(
                filled(fi, Language.FI, values), filled(sv, Language.SV, values), filled(en, Language.EN, values));
    }

    /** In one pass: what a tenderer is called must not be taken for a place to fill. */
    private static String filled(String text, Language language, Object... values) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values[Integer.parseInt(found.group(1))] instanceof BigDecimal number
                                ? Decimals.in(language, number)
                                : String.valueOf(values[Integer.parseInt(found.group(1))])));
    }
}
