package org.minikisa.reporting.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Discrepancy;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.ScoreTable;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.Contribution;
import org.minikisa.impact.api.Fingerprint;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.Outcome;
import org.minikisa.impact.api.Scale;
import org.minikisa.impact.api.Waterfall;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ConversationId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.reporting.core.Reading.AsOf;
import org.minikisa.reporting.core.Reading.Body;
import org.minikisa.reporting.core.Reading.CaseLine;
import org.minikisa.reporting.core.Reading.ContactLine;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.DocumentVersion;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;
import org.minikisa.support.api.SupportCase;

/** A year of a unit, made up, the same each time. */
final class Samples {

    /** What a hostile name can do at once: markup, a formula, a quote, a direction override. */
    static final String HOSTILE = "=HYPERLINK(\"http://evil.example\")<script>alert('x')</script>&\u202eyO";

    static final AsOf AS_OF = new AsOf(Instant.parse("2023-11-30T14:05:00Z"), 4711, "ab".repeat(32), 0, 0);

    private static final List<String> JOINT = List.of(
            "cleaning-dps-2021|Siivouspalvelut (DPS) 2021–2025|Städtjänster (DPS) 2021–2025|Cleaning services (DPS) 2021–2025",
            "ict-consulting-dps|ICT-konsultointi (DPS)|IKT-konsulttjänster (DPS)|ICT consulting (DPS)",
            "occupational-health|Työterveyspalvelut|Företagshälsovård|Occupational health services",
            "travel-agency|Matkatoimistopalvelut|Resebyråtjänster|Travel agency services",
            "furniture|Kalusteet ja sisustuspalvelut|Möbler och inredningstjänster|Furniture and interior design services",
            "security-technology|Turvallisuustekniikka|Säkerhetsteknik|Security technology",
            "food|Elintarvikkeet ja non-food-tuotteet|Livsmedel och non-food-produkter|Food and non-food products",
            "electricity|Sähkö|El|Electricity",
            "microsoft|Microsoft-lisenssien jälleenmyynti|Återförsäljning av Microsoft-licenser|Microsoft licence resale",
            "charging|Sähköautojen latausasemat|Laddstationer för elbilar|EV charging stations",
            "waste|Jätehuolto|Avfallshantering|Waste management");

    private static final Provenance MADE_UP = Provenance.constructed("made up for this test");

    private long state = 20231130;

    /** A whole year with everything in it. */
    static Reading year() {
        return new Samples().reading(170);
    }

    /** The same with more, or fewer, contacts. */
    static Reading year(int contacts) {
        return new Samples().reading(contacts);
    }

    /** Nothing is there yet, but every wing is. */
    static Reading empty() {
        var none = new EnumMap<Disposition, Long>(Disposition.class);
        return new Reading(
                new AsOf(Instant.EPOCH, 0, "", 0, 0),
                Optional.empty(),
                Optional.of(new Reading.Intake(new Ledger(0, 0, none), List.of())),
                true,
                Optional.of(List.of()),
                Optional.of(List.of()),
                Optional.of(List.of()),
                Optional.of(List.of()));
    }

