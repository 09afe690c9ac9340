package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.Application;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.CallOffWay;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.JoiningRule;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Purchase;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;
import org.minikisa.store.api.Entry;
import org.minikisa.store.jdbc.SqliteStore;

class StoredJointProcurementsTest {

    private static final JointProcurementId CLEANING = new JointProcurementId("cleaning-dps");
    private static final JointProcurementId GROCERIES = new JointProcurementId("groceries");
    private static final SupplierId KIRKAS = new SupplierId("kirkas");
    private static final SupplierId HARJA = new SupplierId("harja");
    private static final SupplierId UUSI = new SupplierId("uusi");
    private static final CustomerId ITARANTA = new CustomerId("itaranta");
    private static final CustomerId KOULU = new CustomerId("koulu");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private SqliteStore store;
    private StoredProcurements procurements;
    private StoredJointProcurements joints;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, clock);
        procurements = new StoredProcurements(store, new CpvFile());
        joints = new StoredJointProcurements(store, new FinnishLegalCalendar(), procurements);
        procurements.load(body());
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A DPS with two categories and two suppliers on its list, and a framework agreement in one piece. */
    private static ProcurementBody body() {
        ProcurementBody small = Bodies.small();
        Terms cleaning = Terms.none()
                .lots(
                        new ProcurementLot("offices", LocalizedText.same("offices"), List.of("90919200"), List.of()),
                        new ProcurementLot(
                                "windows", LocalizedText.same("windows"), List.of(), List.of(Ceiling.euros("50000"))))
                .ceilings(Ceiling.euros("1000000"), new Ceiling(new BigDecimal("500"), "pcs"))
                .callOff(CallOffTerms.competition())
                .joining(new JoiningTerms(JoiningRule.BY_NOTICE, Optional.of(LocalDate.of(2026, 12, 31))))
                .closable(true);
        Terms groceries = Terms.none()
                .callOff(new CallOffTerms(
                        CallOffWay.MIXED,
                        Optional.of(LocalizedText.same("the cheapest")),
                        Optional.of(new BigDecimal("10000"))))
                .largestPurchase(new BigDecimal("60000"));
        return new ProcurementBody(
                small.name(),
                small.categories(),
                List.of(
                        small.jointProcurements().get(0).with(cleaning),
                        framework(small.jointProcurements().get(1), groceries)),
                small.customers(),
                List.of(Bodies.supplier("kirkas"), Bodies.supplier("harja"), Bodies.supplier("uusi")),
                List.of());
    }

    private static JointProcurement framework(JointProcurement joint, Terms terms) {
        return new JointProcurement(
                joint.id(),
                joint.name(),
                ProcurementType.FRAMEWORK_AGREEMENT,
                joint.category(),
                joint.cpv(),
                joint.aliases(),
                joint.begins(),
                joint.ends(),
                List.of(KIRKAS),
                terms,
                joint.provenance());
    }

    // ---------------------------------------------------------------- admission

    @Test
    void whoIsOnTheListIsAdmittedToEverythingThroughoutThePeriod() {
        assertThat(joints.admitted(CLEANING, "windows", TODAY)).containsExactly(KIRKAS, HARJA);
        assertThat(joints.admitted(CLEANING, "offices", LocalDate.of(2020, 12, 31)))
                .isEmpty();
        assertThat(joints.admitted(GROCERIES, ProcurementLot.WHOLE, TODAY)).containsExactly(KIRKAS);
    }

    @Test
    void aLotThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> joints.admitted(CLEANING, "gardens", TODAY))
                .hasMessageContaining("one of offices, windows");
        assertThatThrownBy(() -> joints.admitted(new JointProcurementId("nothing"), "", TODAY))
                .hasMessageContaining("procurement.joint.unknown");
    }

    @Test
    void toTheWholeAreAdmittedAllThatAreAdmittedToAnyLot() {
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");
        joints.admit(application.id(), TODAY, "Bo");
        joints.endAdmission(CLEANING, ProcurementLot.WHOLE, HARJA, TODAY.minusDays(1), "Aino");
        joints.join(CLEANING, ITARANTA, TODAY, "Aino");

        assertThat(joints.admitted(CLEANING, ProcurementLot.WHOLE, TODAY)).containsExactly(KIRKAS, UUSI);
        assertThat(problemsOf(
                        new Purchase(CLEANING, List.of(""), ITARANTA, TODAY, Optional.empty(), CallOffWay.COMPETITION)))
                .containsExactly("procurement.purchase.lot");
    }

    @Test
    void anAdmittedApplicantIsInvitedFromItsDayOn() {
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");

        Application admitted = joints.admit(application.id(), TODAY.plusDays(3), "Bo");

        assertThat(admitted.state()).isEqualTo(Application.State.ADMITTED);
        assertThat(admitted.decided()).contains(TODAY);
        assertThat(joints.admitted(CLEANING, "windows", TODAY.plusDays(2))).doesNotContain(UUSI);
        assertThat(joints.admitted(CLEANING, "windows", TODAY.plusDays(3))).containsExactly(KIRKAS, HARJA, UUSI);
        assertThat(joints.admitted(CLEANING, "offices", TODAY.plusDays(3))).doesNotContain(UUSI);
        assertThat(facts()).contains("procurement.SupplierApplied", "procurement.SupplierAdmitted");
        assertThat(journal()).doesNotContain("Aino", "Bo\"");
    }

    @Test
    void anAdmissionEndsOnItsLastDayInOneLotAndGoesOnInTheOthers() {
        joints.endAdmission(CLEANING, "windows", KIRKAS, TODAY, "Aino");

        assertThat(joints.admitted(CLEANING, "windows", TODAY)).contains(KIRKAS);
        assertThat(joints.admitted(CLEANING, "windows", TODAY.plusDays(1))).containsExactly(HARJA);
        assertThat(joints.admitted(CLEANING, "offices", TODAY.plusDays(1))).contains(KIRKAS);
        assertThat(facts()).contains("procurement.AdmissionEnded");
    }

    @Test
    void anAdmissionByMistakeIsTakenBack() {
        joints.endAdmission(CLEANING, ProcurementLot.WHOLE, KIRKAS, LocalDate.of(2020, 12, 31), "Aino");

        assertThat(joints.admitted(CLEANING, "windows", TODAY)).containsExactly(HARJA);
        assertThat(joints.admissions(CLEANING)).isEmpty();
    }

    @Test
    void endingTheSameAgainOrWhatIsNotThereChangesNothing() {
        joints.endAdmission(CLEANING, "windows", KIRKAS, TODAY, "Aino");
        long last = store.last();

        joints.endAdmission(CLEANING, "windows", KIRKAS, TODAY, "Aino");
        assertThatThrownBy(() -> joints.endAdmission(CLEANING, "windows", UUSI, TODAY, "Aino"))
                .hasMessageContaining("procurement.admission.none");

        assertThat(store.last()).isEqualTo(last);
    }

    // ---------------------------------------------------------------- applications

    @Test
    void anApplicationIsDueInTenWorkingDaysOrFifteenForAReason() {
        Application application =
                joints.apply(CLEANING, UUSI, List.of(ProcurementLot.WHOLE), LocalDate.of(2025, 12, 15), "Aino");
        assertThat(due(application)).contains(LocalDate.of(2026, 1, 2));
        assertThat(application.late(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(application.late(TODAY)).isTrue();

        Application fresh = joints.apply(
                CLEANING, new SupplierId(another()), List.of("offices"), LocalDate.of(2026, 2, 27), "Aino");
        assertThat(due(fresh)).contains(LocalDate.of(2026, 3, 13));
        assertThat(due(joints.extend(fresh.id(), "evidence is missing", "Bo"))).contains(LocalDate.of(2026, 3, 20));
    }

    @Test
    void timeThatIsOverIsNotMadeLonger() {
        Application application = joints.apply(CLEANING, UUSI, List.of("offices"), LocalDate.of(2025, 12, 15), "Aino");

        assertThatThrownBy(() -> joints.extend(application.id(), "forgotten", "Bo"))
                .hasMessageContaining("procurement.application.late");
    }

    @Test
    void theOneDueFirstStandsFirst() {
        Application later = joints.apply(CLEANING, UUSI, List.of("offices"), TODAY, "Aino");
        Application sooner =
                joints.apply(CLEANING, new SupplierId(another()), List.of("offices"), TODAY.minusDays(4), "Aino");

        assertThat(joints.pending()).extracting(Application::id).containsExactly(sooner.id(), later.id());
        assertThat(joints.applications(CLEANING)).extracting(Application::id).containsExactly(later.id(), sooner.id());
    }

    @Test
    void aRejectionNeedsAReasonAndCanBeCorrected() {
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");
        assertThatThrownBy(() -> joints.reject(application.id(), " ", "Bo")).hasMessageContaining("reason");

        assertThat(joints.reject(application.id(), "turnover too small", "Bo").reason())
                .isEqualTo("turnover too small");
        assertThat(joints.admitted(CLEANING, "windows", TODAY)).doesNotContain(UUSI);
        assertThat(journal()).doesNotContain("turnover");

        joints.admit(application.id(), TODAY, "Bo");
        assertThat(joints.admitted(CLEANING, "windows", TODAY)).contains(UUSI);
        assertThatThrownBy(() -> joints.reject(application.id(), "no", "Bo"))
                .hasMessageContaining("procurement.application.decided");
    }

    @Test
    void decidingTheSameAgainChangesNothing() {
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");
        joints.admit(application.id(), TODAY, "Bo");
        long last = store.last();

        joints.admit(application.id(), TODAY, "Bo");

        assertThat(store.last()).isEqualTo(last);
        assertThat(joints.admissions(CLEANING)).hasSize(1);
    }

    @Test
    void anApplicationThatIsWithdrawnNeedsNoDecision() {
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");
        joints.withdraw(application.id(), "Aino");

        assertThat(joints.pending()).isEmpty();
        assertThatThrownBy(() -> joints.admit(application.id(), TODAY, "Bo")).hasMessageContaining("WITHDRAWN");
        assertThat(joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino")
                        .id())
                .isEqualTo("AP-2");
    }

    @Test
    void applicationsThatMakeNoSenseAreRefused() {
        joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");

        assertThat(codes(() -> joints.apply(CLEANING, UUSI, List.of(""), TODAY, "Aino")))
                .containsExactly("procurement.application.waiting");
        assertThat(codes(() -> joints.apply(CLEANING, KIRKAS, List.of("windows"), TODAY, "Aino")))
                .containsExactly("procurement.application.admitted");
        assertThat(codes(() -> joints.apply(GROCERIES, UUSI, List.of(""), TODAY, "Aino")))
                .containsExactly("procurement.application.type");
        assertThat(codes(() -> joints.apply(CLEANING, UUSI, List.of("offices"), TODAY.plusDays(1), "Aino")))
                .containsExactly("procurement.future");
        assertThat(codes(() -> joints.apply(CLEANING, UUSI, List.of("offices", ""), TODAY, "Aino")))
                .containsExactly("procurement.duplicate");
        assertThat(codes(() -> joints.apply(CLEANING, new SupplierId("who"), List.of("offices"), TODAY, "Aino")))
                .containsExactly("procurement.supplier.unknown");
        assertThat(codes(() -> joints.apply(CLEANING, UUSI, List.of(), TODAY, "Aino")))
                .containsExactly("procurement.lot.unknown");
        assertThat(codes(() -> joints.apply(CLEANING, UUSI, List.of("offices"), TODAY, " ")))
                .containsExactly("procurement.blank");
        assertThat(codes(() -> joints.admit("AP-99", TODAY, "Bo"))).containsExactly("procurement.application.unknown");
        assertThat(joints.applications(CLEANING)).hasSize(1);
    }

    // ---------------------------------------------------------------- closing

    @Test
    void whileItIsClosedNothingIsBoughtAndTheTimeToDecideStandsStill() {
        joints.close(CLEANING, TODAY.minusDays(10), "Aino");
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY.minusDays(5), "Aino");

        assertThat(joints.closure(CLEANING, TODAY)).isPresent();
        assertThat(application.due()).isEmpty();
        assertThat(problemsOf(purchase(TODAY, "100"))).contains("procurement.purchase.closed");

        joints.reopen(CLEANING, TODAY, "Aino");

        assertThat(joints.closure(CLEANING, TODAY)).isEmpty();
        assertThat(joints.closure(CLEANING, TODAY.minusDays(1))).isPresent();
        assertThat(joints.application(application.id()).flatMap(StoredJointProcurementsTest::due))
                .contains(LocalDate.of(2026, 3, 16));
        assertThat(facts()).contains("procurement.JointProcurementClosed", "procurement.JointProcurementReopened");
    }

    @Test
    void aClosingByMistakeIsTakenBackByReopeningOnTheSameDay() {
        joints.close(CLEANING, TODAY, "Aino");
        joints.close(CLEANING, TODAY, "Aino");
        joints.reopen(CLEANING, TODAY, "Aino");

        assertThat(joints.closures(CLEANING)).isEmpty();
        assertThatThrownBy(() -> joints.reopen(CLEANING, TODAY, "Aino"))
                .hasMessageContaining("procurement.reopen.open");
    }

    @Test
    void onlyASystemThatAnnouncedItIsClosedAndOnlyOnce() {
        assertThat(codes(() -> joints.close(GROCERIES, TODAY, "Aino"))).containsExactly("procurement.close.type");
        joints.close(CLEANING, TODAY, "Aino");
        assertThat(codes(() -> joints.close(CLEANING, TODAY.plusDays(3), "Aino")))
                .containsExactly("procurement.close.closed");
        procurements.load(with(procurements.find(CLEANING).orElseThrow(), t -> t.closable(false)));
        assertThat(codes(() -> joints.close(CLEANING, TODAY.plusDays(3), "Aino")))
                .containsExactly("procurement.close.unannounced", "procurement.close.closed");
    }

    // ---------------------------------------------------------------- joining

    @Test
    void aCustomerMayBuyFromTheDayItJoins() {
        assertThat(joints.hasJoined(CLEANING, ITARANTA, TODAY)).isFalse();
        assertThat(joints.hasJoined(GROCERIES, ITARANTA, TODAY))
                .as("no rule is known")
                .isTrue();

        joints.join(CLEANING, ITARANTA, TODAY, "Aino");
        joints.join(CLEANING, ITARANTA, TODAY, "Aino");

        assertThat(joints.hasJoined(CLEANING, ITARANTA, TODAY)).isTrue();
        assertThat(joints.hasJoined(CLEANING, ITARANTA, TODAY.minusDays(1))).isFalse();
        assertThat(joints.hasJoined(CLEANING, KOULU, TODAY)).isFalse();
        assertThat(joints.joinings(CLEANING)).hasSize(1);

        joints.leave(CLEANING, ITARANTA, TODAY.plusDays(30), "Aino");
        assertThat(joints.hasJoined(CLEANING, ITARANTA, TODAY.plusDays(31))).isFalse();
        joints.leave(CLEANING, ITARANTA, TODAY.minusDays(1), "Aino");
        assertThat(joints.joinings(CLEANING)).isEmpty();
        assertThat(facts()).contains("procurement.CustomerJoined", "procurement.CustomerLeft");
    }

    @Test
    void afterTheLastDayNobodyJoins() {
        assertThat(codes(() -> joints.join(CLEANING, ITARANTA, LocalDate.of(2027, 1, 1), "Aino")))
                .containsExactly("procurement.join.late");
        procurements.load(with(
                procurements.find(CLEANING).orElseThrow(),
                t -> t.joining(new JoiningTerms(JoiningRule.NAMED_ONLY, Optional.empty()))));
        assertThat(codes(() -> joints.join(CLEANING, ITARANTA, TODAY, "Aino")))
                .containsExactly("procurement.join.named");
        procurements.load(with(
                procurements.find(CLEANING).orElseThrow(),
                t -> t.joining(new JoiningTerms(JoiningRule.NOT_NEEDED, Optional.empty()))));
        assertThat(codes(() -> joints.join(CLEANING, ITARANTA, TODAY, "Aino")))
                .containsExactly("procurement.join.needless");
        assertThat(joints.hasJoined(CLEANING, ITARANTA, TODAY)).isTrue();
    }

    // ---------------------------------------------------------------- purchases

    @Test
    void purchasesUseUpTheCeilings() {
        joints.record(callOff("CO-1", "windows", "30000.50", "EUR"), "Aino");
        joints.record(callOff("CO-2", "offices", "400000", "EUR"), "Aino");
        joints.record(callOff("CO-2", "offices", "12", "pcs"), "Aino");
        joints.record(callOff("CO-3", "offices", "400000", "EUR"), "Aino");

        assertThat(joints.left(CLEANING))
                .extracting(left ->
                        left.lot() + " " + left.left() + " " + left.ceiling().unit())
                .containsExactly(" 169999.50 EUR", " 488 pcs", "windows 19999.50 EUR");

        joints.record(callOff("CO-3", "offices", "0", "EUR"), "Aino");
        assertThat(joints.left(CLEANING).get(0).used()).isEqualByComparingTo("430000.50");
        assertThat(joints.callOffs(CLEANING))
                .extracting(CallOff::reference)
                .containsExactly("CO-1", "CO-2", "CO-2", "CO-3");
        assertThat(codes(() -> joints.record(callOff("CO-4", "gardens", "-1", " "), "Aino")))
                .containsExactlyInAnyOrder("procurement.lot.unknown", "procurement.blank", "procurement.amount");
    }

    @Test
    void aPurchaseIsCheckedAgainstEverythingAtOnce() {
        joints.close(CLEANING, TODAY, "Aino");
        joints.record(callOff("CO-1", "windows", "30000", "EUR"), "Aino");
        var purchase = new Purchase(
                CLEANING,
                List.of("windows"),
                ITARANTA,
                TODAY,
                Optional.of(new BigDecimal("20000.01")),
                CallOffWay.DIRECT);

        assertThat(problemsOf(purchase))
                .containsExactly(
                        "procurement.purchase.closed",
                        "procurement.purchase.joined",
                        "procurement.purchase.way",
                        "procurement.purchase.ceiling");
        assertThat(joints.check(purchase))
                .extracting(finding -> finding.problem().remedy())
                .doesNotContain("");
    }

    @Test
    void nothingStandsAgainstAPurchaseThatIsInOrder() {
        joints.join(CLEANING, ITARANTA, TODAY, "Aino");

        assertThat(joints.check(purchase(TODAY, "50000"))).isEmpty();
        assertThat(problemsOf(purchase(TODAY, "50000.01"))).containsExactly("procurement.purchase.ceiling");
        assertThat(problemsOf(purchase(LocalDate.of(2020, 12, 31), "1")))
                .containsExactly("procurement.purchase.period", "procurement.purchase.joined");
    }

    @Test
    void smallPurchasesGoByTheRuleAndLargerOnesAreCompeted() {
        assertThat(joints.direct(GROCERIES, new BigDecimal("10000"))).contains(true);
        assertThat(joints.direct(GROCERIES, new BigDecimal("10000.01"))).contains(false);
        assertThat(joints.direct(CLEANING, BigDecimal.ONE)).contains(false);

        assertThat(problemsOf(groceries("10001", CallOffWay.DIRECT))).containsExactly("procurement.purchase.way");
        assertThat(problemsOf(groceries("60000", CallOffWay.COMPETITION)))
                .as("one supplier is a warning, the national threshold an error")
                .containsExactly("procurement.purchase.suppliers", "procurement.purchase.value");
        assertThat(Finding.errors(joints.check(groceries("59999.99", CallOffWay.COMPETITION))))
                .isEmpty();
    }

    // ---------------------------------------------------------------- templates

    @Test
    void templatesAreNamedAndTakenAway() {
        joints.addTemplate(CLEANING, "office-cleaning", "Aino");
        joints.addTemplate(CLEANING, "office-cleaning", "Aino");
        joints.addTemplate(CLEANING, "windows", "Aino");
        joints.removeTemplate(CLEANING, "windows", "Aino");

        assertThat(procurements.find(CLEANING).orElseThrow().terms().templates())
                .containsExactly("office-cleaning");
        assertThat(codes(() -> joints.addTemplate(CLEANING, "Not A Slug", "Aino")))
                .containsExactly("procurement.slug");
    }

    @Test
    void everythingIsThereAfterARestart() {
        joints.join(CLEANING, ITARANTA, TODAY, "Aino");
        joints.record(callOff("CO-1", "windows", "1", "EUR"), "Aino");
        Application application = joints.apply(CLEANING, UUSI, List.of("windows"), TODAY, "Aino");
        joints.admit(application.id(), TODAY, "Aino");
        joints.close(CLEANING, TODAY.plusDays(1), "Aino");
        ProcurementBody before = procurements.body();

        store.close();
        store = SqliteStore.open(folder, clock);
        procurements = new StoredProcurements(store, new CpvFile());
        joints = new StoredJointProcurements(store, new FinnishLegalCalendar(), procurements);

        assertThat(procurements.body()).isEqualTo(before);
        assertThat(joints.admissions(CLEANING))
                .containsExactly(new Admission(CLEANING, "windows", UUSI, TODAY, Optional.empty(), Optional.empty()));
        assertThat(procurements.load(before)).isZero();
    }

    private String another() {
        procurements.load(new ProcurementBody(
                "Testiyksikkö", List.of(), List.of(), List.of(), List.of(Bodies.supplier("toinen")), List.of()));
        return "toinen";
    }

    private ProcurementBody with(JointProcurement joint, UnaryOperator<Terms> change) {
        return new ProcurementBody(
                "Testiyksikkö",
                List.of(),
                List.of(joint.with(change.apply(joint.terms()))),
                List.of(),
                List.of(),
                List.of());
    }

    private static CallOff callOff(String reference, String lot, String amount, String unit) {
        return new CallOff(
                CLEANING,
                reference,
                lot,
                ITARANTA,
                unit.equals("pcs") ? HARJA : KIRKAS,
                TODAY,
                new BigDecimal(amount),
                unit,
                CallOffWay.COMPETITION);
    }

    private static Purchase purchase(LocalDate day, String value) {
        return new Purchase(
                CLEANING,
                List.of("windows"),
                ITARANTA,
                day,
                Optional.of(new BigDecimal(value)),
                CallOffWay.COMPETITION);
    }

    private static Purchase groceries(String value, CallOffWay way) {
        return new Purchase(GROCERIES, List.of(""), ITARANTA, TODAY, Optional.of(new BigDecimal(value)), way);
    }

    private List<String> problemsOf(Purchase purchase) {
        return joints.check(purchase).stream()
                .map(finding -> finding.problem().code())
                .toList();
    }

    private static Optional<LocalDate> due(Application application) {
        return application.due().map(Deadline::date);
    }

    private List<String> facts() {
        return store.entries(0, "procurement.", 100).stream().map(Entry::type).toList();
    }

    private String journal() {
        return store.entries(0, "", 100).stream().map(Entry::json).reduce("", String::concat);
    }

    private static List<String> codes(Runnable refused) {
        return catchThrowableOfType(InvalidInputException.class, refused::run).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
