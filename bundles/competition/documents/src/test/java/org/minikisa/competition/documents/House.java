package org.minikisa.competition.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionDraft.RankOn;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.evaluation.Finding;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.award.StoredAwards;
import org.minikisa.competition.core.evaluation.RedFlagRules;
import org.minikisa.competition.core.evaluation.StoredDecisions;
import org.minikisa.competition.core.evaluation.StoredExaminations;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.scoring.EvaluatedPrice;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.HighestFirst;
import org.minikisa.competition.scoring.LowestFirst;
import org.minikisa.competition.scoring.MonetisedQuality;
import org.minikisa.competition.scoring.QualityTotal;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.competition.scoring.RelativeQuality;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.ProcurementBodyReader;
import org.minikisa.procurement.core.StoredProcurements;
import org.minikisa.store.jdbc.SqliteStore;

/** A house with a real store, the real scoring methods and competitions to write about. */
final class House implements AutoCloseable {

    static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    static final Instant DUE = Instant.parse("2026-03-17T10:00:00Z");
    static final Instant DECIDED = MORNING.plusSeconds(1_600_000);
    static final List<String> AWARDS = List.of(
            "concordia-bus-1998",
            "fgd-plant-2009-monetised-quality",
            "goldilocks-50-50",
            "hkl-metro-2012-final",
            "impact-bids-40-points",
            "lapland-training-2003-tie",
            "negometrix-low-bid-example",
            "passports-2015-relative-quality",
            "varkaus-paving-2002");

    private static final String BODY = """
            {
              "name": "Minikisa-yhteishankinnat",
              "provenance": {"kind": "CONSTRUCTED", "source": "for tests"},
              "categories": [{"code": "cleaning", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"}}],
              "jointProcurements": [
                {"id": "dps", "name": {"fi": "Siivouspalvelut", "sv": "Städtjänster", "en": "Cleaning"},
                 "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning"},
                {"id": "frame", "name": {"fi": "Siivouspuite", "sv": "Ramavtal", "en": "Framework"},
                 "type": "FRAMEWORK_AGREEMENT", "category": "cleaning"},
                {"id": "small", "name": {"fi": "Pienhankinta", "sv": "Liten", "en": "Small"},
                 "type": "SMALL_SCALE", "category": "cleaning"}
              ]
            }
            """;

    final SqliteStore store;
    final StoredCompetitions competitions;
    final Sources sources;
    final WrittenDocuments documents;

    House(Path folder) {
        store = SqliteStore.open(folder, Clock.fixed(MORNING, ZoneOffset.UTC));
        var surroundings = new Surroundings();
        for (ScoringMethod method : List.of(
                new RatioToSmallest(),
                new RelativeQuality(),
                new GivenPoints(),
                new QualityTotal(),
                new LowestFirst(),
                new HighestFirst(),
                new EvaluatedPrice(),
                new MonetisedQuality())) {
            surroundings.bindMethod(
                    method, Map.of(ScoringMethod.ID, id(method.getClass()), ScoringMethod.VERSION, "1.0"));
        }
        var procurements = new StoredProcurements(store, new CpvFile());
        procurements.load(new ProcurementBodyReader().read("body.json", BODY.getBytes(StandardCharsets.UTF_8)));
        surroundings.bindProcurements(procurements);
        surroundings.bindCalendar(new FinnishLegalCalendar());
        competitions = new StoredCompetitions(store, surroundings);
        sources = new Sources(competitions);
        sources.examinations = new StoredExaminations(store, surroundings, RedFlagRules.usual());
        sources.decisions = new StoredDecisions(store, surroundings, RedFlagRules.usual());
        sources.awards = new StoredAwards(store, surroundings);
        sources.procurements = procurements;
        sources.cpv = new CpvFile();
        documents = new WrittenDocuments(sources);
    }

