package org.minikisa.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.TieRule;
import org.minikisa.problem.api.LocalizedText;

/** The demo's mini-competitions: real award tables retyped from their publications, and two made-up ones. */
final class CompetitionWork {

    /** The cleaning competition that the pilot model assesses. */
    static final String CLEANING = "demo-cleaning-2023";

    /** The consulting competition that the five themes assess. */
    static final String CONSULTING = "demo-it-consulting-2023";

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final String SOURCE = "constructed for the demo; no such competition took place";

    private final Competitions competitions;

    CompetitionWork(Competitions competitions) {
        this.competitions = competitions;
    }

    List<String> awardTables() {
        return Resources.index("awards/index");
    }

    /** Every table through its whole life, each point compared with the published one. */
    void importAwardTables(LongConsumer progress) {
        long done = 0;
        for (String name : awardTables()) {
            competitions.importAwardTable(name, Resources.read("awards/" + name));
            progress.accept(++done);
        }
    }

    /** @param key of the draft that the customer's request opened; {@link #CLEANING} where there was none */
    Competition cleaning(String key, Map<String, String> impactChoices) {
        var draft = CompetitionDraft.of(
                        key,
                        new LocalizedText(
                                "Itärannan kaupungin siivouspalvelut (esimerkki)",
                                "Itäranta stads städtjänster (exempel)",
                                "Cleaning services of the city of Itäranta (example)"))
                .under("cleaning-dps-2021")
                .forCustomer("cus-01")
                .nature(Nature.CONSTRUCTED, SOURCE)
                .criterion(Criterion.price(
                                "price", new LocalizedText("Hinta", "Pris", "Price"), "ratio-to-smallest", points("60"))
                        .withLines(List.of(
                                line(
                                        "regular",
                                        "Ylläpitosiivous",
                                        "Regelbunden städning",
                                        "Regular cleaning",
                                        "12",
                                        "month"),
                                line("floors", "Perussiivous", "Grundlig rengöring", "Deep cleaning", "2400", "m2"),
                                line("windows", "Ikkunanpesu", "Fönsterputs", "Window cleaning", "1800", "m2")))
                        .rounded(Rounding.halfUp(2)))
                .criterion(Criterion.evaluatedQuality(
                                "plan",
                                new LocalizedText("Palvelusuunnitelma", "Serviceplan", "Service plan"),
                                "given-points",
                                points("25"))
                        .rounded(Rounding.halfUp(2)))
                .criterion(Criterion.tenderedQuality(
                                "environment",
                                new LocalizedText(
                                        "Ympäristömerkittyjen aineiden osuus (%)",
                                        "Andel miljömärkta medel (%)", "Share of eco-labelled products (%)"),
                                "ratio-to-largest",
                                points("15"))
                        .rounded(Rounding.halfUp(2)))
                .totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                .ties(TieRule.inOrder("price", "plan"))
                .impact("cleaning", impactChoices)
                .build();
        return complete(
                draft,
                at("2023-09-04T09:00"),
                at("2023-09-20T12:00"),
                List.of(
                        tender(
                                "T1",
                                "sup-01",
                                at("2023-09-18T10:12"),
                                Map.of("regular", "11850.00", "floors", "2.10", "windows", "1.45"),
                                "95"),
                        tender(
                                "T2",
                                "sup-02",
                                at("2023-09-19T15:40"),
                                Map.of("regular", "10990.00", "floors", "2.65", "windows", "1.20"),
                                "60"),
                        tender(
                                "T3",
                                "sup-04",
                                at("2023-09-20T11:31"),
                                Map.of("regular", "12400.00", "floors", "1.95", "windows", "1.10"),
                                "100")),
                List.of(
                        judgement(
                                "T1",
                                "plan",
                                "22",
                                "Työnjohto ja laadunseuranta kuvattu selkeästi, sijaisjärjestelyt hyvät."),
                        judgement("T2", "plan", "16", "Perustaso; laadunseurannan mittarit jäävät yleisiksi."),
                        judgement(
                                "T3", "plan", "24", "Päiväsiivouksen toteutus ja perehdytys kuvattu erittäin hyvin.")));
    }

