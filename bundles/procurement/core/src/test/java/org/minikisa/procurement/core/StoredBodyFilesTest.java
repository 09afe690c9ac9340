package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.BodyChange;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.ContactUnit;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;
import org.minikisa.store.jdbc.SqliteStore;

class StoredBodyFilesTest {

    private static final JointProcurementId CLEANING = new JointProcurementId("cleaning-dps");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private SqliteStore store;
    private StoredProcurements procurements;
    private StoredBodyFiles files;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC));
        procurements = new StoredProcurements(store, new CpvFile());
        files = new StoredBodyFiles(procurements, new CpvFile());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Everything that can be said, with names that tables and spreadsheets stumble over. */
    private static ProcurementBody full() {
        ProcurementBody small = Bodies.small();
        var terms = new Terms(
                List.of(
                        new ProcurementLot(
                                "windows",
                                LocalizedText.same("Ikkunat; \"kaikki\""),
                                List.of("90911300-9"),
                                List.of(Ceiling.euros("50000.50"), new Ceiling(new BigDecimal("10"), "pcs"))),
                        new ProcurementLot("offices", LocalizedText.same("Toimistot"), List.of(), List.of())),
                Optional.of(CallOffTerms.competition()),
                List.of(Ceiling.euros("1000000")),
                Optional.of(new BigDecimal("60000")),
                Optional.of(new JoiningTerms(JoiningRule.BY_NOTICE, Optional.of(LocalDate.of(2026, 12, 31)))),
                true,
                List.of(LocalizedText.same("säännöllinen siivous"), LocalizedText.same("ikkunat")),
                List.of("office-cleaning"),
                Optional.of(new ContactUnit(LocalizedText.same("Siivous"), Optional.of("siivous@unit.example"))),
                List.of(Language.FI, Language.SV),
                Optional.of(Bodies.MADE_UP));
        var suppliers = List.of(
                new Supplier(
                        new SupplierId("kirkas"),
                        "=Kirkas, \"Siivous\" Oy|Ab\nHelsinki",
                        true,
                        Optional.of("0112038-9"),
                        Optional.of("tarjous@kirkas.example"),
                        List.of(Language.SV, Language.FI),
                        Bodies.MADE_UP),
                new Supplier(new SupplierId("harja"), "'@Harja ", false, Bodies.MADE_UP));
        return new ProcurementBody(
                small.name(),
                small.categories(),
                List.of(
                        small.jointProcurements().get(0).with(terms),
                        Bodies.joint("groceries", "food").with(Terms.none())),
                small.customers(),
                suppliers,
                small.figures(),
                List.of(
                        new Admission(
                                CLEANING,
                                "windows",
                                new SupplierId("harja"),
                                DAY,
                                Optional.of(DAY.plusYears(1)),
                                Optional.of(Bodies.MADE_UP)),
                        new Admission(CLEANING, "", new SupplierId("kirkas"), DAY, Optional.empty(), Optional.empty())),
                List.of(new Joining(
                        CLEANING, new CustomerId("itaranta"), DAY, Optional.empty(), Optional.of(Bodies.MADE_UP))),
                List.of(new Closure(CLEANING, DAY, Optional.of(DAY.plusDays(3)))),
                List.of(new CallOff(
                        CLEANING,
                        "CO-1",
                        "windows",
                        new CustomerId("itaranta"),
                        new SupplierId("kirkas"),
                        DAY,
                        new BigDecimal("1234.50"),
                        Ceiling.EURO,
                        CallOffWay.COMPETITION)));
    }

    @Test
    void theWholeBodyGoesOutAndInWithoutAChange() {
        procurements.load(full());

        BodyChange change = files.read("body.json", files.json());

        assertThat(change.body()).isEqualTo(full());
        assertThat(change.added()).isEmpty();
        assertThat(change.changed()).isEmpty();
        assertThat(procurements.load(change.body())).isZero();
    }

    @ParameterizedTest
    @EnumSource(BodyList.class)
    void aTableGoesOutAndInWithoutAChange(BodyList list) {
        procurements.load(full());

        BodyChange change = files.readCsv("table.csv", list, files.csv(list));

        assertThat(BodyWriting.rows(change.body(), list)).isNotEmpty().isEqualTo(BodyWriting.rows(full(), list));
        assertThat(procurements.load(change.body())).isZero();
    }

    @Test
    void aBodyComesToAnotherHouseAsItIs(@TempDir Path elsewhere) {
        procurements.load(full());
        byte[] document = files.json();
        try (var other = SqliteStore.open(elsewhere, Clock.systemUTC())) {
            var there = new StoredProcurements(other, new CpvFile());
            BodyChange change = new StoredBodyFiles(there, new CpvFile()).read("body.json", document);
            assertThat(change.added()).hasSize(15);
            there.load(change.body());
            assertThat(there.body()).isEqualTo(full());
        }
    }

    @Test
    void whatWouldBeWrittenOverIsNamedBefore() {
        procurements.load(full());
        String csv = text(files.csv(BodyList.SUPPLIERS)).replace("tarjous@kirkas", "posti@kirkas")
                + "uusi,Uusi Oy,TRUE,,,,CONSTRUCTED,for tests\n";

        BodyChange change = files.readCsv("suppliers.csv", BodyList.SUPPLIERS, bytes(csv));

        assertThat(change.added()).containsExactly("supplier uusi");
        assertThat(change.changed()).containsExactly("supplier kirkas");
        assertThat(procurements.load(change.body())).isEqualTo(2);
        assertThat(procurements.supplier(new SupplierId("kirkas")).flatMap(Supplier::mail))
                .contains("posti@kirkas.example");
    }

    @Test
    void semicolonsAndAMissingByteOrderMarkDoAsWell() {
        procurements.load(full());
        String csv = "supplier;from;until;lot;jointProcurement;provenance.source;provenance.kind\r\n"
                + "harja;2026-04-01;;offices;cleaning-dps;;\r\n";

        BodyChange change = files.readCsv("admissions.csv", BodyList.ADMISSIONS, bytes(csv));

        assertThat(change.body().admissions())
                .containsExactly(new Admission(
                        CLEANING,
                        "offices",
                        new SupplierId("harja"),
                        LocalDate.of(2026, 4, 1),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void allThatIsWrongInATableIsToldAtOnceWithRowAndColumn() {
        procurements.load(full());
        long before = store.last();
        String csv = """
                id,name,sme,businessId,mail,languages,provenance.kind,provenance.source
                Not A Slug,A Oy,true,,,,CONSTRUCTED,test
                b,B Oy,yes,1234567-8,not-read-because-of-sme,,CONSTRUCTED,test
                c,C Oy,true,1234567-8,nobody,fi | xx,CONSTRUCTED,test

                d,D Oy,false,0112038-8,nobody,fi | fi,CONSTRUCTED,test
                d,D Oy,false,SE556012579001,a@b.example,,GUESSED,
                """;

        assertThat(problems(() -> files.readCsv("suppliers.csv", BodyList.SUPPLIERS, bytes(csv))))
                .containsExactlyInAnyOrder(
                        "row 2, column \"id\" procurement.slug",
                        "row 3, column \"sme\" procurement.json.type",
                        "row 4, column \"languages[1]\" procurement.language",
                        "row 6, column \"businessId\" procurement.business-id",
                        "row 6, column \"mail\" procurement.mail",
                        "row 6, column \"languages[1]\" procurement.duplicate",
                        "row 7, column \"provenance.kind\" procurement.json.constant",
                        "row 7, column \"provenance.source\" procurement.json.missing");
        assertThat(store.last()).isEqualTo(before);
    }

    @Test
    void aTableWithWrongColumnsIsRefusedBeforeItsCells() {
        procurements.load(full());

        assertThat(problems(() -> files.readCsv(
                        "customers.csv", BodyList.CUSTOMERS, bytes("id,nimi,sector,mailDomains\na,A,state,"))))
                .containsExactly(
                        "row 1, column \"nimi\" procurement.csv.column",
                        "row 1 procurement.csv.missing",
                        "row 1 procurement.csv.missing",
                        "row 1 procurement.csv.missing",
                        "row 1 procurement.csv.missing");
        assertThat(problems(() -> files.readCsv(
                        "suppliers.csv", BodyList.SUPPLIERS, "id,Itäranta".getBytes(StandardCharsets.ISO_8859_1))))
                .contains(" procurement.csv");
    }

    @Test
    void aTableNeedsABodyItBelongsTo() {
        assertThat(problems(() -> files.readCsv("suppliers.csv", BodyList.SUPPLIERS, bytes(""))))
                .contains(" procurement.body.none");
    }

    @Test
    void allThatIsWrongInADocumentIsToldAtOnce() {
        procurements.load(full());
        String json = """
                {"name": "Testiyksikkö", "provenance": {"kind": "CONSTRUCTED", "source": "test"},
                 "jointProcurements": [
                  {"id": "a", "name": {"fi": "a", "sv": "a", "en": "a"}, "type": "DYNAMIC_PURCHASING_SYSTEM",
                   "category": "cleaning", "cpv": ["90910001"],
                   "terms": {"lots": [{"id": "x", "name": {"fi": "x", "sv": "x", "en": "x"}, "cpv": ["9"],
                                       "ceilings": [{"amount": 0, "unit": "EUR"}]}],
                             "callOff": {"way": "MIXED", "directUpTo": 5}, "largestPurchase": -1,
                             "joining": {"rule": "NAMED_ONLY", "until": "2026-01-01"}}},
                  {"id": "b", "name": {"fi": "a", "sv": "a"}, "type": "FRAMEWORK_AGREEMENT", "category": "nothing"},
                  {"id": "c", "name": {"fi": "a", "sv": "a", "en": "a"}, "type": "FRAMEWORK_AGREEMENT",
                   "category": "cleaning", "terms": {"closable": true, "callOff": {"way": "DIRECT"}}},
                  {"id": "cleaning-dps", "name": {"fi": "a", "sv": "a", "en": "a"},
                   "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning"}],
                 "admissions": [{"jointProcurement": "a", "lot": "y", "supplier": "nobody", "from": "2026-01-01",
                                 "until": "2025-01-01"}],
                 "joinings": [{"jointProcurement": "nothing", "customer": "nobody", "from": "2026-01-01"}],
                 "closures": [{"jointProcurement": "c", "from": "2026-01-01", "reopened": "2025-01-01"}],
                 "callOffs": [{"jointProcurement": "a", "reference": "r", "customer": "itaranta", "supplier": "kirkas",
                               "madeOn": "2026-01-01", "amount": -1, "unit": "EUR", "way": "MIXED"}]}
                """;

        assertThat(problems(() -> files.read("body.json", bytes(json))))
                .containsExactlyInAnyOrder(
                        "jointProcurements[1].name.en procurement.json.missing",
                        "jointProcurements[0].cpv[0] procurement.cpv.unknown",
                        "jointProcurements[0].terms.lots[0].cpv[0] procurement.cpv",
                        "jointProcurements[0].terms.lots[0].ceilings[0].amount procurement.amount",
                        "jointProcurements[0].terms.callOff.way procurement.call-off.system",
                        "jointProcurements[0].terms.callOff.rule procurement.call-off.rule",
                        "jointProcurements[0].terms.largestPurchase procurement.amount",
                        "jointProcurements[0].terms.joining.until procurement.joining.until",
                        "jointProcurements[2].terms.closable procurement.closable",
                        "jointProcurements[2].terms.callOff.rule procurement.call-off.rule",
                        "jointProcurements[3].terms.lots procurement.lot.used",
                        "admissions[0].lot procurement.lot.unknown",
                        "admissions[0].supplier procurement.supplier.unknown",
                        "admissions[0].until procurement.period",
                        "joinings[0].jointProcurement procurement.joint.unknown",
                        "joinings[0].customer procurement.customer.unknown",
                        "closures[0].jointProcurement procurement.close.type",
                        "closures[0].reopened procurement.period",
                        "callOffs[0].lot procurement.lot.unknown",
                        "callOffs[0].amount procurement.amount",
                        "callOffs[0].way procurement.call-off.way");
    }

    private static List<String> problems(Runnable refused) {
        return catchThrowableOfType(InvalidInputException.class, refused::run).problems().stream()
                .map(problem -> problem.place() + " " + problem.code())
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