    private static String id(Class<?> method) {
        return switch (method.getSimpleName()) {
            case "EvaluatedPrice" -> "price";
            default ->
                method.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The cleaning of two schools: a price form, quality judged, a tie rule, requirements, attachments. */
    static CompetitionDraft.Builder cleaning(String key) {
        return CompetitionDraft.of(
                        key,
                        new LocalizedText(
                                "Itärannan koulujen siivouspalvelut",
                                "Städtjänster för skolorna i Itäranta",
                                "Cleaning of the schools of Itäranta"))
                .nature(Nature.LIVE, "")
                .criterion(price("60").rounded(Rounding.halfUp(2)))
                .criterion(quality("30").rounded(Rounding.halfUp(1)))
                .criterion(Criterion.tenderedQuality(
                        "green",
                        new LocalizedText(
                                "Ympäristömerkittyjen aineiden osuus",
                                "Andelen miljömärkta medel",
                                "Share of ecolabelled products"),
                        "relative-quality",
                        new BigDecimal("10")))
                .totalsRounded(Rounding.halfUp(2), RankOn.ROUNDED_TOTAL)
                .ties(TieRule.inOrder("price", "quality"))
                .exemptBecause("a test")
                .invitation(invitation(List.of()));
    }

    static Criterion price(String max) {
        return Criterion.price(
                        "price",
                        new LocalizedText("Kokonaishinta", "Totalpris", "Total price"),
                        "ratio-to-smallest",
                        new BigDecimal(max))
                .withLines(List.of(
                        new PriceLine(
                                "daily",
                                new LocalizedText("Ylläpitosiivous", "Underhållsstädning", "Daily cleaning"),
                                new BigDecimal("24"),
                                "kk"),
                        new PriceLine(
                                "windows",
                                new LocalizedText("Ikkunanpesu", "Fönsterputs", "Windows"),
                                new BigDecimal("1250.5"),
                                "m²")));
    }

    static Criterion quality(String max) {
        return Criterion.evaluatedQuality(
                "quality",
                new LocalizedText("Palvelukuvaus", "Tjänstebeskrivning", "Description of the service"),
                "given-points",
                new BigDecimal(max));
    }

    static Invitation invitation(List<Lot> lots) {
        return new Invitation(
                Invitation.Category.SERVICES,
                Optional.of(new LocalizedText(
                        "Kahden koulun ylläpitosiivous ja ikkunanpesu.",
                        "Underhållsstädning och fönsterputs i två skolor.",
                        "Daily cleaning and windows of two schools.")),
                List.of("90910000"),
                Optional.of(new BigDecimal("1015000")),
                lots,
                lots.isEmpty() ? Optional.empty() : Optional.of(1),
                Optional.empty(),
                List.of(
                        new Requirement(
                                "V1",
                                Requirement.Kind.CONFORMITY,
                                new LocalizedText(
                                        "Siivous tehdään arkisin klo 6–16.",
                                        "Städningen utförs på vardagar kl. 6–16.",
                                        "Cleaning takes place on weekdays, 6:00–16:00."),
                                "tarjoajan vakuutus"),
                        new Requirement(
                                "V2",
                                Requirement.Kind.CONTRACT,
                                new LocalizedText(
                                        "Työntekijät on perehdytetty kohteeseen.",
                                        "Personalen är introducerad till objektet.",
                                        "Staff know the site."),
                                "")),
                List.of("fi", "sv"),
                Optional.of(LocalDate.of(2026, 9, 30)),
                Optional.of(new LocalizedText(
                        "Sopimuskausi 1.6.2026–31.5.2028, kaksi yhden vuoden optiota. JYSE 2014 Palvelut.",
                        "Kontraktsperiod 1.6.2026–31.5.2028, två optioner på ett år. JYSE 2014 Tjänster.",
                        "From 1 June 2026 to 31 May 2028 with two options of one year. JYSE 2014 Services.")),
                List.of(new Attachment("sopimusluonnos.docx", Attachment.Kind.CONTRACT_DRAFT, "ab".repeat(32))));
    }

    /** Three tenders, one of them excluded, evaluated and decided for the second. */
    CompetitionId decided(String key) {
        return decided(cleaning(key).build());
    }

    CompetitionId decided(CompetitionDraft draft) {
        CompetitionId id = evaluated(draft);
        sources.decisions.decide(id, List.of(), Act.by("Päivi Päättäjä", DECIDED));
        return id;
    }

    CompetitionId evaluated(CompetitionDraft draft) {
        CompetitionId id = competitions.draft(draft);
        competitions.publish(id, MORNING, DUE);
        submit(id, tender("t1", "Kiilto & Kumppanit Oy", "19500.00", "4.25", "55"), 3600);
        submit(id, tender("t2", "Puhdas Pinta Oy", "18750.50", "3.90", "80"), 7200);
        submit(id, tender("t3", "Halpa <Siivous> Ky", "9000", "1", "20"), 9000);
        competitions.close(id, DUE.plusSeconds(60));
        competitions.open(id, DUE.plusSeconds(120));
        competitions.exclude(id, "t3", "Tarjouksesta puuttuu ikkunanpesu toisesta koulusta.", DUE.plusSeconds(300));
        examine(id, "t1", "t2");
        competitions.judge(
                id,
                List.of(
                        new Judgement("t1", "quality", new BigDecimal("24.5"), "Virpi Vaaka", "Kattava kuvaus."),
                        new Judgement("t2", "quality", new BigDecimal("21"), "Virpi Vaaka", "Sijaistus jää auki.")));
        competitions.evaluate(id);
        return id;
    }

    /** Two lots, of which a tenderer may win one. */
    CompetitionId withLots(String key) {
        var north = new Lot(
                "north", new LocalizedText("Pohjoinen", "Norra", "North"), Optional.of(new BigDecimal("400000")));
        var south = new Lot("south", new LocalizedText("Eteläinen", "Södra", "South"), Optional.empty());
        CompetitionDraft draft = CompetitionDraft.of(
                        key, new LocalizedText("Siivous osissa", "Städning i delar", "Lots"))
                .criterion(
                        Criterion.price("price", LocalizedText.same("€"), "ratio-to-smallest", new BigDecimal("100")))
                .priceOnlyBecause("Sisältö on määritelty tyhjentävästi.")
                .ties(TieRule.inOrder("price"))
                .exemptBecause("a test")
                .invitation(invitation(List.of(north, south)))
                .build();
        CompetitionId id = competitions.draft(draft);
        competitions.publish(id, MORNING, DUE);
        for (String lot : List.of("north", "south")) {
            submit(id, lotTender("a-" + lot, "Kiilto & Kumppanit Oy", "100000", lot), 3600);
            submit(id, lotTender("b-" + lot, "Puhdas Pinta Oy", lot.equals("north") ? "120000" : "101000", lot), 3700);
        }
        competitions.close(id, DUE.plusSeconds(60));
        competitions.open(id, DUE.plusSeconds(120));
        examine(id, "a-north", "b-north", "a-south", "b-south");
        competitions.evaluate(id);
        sources.decisions.decide(id, List.of(), Act.by("Päivi Päättäjä", DECIDED));
        return id;
    }

    CompetitionId imported(String award) {
        String name = award + ".award.json";
        try (InputStream in = House.class.getResourceAsStream("/org/minikisa/demo/awards/" + name)) {
            return competitions.importAwardTable(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void examine(CompetitionId id, String... tenders) {
        sources.examinations.check(
                id,
                Arrays.stream(tenders)
                        .map(tender -> Finding.of(tender, "V1", Finding.Verdict.FULFILLED, ""))
                        .toList(),
                Act.by("Taru Tarkastaja", DUE.plusSeconds(400)));
    }

    private void submit(CompetitionId id, Tender tender, int seconds) {
        competitions.submit(id, tender, MORNING.plusSeconds(seconds));
    }

    private static Tender tender(String id, String tenderer, String daily, String windows, String green) {
        var values = new LinkedHashMap<String, TenderedValue>();
        values.put(
                "price",
                TenderedValue.ofLines(Map.of("daily", new BigDecimal(daily), "windows", new BigDecimal(windows))));
        values.put("green", TenderedValue.of(green));
        return new Tender(id, tenderer, values, MORNING);
    }

    private static Tender lotTender(String id, String tenderer, String price, String lot) {
        return new Tender(id, tenderer, Map.of("price", TenderedValue.of(price)), MORNING, lot);
    }

    @Override
    public void close() {
        store.close();
    }
}