    Competition consulting(Map<String, String> impactChoices) {
        var draft = CompetitionDraft.of(
                        CONSULTING,
                        new LocalizedText(
                                "Tilaviraston integraatioasiantuntijat (esimerkki)",
                                "Lokalverkets integrationsexperter (exempel)",
                                "Integration experts of the premises agency (example)"))
                .under("it-consulting-dps")
                .forCustomer("cus-05")
                .nature(Nature.CONSTRUCTED, SOURCE)
                .criterion(Criterion.price(
                                "price",
                                new LocalizedText("Tuntihinta", "Timpris", "Hourly price"),
                                "ratio-to-smallest",
                                points("40"))
                        .rounded(Rounding.halfUp(2)))
                .criterion(Criterion.evaluatedQuality(
                                "experts",
                                new LocalizedText(
                                        "Asiantuntijoiden osaaminen",
                                        "Experternas kunnande",
                                        "Competence of the experts"),
                                "given-points",
                                points("60"))
                        .rounded(Rounding.halfUp(2)))
                .totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                .ties(TieRule.inOrder("experts"))
                .impact("themes", impactChoices)
                .build();
        return complete(
                draft,
                at("2023-10-02T10:00"),
                at("2023-10-17T16:00"),
                List.of(
                        price("T1", "sup-08", at("2023-10-16T13:05"), "98.50"),
                        price("T2", "sup-09", at("2023-10-17T09:47"), "89.00"),
                        price("T3", "sup-10", at("2023-10-17T15:58"), "105.00")),
                List.of(
                        judgement(
                                "T1", "experts", "51", "Kaksi kolmesta asiantuntijasta ylittää vaatimukset selvästi."),
                        judgement("T2", "experts", "38", "Vaatimukset täyttyvät, referenssit niukkoja."),
                        judgement(
                                "T3",
                                "experts",
                                "58",
                                "Kaikki asiantuntijat ylittävät vaatimukset; vahvat referenssit.")));
    }

    /** Brings a competition from wherever it stands to its decision; a decided one is left alone. */
    private Competition complete(
            CompetitionDraft draft,
            Instant published,
            Instant closes,
            List<Tender> tenders,
            List<Judgement> judgements) {
        CompetitionId id = competitions
                .ofKey(draft.key())
                .filter(there -> there.state() != CompetitionState.DRAFT)
                .map(Competition::id)
                .orElseGet(() -> competitions.draft(draft));
        if (state(id) == CompetitionState.DRAFT) {
            competitions.publish(id, published, closes);
        }
        if (state(id) == CompetitionState.OPEN) {
            // A tender handed in again replaces itself.
            tenders.forEach(tender -> competitions.submit(id, tender, tender.received()));
            competitions.close(id, closes);
        }
        if (state(id) == CompetitionState.CLOSED) {
            competitions.open(id, closes.plusSeconds(30 * 60));
        }
        if (state(id) == CompetitionState.OPENED) {
            var nextDay = Act.ofTheHouse(closes.plusSeconds(24 * 3600));
            competitions.judge(id, judgements, nextDay);
            competitions.evaluate(id, nextDay);
        }
        if (state(id) == CompetitionState.EVALUATED) {
            competitions.decide(id, closes.plusSeconds(7 * 24 * 3600));
        }
        return competitions.find(id).orElseThrow();
    }

    private CompetitionState state(CompetitionId id) {
        return competitions.find(id).orElseThrow().state();
    }

    private static Tender tender(
            String id, String tenderer, Instant received, Map<String, String> prices, String labelled) {
        var lines = new TreeMap<String, BigDecimal>(); // the same order in every run, which Map.of does not keep
        prices.forEach((line, price) -> lines.put(line, new BigDecimal(price)));
        return new Tender(
                id,
                tenderer,
                new TreeMap<>(Map.of("price", TenderedValue.ofLines(lines), "environment", TenderedValue.of(labelled))),
                received);
    }

    private static Tender price(String id, String tenderer, Instant received, String price) {
        return new Tender(id, tenderer, Map.of("price", TenderedValue.of(price)), received);
    }

    private static Judgement judgement(String tender, String criterion, String points, String reason) {
        return new Judgement(tender, criterion, new BigDecimal(points), "evaluators (demo)", reason);
    }

    private static PriceLine line(String id, String fi, String sv, String en, String quantity, String unit) {
        return new PriceLine(id, new LocalizedText(fi, sv, en), new BigDecimal(quantity), unit);
    }

    private static BigDecimal points(String points) {
        return new BigDecimal(points);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(FINLAND).toInstant();
    }
}