    /** No wing is there. */
    static Reading nobody() {
        return new Reading(
                AS_OF,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Reading reading(int many) {
        List<ContactLine> contacts = contacts(many);
        var dispositions = new EnumMap<Disposition, Long>(Disposition.class);
        contacts.forEach(c -> dispositions.merge(c.disposition(), 1L, Long::sum));
        return new Reading(
                AS_OF,
                Optional.of(body()),
                Optional.of(new Reading.Intake(new Ledger(contacts.size() + 2, 2, dispositions), contacts)),
                true,
                Optional.of(cases(contacts)),
                Optional.of(reviews()),
                Optional.of(competitions()),
                Optional.of(assessments()));
    }

    /** Linear congruential, so that samples never change with the JDK. */
    private int next(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }

    private List<ContactLine> contacts(int many) {
        Topic[] topics = {
            Topic.G7,
            Topic.G7,
            Topic.G4,
            Topic.G6,
            Topic.G3,
            Topic.G2,
            Topic.G8,
            Topic.G12,
            Topic.G13,
            Topic.G5,
            Topic.G9,
            Topic.G10,
            Topic.G11,
            Topic.G14,
            Topic.G1,
            Topic.R1,
            Topic.R1,
            Topic.R2,
            Topic.R3,
            Topic.R4,
            Topic.R5,
            Topic.M1,
            Topic.M1,
            Topic.F1,
            Topic.F2,
            Topic.NONE
        };
        var contacts = new ArrayList<ContactLine>();
        for (int i = 1; i <= many; i++) {
            Topic topic = topics[next(topics.length)];
            int joint = Math.min(next(JOINT.size()), next(JOINT.size() + 1));
            Disposition disposition = i % 23 == 0
                    ? Disposition.AUTOMATIC
                    : i % 31 == 0
                            ? Disposition.DUPLICATE
                            : i % 83 == 0
                                    ? Disposition.QUARANTINED
                                    : i % 6 == 0 ? Disposition.FOLLOW_UP : Disposition.NEW_CONVERSATION;
            boolean person = disposition == Disposition.FOLLOW_UP || disposition == Disposition.NEW_CONVERSATION;
            contacts.add(new ContactLine(
                    "CT-" + i,
                    YearMonth.of(2023, 1 + Math.min(10, i * 11 / (many + 1) + next(2)))
                            .atDay(15)
                            .atStartOfDay(Texts.HELSINKI)
                            .toInstant(),
                    Channel.values()[Math.min(3, next(9) / 2)],
                    disposition,
                    i % 5 != 0,
                    Optional.empty(),
                    person,
                    person && i % 13 != 0 ? Optional.of(topic.kind()) : Optional.empty(),
                    person && i % 9 != 0 ? Optional.of(topic) : Optional.empty(),
                    person && next(8) > 0 ? Optional.of(JOINT.get(joint).split("\\|")[0]) : Optional.empty(),
                    List.of(),
                    person ? Optional.of(i % 7 == 0 ? "sv" : i % 11 == 0 ? "en" : "fi") : Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    person ? "test-1" : ""));
        }
        return contacts;
    }

    private List<CaseLine> cases(List<ContactLine> contacts) {
        var cases = new ArrayList<CaseLine>();
        int number = 0;
        for (ContactLine contact : contacts) {
            if (contact.disposition() != Disposition.NEW_CONVERSATION) {
                continue;
            }
            number++;
            Instant opened = Instant.parse("2023-01-09T07:00:00Z").plus(number * 58L, ChronoUnit.HOURS);
            long minutes = 20 + (long) next(30) * next(30) + 7;
            boolean answered = number % 17 != 0;
            CaseState caseState = !answered ? CaseState.OPEN : number % 4 == 0 ? CaseState.ANSWERED : CaseState.CLOSED;
            cases.add(new CaseLine(
                    new SupportCase(
                            new CaseId("CS-" + number),
                            new ConversationId("CV-" + number),
                            List.of(new ContactId(contact.id())),
                            contact.kind().orElse(Kind.OTHER),
                            contact.topic().orElse(Topic.NONE),
                            contact.jointProcurement().map(JointProcurementId::new),
                            Language.FI,
                            Optional.empty(),
                            contact.channel(),
                            caseState,
                            opened,
                            answered ? Optional.of(opened.plus(minutes, ChronoUnit.MINUTES)) : Optional.empty(),
                            caseState == CaseState.CLOSED
                                    ? Optional.of(opened.plus(9, ChronoUnit.DAYS))
                                    : Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            opened.plus(480, ChronoUnit.MINUTES),
                            contact.constructed()),
                    answered ? OptionalLong.of(minutes) : OptionalLong.empty()));
        }
        return cases;
    }

    private static List<Review> reviews() {
        Instant opened = Instant.parse("2023-05-04T08:30:00Z");
        return List.of(new Review(
                new ReviewId("RV-1"),
                new CaseId("CS-8"),
                List.of(
                        new DocumentVersion(1, "Tarjouspyyntö.docx", "00", opened),
                        new DocumentVersion(2, "Tarjouspyyntö v2.docx", "01", opened.plus(3, ChronoUnit.DAYS))),
                List.of(
                        new Comment(1, 1, "4.2", "x", "y", Optional.of(org.minikisa.support.api.Disposition.ACCEPTED)),
                        new Comment(2, 1, "4.3", "x", "y", Optional.of(org.minikisa.support.api.Disposition.PARTLY)),
                        new Comment(3, 2, "5", "x", "y", Optional.of(org.minikisa.support.api.Disposition.REJECTED))),
                LocalDate.parse("2023-05-10"),
                opened,
                Optional.of(opened.plus(5, ChronoUnit.DAYS))));
    }

    private static Body body() {
        var joint = new LinkedHashMap<String, JointProcurement>();
        for (String line : JOINT) {
            String[] parts = line.split("\\|");
            joint.put(
                    parts[0],
                    new JointProcurement(
                            new JointProcurementId(parts[0]),
                            new LocalizedText(parts[1], parts[2], parts[3]),
                            parts[0].contains("dps")
                                    ? ProcurementType.DYNAMIC_PURCHASING_SYSTEM
                                    : ProcurementType.FRAMEWORK_AGREEMENT,
                            "cleaning",
                            List.of(),
                            List.of(),
                            Optional.of(LocalDate.parse("2021-03-01")),
                            Optional.of(LocalDate.parse("2025-12-31")),
                            List.of(new SupplierId("SU-1")),
                            parts[0].equals("waste") ? MADE_UP : Provenance.published("vuosikertomus 2023")));
        }
        var figures = new ArrayList<Figure>();
        String[][] years = {
            {"2020", "916.0", "46323"},
            {"2021", "1051.5", "52079"},
            {"2022", "1323.3", "54683"},
            {"2023", "1592.7", "65847"}
        };
        for (String[] year : years) {
            figures.add(new Figure(
                    "cleaning-volume",
                    Integer.parseInt(year[0]),
                    new BigDecimal(year[2]),
                    "EUR thousand",
                    new LocalizedText(
                            "Puhtaanapidon palvelut ja tarvikkeet",
                            "Städtjänster och städmaterial",
                            "Cleaning services and supplies"),
                    Provenance.published("vuosikertomus " + year[0])));
            figures.add(new Figure(
                    "joint-procurement-volume",
                    Integer.parseInt(year[0]),
                    new BigDecimal(year[1]),
                    "EUR million",
                    new LocalizedText(
                            "Yhteishankinnat yhteensä", "Samupphandlingar totalt", "Joint procurement in all"),
                    Provenance.published("vuosikertomus " + year[0])));
        }
        figures.add(new Figure(
                "mini-competitions-assisted",
                2023,
                new BigDecimal("120"),
                "count",
                new LocalizedText(
                        "Asiakkaiden kanssa toteutetut minikilpailutukset",
                        "Minikonkurrensutsättningar med kunder",
                        "Mini-competitions carried out with customers"),
                Provenance.published("vuosikertomus 2023")));
        var suppliers = new LinkedHashMap<String, Supplier>();
        suppliers.put("SU-1", new Supplier(new SupplierId("SU-1"), "Kirkas Kiinteistöpalvelu Oy", true, MADE_UP));
        suppliers.put("SU-2", new Supplier(new SupplierId("SU-2"), HOSTILE, false, MADE_UP));
        return new Body(
                "Esimerkkihankinnat",
                List.of(new Category(
                        "cleaning",
                        new LocalizedText(
                                "Puhtaanapidon palvelut ja tarvikkeet",
                                "Städtjänster och städmaterial",
                                "Cleaning services and supplies"),
                        MADE_UP)),
                joint,
                Map.of(),
                suppliers,
                figures);
    }

    private static List<Competition> competitions() {
        var price = new LocalizedText(
                "Hankintahinta ja kaupalliset ehdot", "Pris och kommersiella villkor", "Price and commercial terms");
        var quality = new LocalizedText("Palvelun laatu", "Tjänstens kvalitet", "Quality of the service");
        var green = new LocalizedText("Ympäristövastuullisuus", "Miljöansvar", "Environmental responsibility");
        var real = CompetitionDraft.of("metro", LocalizedText.same("Metrojunat, lopullinen vertailu 16.10.2012"))
                .nature(
                        Nature.REAL_AWARD,
                        "https://www.finlex.fi/fi/oikeus/kho/vuosikirjat/2017/201701459 (ECLI:FI:KHO:2017:46)")
                .criterion(criterion("price", price))
                .criterion(criterion("lcc", quality))
                .build();
        var guide = CompetitionDraft.of(
                        "guide", new LocalizedText("Oppaan esimerkki", "Exempel ur en guide", "Guide example"))
                .nature(Nature.GUIDE_EXAMPLE, "guide of public procurement, 2017")
                .criterion(criterion("price", price))
                .lowestTotalWins()
                .build();
        var cleaning = CompetitionDraft.of(
                        "cleaning",
                        new LocalizedText(
                                "Ylläpitosiivous, Itärannan kaupunki",
                                "Underhållsstädning, Östra stranden",
                                "Cleaning of premises, city of Itäranta"))
                .nature(Nature.CONSTRUCTED, "made up for this test")
                .under("cleaning-dps-2021")
                .criterion(criterion("price", price))
                .criterion(criterion("quality", quality))
                .criterion(criterion("green", green))
                .build();
        var live = CompetitionDraft.of("live", new LocalizedText("ICT-asiantuntijat", "IKT-experter", "ICT experts"))
                .under("ict-consulting-dps")
                .criterion(criterion("price", price))
                .build();
        return List.of(
                decided(
                        "CO-1",
                        real,
                        List.of(
                                row("CAF", 1, "973.12", "600", "373.12"),
                                row("Siemens", 2, "935.17", "547.66", "387.51")),
                        List.of(new Discrepancy(
                                "total of Siemens", "935.18", "935.17", "the publication rounds twice"))),
                decided(
                        "CO-2",
                        guide,
                        List.of(row("A", 1, "83.3333333333", "83.3333333333"), row("B", 2, "90", "90")),
                        List.of()),
                decided(
                        "CO-3",
                        cleaning,
                        List.of(
                                row("SU-2", 1, "88.75", "54.25", "24.50", "10.00"),
                                row("SU-1", 2, "87.00", "60.00", "19.00", "8.00")),
                        List.of()),
                new Competition(
                        new CompetitionId("CO-4"),
                        live,
                        CompetitionState.OPEN,
                        Optional.of(AS_OF.moment()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        3,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private static Criterion criterion(String id, LocalizedText name) {
        return Criterion.price(id, name, "ratio-to-smallest", BigDecimal.TEN);
    }

    private static String[] row(String tenderer, int rank, String total, String... points) {
        var row = new ArrayList<>(List.of(tenderer, Integer.toString(rank), total));
        row.addAll(List.of(points));
        return row.toArray(String[]::new);
    }

    private static Competition decided(
            String id, CompetitionDraft draft, List<String[]> rows, List<Discrepancy> discrepancies) {
        var scoreRows = new ArrayList<ScoreTable.ScoreRow>();
        for (String[] row : rows) {
            var scores = new ArrayList<ScoreTable.CriterionScore>();
            for (int i = 0; i < draft.criteria().size(); i++) {
                BigDecimal points = new BigDecimal(row[3 + i]);
                scores.add(new ScoreTable.CriterionScore(
                        draft.criteria().get(i).id(), points, points, points, LocalizedText.same("x")));
            }
            scoreRows.add(new ScoreTable.ScoreRow(
                    "T-" + row[0],
                    row[0],
                    scores,
                    new BigDecimal(row[2]),
                    new BigDecimal(row[2]),
                    Integer.parseInt(row[1]),
                    Optional.empty()));
        }
        String[] best = rows.get(0);
        return new Competition(
                new CompetitionId(id),
                draft,
                CompetitionState.DECIDED,
                Optional.of(AS_OF.moment()),
                Optional.of(AS_OF.moment()),
                Optional.of(AS_OF.moment()),
                Optional.of(AS_OF.moment()),
                List.of(),
                rows.size(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new ScoreTable(scoreRows, Map.of("price", "ratio-to-smallest@1"))),
                Optional.of(new Award(
                        "T-" + best[0], best[0], new BigDecimal(best[2]), AS_OF.moment(), LocalizedText.same("x"))),
                discrepancies);
    }

    static List<Assessment> assessments() {
        String[][] target = {
            {"Ympäristömerkityt puhdistusaineet|Miljömärkta rengöringsmedel|Ecolabelled cleaning products", "4.2"},
            {"Työllistämisehto|Sysselsättningsvillkor|Employment clause", "6.0"},
            {
                "Päiväsiivous iltasiivouksen sijaan|Dagstädning i stället för kvällsstädning|Day cleaning instead of evening cleaning",
                "3.5"
            },
            {"Laadun painoarvo vähintään 40 %|Kvalitetens vikt minst 40 %|Weight of quality at least 40 %", "2.8"}
        };
        String[][] realised = {
            target[0],
            target[2],
            {"Alihankintaketjun läpinäkyvyys|Insyn i underleverantörskedjan|Transparency of subcontracting", "-0.7"}
        };
        return List.of(
                assessment("AS-1", "cleaning-pilot", "CO-3", Moment.TARGET, "54.0", target, 27.5),
                assessment("AS-2", "cleaning-pilot", "CO-3", Moment.REALISED, "54.0", realised, 27.5),
                assessment("AS-3", "themes", "CO-1", Moment.TARGET, "12.5", new String[][] {target[1]}, 60.0),
                assessment("AS-4", "themes", "CO-1", Moment.AWARD, "50.0", new String[][] {}, 0));
    }

    static Assessment assessment(
            String id, String model, String subject, Moment moment, String base, String[][] bars, double headroom) {
        var up = new ArrayList<Waterfall.Bar>();
        BigDecimal index = new BigDecimal(base);
        for (String[] bar : bars) {
            String[] label = bar[0].split("\\|");
            up.add(new Waterfall.Bar(
                    Contribution.Kind.INDICATOR,
                    "i" + up.size(),
                    "",
                    new LocalizedText(label[0], label[1], label[2]),
                    new BigDecimal(bar[1])));
            index = index.add(new BigDecimal(bar[1]));
        }
        var printed = new Waterfall(
                new BigDecimal(base),
                index,
                List.of(new Waterfall.Bar(
                        Contribution.Kind.INDICATOR,
                        "b",
                        "",
                        new LocalizedText("Sopimusehdot", "Avtalsvillkor", "Contract terms"),
                        new BigDecimal(base))),
                up);
        double uplift = printed.uplift().doubleValue();
        return new Assessment(
                id,
                new ModelRef(new ModelId(model), "0.1.0"),
                new LocalizedText("Siivouksen pilottimalli", "Pilotmodell för städning", "Cleaning pilot model"),
                ModelStatus.PILOT,
                new Fingerprint("d1", "d2", "1", "", "", Map.of()),
                subject,
                "cleaning-dps-2021",
                moment,
                LocalDate.parse("2023-11-30"),
                AS_OF.moment(),
                Map.of(),
                Map.of(),
                Map.of(),
                "",
                Scale.HUNDRED,
                Double.parseDouble(base),
                index.doubleValue(),
                uplift,
                OptionalDouble.of(headroom),
                headroom == 0 ? OptionalDouble.empty() : OptionalDouble.of(uplift / headroom),
                1,
                Outcome.certain(Double.parseDouble(base)),
                Outcome.certain(index.doubleValue()),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                printed,
                LocalizedText.same("x"));
    }
}
