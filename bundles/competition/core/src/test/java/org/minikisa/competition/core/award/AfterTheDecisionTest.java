package org.minikisa.competition.core.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.cleaning;
import static org.minikisa.competition.core.House.tender;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.ContractMade;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.LotResult;
import org.minikisa.competition.api.Notification;
import org.minikisa.competition.api.Notification.Service;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.Waiting;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.award.Appeal.Outcome;
import org.minikisa.competition.api.award.AwardFile;
import org.minikisa.competition.api.award.AwardFile.Removal;
import org.minikisa.competition.api.award.Cancellation;
import org.minikisa.competition.api.award.Cancellation.Ground;
import org.minikisa.competition.api.award.Contract;
import org.minikisa.competition.api.award.Due;
import org.minikisa.competition.api.award.ProcedureReport;
import org.minikisa.competition.api.award.Rectification;
import org.minikisa.competition.api.award.Rectification.Initiative;
import org.minikisa.competition.api.evaluation.Decisions.Condition;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.evaluation.RedFlagRules;
import org.minikisa.competition.core.evaluation.StoredDecisions;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Reading;
import org.minikisa.procurement.core.CpvFile;
import org.minikisa.procurement.core.FinnishLegalCalendar;
import org.minikisa.procurement.core.ProcurementBodyReader;
import org.minikisa.procurement.core.StoredJointProcurements;
import org.minikisa.procurement.core.StoredProcurements;

/** From the notification to the archive, with every way aside. Decided on Friday 20 March 2026 unless said. */
class AfterTheDecisionTest {

    private static final String BODY = """
            {
              "name": "Testiyksikkö",
              "provenance": {"kind": "CONSTRUCTED", "source": "for tests"},
              "categories": [{"code": "cleaning", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"}}],
              "jointProcurements": [
                {"id": "dps", "name": {"fi": "D", "sv": "D", "en": "D"}, "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning",
                 "terms": {"ceilings": [{"amount": "1000000", "unit": "EUR"}]}},
                {"id": "frame", "name": {"fi": "P", "sv": "P", "en": "P"}, "type": "FRAMEWORK_AGREEMENT", "category": "cleaning"},
                {"id": "small", "name": {"fi": "S", "sv": "S", "en": "S"}, "type": "SMALL_SCALE", "category": "cleaning"}
              ],
              "customers": [{"id": "itaranta", "name": "Itäranta", "sector": "municipality"}]
            }
            """;

    private static final LocalDate DECIDED = LocalDate.of(2026, 3, 20);

    @TempDir
    Path folder;

    private House house;
    private StoredAwards awards;
    private StoredProcurements procurements;

    @BeforeEach
    void open() {
        house = new House(folder);
        procurements = new StoredProcurements(house.store, new CpvFile());
        procurements.load(new ProcurementBodyReader().read("body.json", BODY.getBytes(StandardCharsets.UTF_8)));
        house.surroundings.bindProcurements(procurements);
        house.surroundings.bindCalendar(new FinnishLegalCalendar());
        awards = new StoredAwards(house.store, house.surroundings);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void goesFromTheDecisionToTheArchive() {
        CompetitionId id = decided("dps", Waiting.GENERAL);

        Competition served = awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(served.state()).isEqualTo(CompetitionState.STANDSTILL);
        assertThat(served.notification().orElseThrow())
                .isEqualTo(new Notification(
                        Service.ELECTRONIC,
                        noon(DECIDED),
                        DECIDED,
                        Waiting.GENERAL,
                        Optional.of(LocalDate.of(2026, 4, 7)),
                        LocalDate.of(2026, 4, 8),
                        LocalDate.of(2026, 4, 7),
                        LocalDate.of(2026, 4, 7)));

        LocalDate signed = LocalDate.of(2026, 4, 8);
        assertThat(awards.contract(id, contract(signed), by("Ritva", signed)).state())
                .isEqualTo(CompetitionState.CONTRACTED);
        awards.noticePublished(id, "", "2026/S 80-1", by("Ritva", signed.plusDays(10)));
        Competition archived = awards.archive(id, Optional.empty(), by("Ritva", signed.plusDays(30)));

        assertThat(archived.state()).isEqualTo(CompetitionState.ARCHIVED);
        AwardFile file = awards.file(id);
        assertThat(file.archive().orElseThrow().keptUntil()).isEqualTo(LocalDate.of(2029, 4, 8));
        assertThat(file.contract("").orElseThrow().contract()).isEqualTo(contract(signed));
        assertThat(house.competitions.history(id))
                .extracting(CompetitionEvent::what, CompetitionEvent::by)
                .endsWith(
                        tuple("NOTIFY", "Ritva"),
                        tuple("CONTRACT", "Ritva"),
                        tuple("notice.published", "Ritva"),
                        tuple("ARCHIVE", "Ritva"));
        assertThat(house.facts()).anySatisfy(fact -> assertThat(fact.json())
                .contains("\"tender\":\"CO-1/2\"", "\"value\":\"99000.00\"", "2026-04-08"));
        assertThat(house.facts()).allSatisfy(fact -> assertThat(fact.json()).doesNotContain("Ritva", "supplier-"));
        assertThat(house.store.verify().firstBroken()).isEmpty();
    }

    @Test
    void aContractIsCountedAgainstTheCeilingOnceHoweverOftenItIsToldOf() {
        procurements.load(new ProcurementBodyReader()
                .read(
                        "suppliers.json",
                        "{\"name\": \"Testiyksikkö\", \"provenance\": {\"kind\": \"CONSTRUCTED\", \"source\": \"for tests\"}, \"suppliers\": [{\"id\": \"supplier-berta\", \"name\": \"Berta Oy\", \"sme\": true}]}"
                                .getBytes(StandardCharsets.UTF_8)));
        var joint = new StoredJointProcurements(house.store, new FinnishLegalCalendar(), procurements);
        var purchases = new ContractedPurchases(house.store, procurements, joint);
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate signed = LocalDate.of(2026, 4, 8);
        awards.contract(id, contract(signed), by("Ritva", signed));
        var made = new ContractMade(
                id.value(),
                "",
                id + "/2",
                "99000.00",
                "EUR",
                signed.toString(),
                signed.plusDays(30).toString(),
                "");

        house.store.transact(tx -> purchases.on(null, made, tx));
        house.store.transact(tx -> purchases.on(null, made, tx));

        var dps = new JointProcurementId("dps");
        assertThat(joint.callOffs(dps)).singleElement().satisfies(purchase -> {
            assertThat(purchase.reference()).isEqualTo(id.value());
            assertThat(purchase.supplier().value()).isEqualTo("supplier-berta");
            assertThat(purchase.madeOn()).isEqualTo(signed);
        });
        assertThat(joint.left(dps)).singleElement().satisfies(left -> assertThat(left.left())
                .isEqualByComparingTo("901000"));
    }

    @Test
    void nothingIsServedWithoutADecision() {
        CompetitionId id = house.published(draft("dps", Waiting.GENERAL));
        assertThat(code(() -> awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED))))
                .isEqualTo("competition.transition");
        assertThat(code(() -> awards.foresee(id, Service.ELECTRONIC, noon(DECIDED))))
                .isEqualTo("competition.transition");
    }

    @Test
    void aLetterIsReceivedOnTheSeventhDay() {
        CompetitionId id = decided("dps", Waiting.FRAMEWORK_OR_DPS);
        Notification foreseen = awards.foresee(id, Service.LETTER, noon(DECIDED));
        assertThat(foreseen.received()).isEqualTo(LocalDate.of(2026, 3, 27));
        assertThat(foreseen.standstillEnds())
                .as("Easter Monday is the 10th day")
                .contains(LocalDate.of(2026, 4, 7));
        assertThat(foreseen.contractEarliest()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(foreseen.appealEnds()).isEqualTo(LocalDate.of(2026, 4, 10));
        assertThat(awards.notify(id, Service.LETTER, by("Ritva", DECIDED)).notification())
                .contains(foreseen);
    }

    @Test
    void theContractWaitsByTheReadingThatIsConfigured() {
        house.surroundings.bindCalendar(new FinnishLegalCalendar(Reading.LITERAL));
        CompetitionId id = decided("dps", Waiting.GENERAL);
        assertThat(awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED))
                        .notification()
                        .orElseThrow()
                        .contractEarliest())
                .isEqualTo(LocalDate.of(2026, 4, 7));
        LocalDate literal = LocalDate.of(2026, 4, 7);
        assertThat(awards.contract(id, contract(literal), by("Ritva", literal)).state())
                .isEqualTo(CompetitionState.CONTRACTED);
    }

    @Test
    void aContractBeforeItsDayIsRefusedWithTheDayAndTheReason() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate early = LocalDate.of(2026, 4, 7);
        Problem problem = problems(() -> awards.contract(id, contract(early), by("Ritva", early)))
                .get(0);
        assertThat(problem.code()).isEqualTo("competition.contract.early");
        assertThat(problem.expected()).contains("2026-04-08", "Good Friday", "1397/2016 s. 129");
        assertThat(state(id)).isEqualTo(CompetitionState.STANDSTILL);
        assertThat(awards.file(id).contracts()).isEmpty();
    }

    @Test
    void withoutAStandstillTheContractMayFollowAndAppealsHaveThirtyDays() {
        CompetitionId id = decided("frame", Waiting.SKIPPED);
        Competition served = awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(served.state()).isEqualTo(CompetitionState.NOTIFIED);
        Notification notification = served.notification().orElseThrow();
        assertThat(notification.standstillEnds()).isEmpty();
        assertThat(notification.contractEarliest()).isEqualTo(DECIDED);
        assertThat(notification.appealEnds()).isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(awards.contract(id, contract(DECIDED), by("Ritva", DECIDED)).state())
                .isEqualTo(CompetitionState.CONTRACTED);
    }

    @Test
    void theStandstillIsLeftOutOnlyAsSection130Allows() {
        for (String joint : List.of("", "small")) {
            CompetitionId skipped = decided(joint, Waiting.SKIPPED);
            assertThat(code(() -> awards.notify(skipped, Service.ELECTRONIC, by("Ritva", DECIDED))))
                    .isEqualTo("competition.standstill.skip");
            CompetitionId ten = decided(joint, Waiting.FRAMEWORK_OR_DPS);
            assertThat(code(() -> awards.notify(ten, Service.ELECTRONIC, by("Ritva", DECIDED))))
                    .isEqualTo("competition.standstill.short");
        }
    }

    @Test
    void theOnlyTenderersContractNeedNotWaitAndAppealsHaveFourteenDays() {
        CompetitionId id = decided(draft("", Waiting.SKIPPED), tender("berta", "99000"));
        Notification served = awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED))
                .notification()
                .orElseThrow();
        assertThat(served.contractEarliest()).isEqualTo(DECIDED);
        assertThat(served.appealEnds()).as("s. 147(2) is not about s. 130(2)").isEqualTo(LocalDate.of(2026, 4, 7));
    }

    @Test
    void whileAnAppealIsPendingTheContractWaitsWhereAStandstillIsKept() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        awards.appeal(id, "2026/55", LocalDate.of(2026, 4, 2), by("Ritva", LocalDate.of(2026, 4, 2)));
        LocalDate later = LocalDate.of(2026, 5, 4);
        assertThat(problems(() -> awards.contract(id, contract(later), by("Ritva", later))))
                .extracting(Problem::code)
                .containsExactly("competition.contract.appealed");

        assertThat(awards.settle(id, "2026/55", Outcome.WITHDRAWN, "", by("Ritva", later))
                        .state())
                .isEqualTo(CompetitionState.STANDSTILL);
        assertThat(awards.contract(id, contract(later), by("Ritva", later)).state())
                .isEqualTo(CompetitionState.CONTRACTED);
        assertThat(awards.file(id).appeals()).singleElement().satisfies(appeal -> {
            assertThat(appeal.late()).isFalse();
            assertThat(appeal.settlement().orElseThrow().outcome()).isEqualTo(Outcome.WITHDRAWN);
        });
    }

    @Test
    void withoutAStandstillTheContractMayBeMadeBesideAnAppeal() {
        CompetitionId id = notified("frame", Waiting.SKIPPED);
        LocalDate day = DECIDED.plusDays(3);
        awards.appeal(id, "2026/56", day, by("Ritva", day));
        assertThat(awards.contract(id, contract(day), by("Ritva", day)).state()).isEqualTo(CompetitionState.APPEALED);
        assertThat(code(() -> awards.settle(id, "2026/56", Outcome.ANNULLED, "", by("Ritva", day))))
                .isEqualTo("competition.appeal.contract");
        assertThat(awards.settle(id, "2026/56", Outcome.SANCTION, "hyvitysmaksu", by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.CONTRACTED);
    }

    @Test
    void theCourtsAnnulmentLeadsBackToTheComparisonAndTheOldDecisionIsKept() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate day = DECIDED.plusDays(3);
        awards.appeal(id, "2026/57", day, by("Ritva", day));
        Competition annulled = awards.settle(id, "2026/57", Outcome.ANNULLED, "MAO 12/2026", by("Ritva", day));

        assertThat(annulled.state()).isEqualTo(CompetitionState.EVALUATED);
        assertThat(annulled.award()).isEmpty();
        assertThat(annulled.decided()).isEmpty();
        assertThat(annulled.notification()).isEmpty();
        assertThat(annulled.scores()).as("what was compared stays").isPresent();
        assertThat(awards.file(id).former()).singleElement().satisfies(former -> {
            assertThat(former.removedBy()).isEqualTo(Removal.ANNULLED);
            assertThat(former.results().get(0).award()).isPresent();
            assertThat(former.decision().orElseThrow().lots().get(0).grounds()).hasSize(2);
            assertThat(former.notification()).isPresent();
        });
        assertThat(house.competitions.decide(id, noon(day.plusDays(1))).state()).isEqualTo(CompetitionState.DECIDED);
        assertThat(awards.notify(id, Service.ELECTRONIC, by("Ritva", day.plusDays(1)))
                        .state())
                .isEqualTo(CompetitionState.STANDSTILL);
        assertThat(house.factTypes()).contains("DecisionRemoved");
    }

    @Test
    void severalAppealsEndTogetherWithTheGravestOutcome() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate day = DECIDED.plusDays(3);
        awards.appeal(id, "2026/1", day, by("Ritva", day));
        awards.appeal(id, "2026/2", day, by("Ritva", day));
        assertThat(code(() -> awards.appeal(id, "2026/2", day, by("Ritva", day))))
                .isEqualTo("competition.appeal.twice");
        assertThat(awards.settle(id, "2026/1", Outcome.ANNULLED, "", by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.APPEALED);
        assertThat(code(() -> awards.settle(id, "2026/1", Outcome.REJECTED, "", by("Ritva", day))))
                .isEqualTo("competition.appeal.unknown");
        assertThat(awards.settle(id, "2026/2", Outcome.REJECTED, "", by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.EVALUATED);
    }

    @Test
    void anAppealAfterTheLastDayIsRecordedAsLate() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate late = LocalDate.of(2026, 4, 8);
        awards.appeal(id, "2026/9", late, by("Ritva", late));
        assertThat(awards.file(id).appeals().get(0).late()).isTrue();
        assertThat(problems(() -> awards.appeal(id, " ", DECIDED.minusDays(1), by("Ritva", late))))
                .extracting(Problem::code)
                .containsExactly("competition.appeal.case", "competition.appeal.day");
    }

    @Test
    void anIneffectiveContractLeadsBackToTheComparison() {
        CompetitionId id = notified("frame", Waiting.SKIPPED);
        awards.contract(id, contract(DECIDED), by("Ritva", DECIDED));
        awards.appeal(id, "2026/5", DECIDED, by("Ritva", DECIDED));
        Competition after = awards.settle(id, "2026/5", Outcome.INEFFECTIVE, "", by("Ritva", DECIDED));
        assertThat(after.state()).isEqualTo(CompetitionState.EVALUATED);
        assertThat(awards.file(id).contract("")).isEmpty();
        assertThat(awards.file(id).contracts()).singleElement().satisfies(made -> assertThat(made.effective())
                .isFalse());
    }

    @Test
    void aProcedureThatTheCourtAnnulsEnds() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        awards.appeal(id, "2026/6", DECIDED, by("Ritva", DECIDED));
        assertThat(awards.settle(id, "2026/6", Outcome.PROCEDURE_ANNULLED, "MAO 13/2026", by("Ritva", DECIDED))
                        .state())
                .isEqualTo(CompetitionState.CANCELLED);
        assertThat(awards.file(id).cancellations())
                .singleElement()
                .satisfies(one -> assertThat(one.cancellation().ground()).isEqualTo(Ground.COURT));
    }

    @Test
    void aPartyMayAskForARectificationWithinFourteenDays() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        LocalDate last = LocalDate.of(2026, 4, 7);
        var late = new Rectification(Initiative.PARTY, last.plusDays(1), "wrong points");
        Problem problem = problems(() -> awards.rectify(id, late, by("Ritva", last.plusDays(1))))
                .get(0);
        assertThat(problem.code()).isEqualTo("competition.rectification.late");
        assertThat(problem.expected()).contains("2026-04-07", "1397/2016 s. 133");

        var inTime = new Rectification(Initiative.PARTY, last, "wrong points");
        Competition rectified = awards.rectify(id, inTime, by("Ritva", last.plusDays(20)));
        assertThat(rectified.state()).isEqualTo(CompetitionState.EVALUATED);
        assertThat(awards.file(id).former().get(0).removedBy()).isEqualTo(Removal.RECTIFIED_FOR_PARTY);
    }

    @Test
    void theOwnInitiativeHasNinetyDaysFromTheDecisionAlsoWhileAnAppealIsPending() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        awards.appeal(id, "2026/7", DECIDED, by("Ritva", DECIDED));
        LocalDate last = LocalDate.of(2026, 6, 18);
        assertThat(code(() -> awards.rectify(
                        id,
                        new Rectification(Initiative.OWN, last.plusDays(1), "error"),
                        by("Ritva", last.plusDays(1)))))
                .isEqualTo("competition.rectification.late");
        assertThat(code(() -> awards.rectify(id, new Rectification(Initiative.OWN, last, " "), by("Ritva", last))))
                .isEqualTo("competition.rectification.reason");
        assertThat(awards.rectify(id, new Rectification(Initiative.OWN, last, "error"), by("Ritva", last))
                        .state())
                .isEqualTo(CompetitionState.EVALUATED);
        assertThat(awards.file(id).appeals().get(0).settlement().orElseThrow().outcome())
                .isEqualTo(Outcome.LAPSED);
    }

    @Test
    void aDecisionThatIsCarriedOutIsNotRectified() {
        CompetitionId id = notified("frame", Waiting.SKIPPED);
        awards.contract(id, contract(DECIDED), by("Ritva", DECIDED));
        assertThat(code(() ->
                        awards.rectify(id, new Rectification(Initiative.OWN, DECIDED, "error"), by("Ritva", DECIDED))))
                .isEqualTo("competition.transition");
    }

    @Test
    void aCancellationHasAReasonAndIsServedWithItsRemedies() {
        CompetitionId id = decided("dps", Waiting.GENERAL);
        assertThat(code(() -> awards.cancel(
                        id, Cancellation.of(Ground.NEED_CHANGED, " "), Service.ELECTRONIC, by("Ritva", DECIDED))))
                .isEqualTo("competition.cancellation.reason");
        Competition cancelled = awards.cancel(
                id,
                Cancellation.of(Ground.NEED_CHANGED, "The school closes"),
                Service.ELECTRONIC,
                by("Ritva", DECIDED));
        assertThat(cancelled.state()).isEqualTo(CompetitionState.CANCELLED);
        assertThat(cancelled.award()).isEmpty();
        assertThat(awards.file(id).cancellations()).singleElement().satisfies(one -> assertThat(
                        one.served().orElseThrow().appealEnds())
                .isEqualTo(LocalDate.of(2026, 4, 7)));
        assertThat(awards.file(id).former().get(0).removedBy()).isEqualTo(Removal.CANCELLED);
        assertThat(awards.archive(id, Optional.of(LocalDate.of(2030, 1, 1)), by("Ritva", DECIDED))
                        .state())
                .isEqualTo(CompetitionState.ARCHIVED);
        assertThat(awards.file(id).archive().orElseThrow().keptUntil()).isEqualTo(LocalDate.of(2030, 1, 1));
    }

    @Test
    void aCancellationMayBeAppealedAgainstAndLifted() {
        CompetitionId id = decided("dps", Waiting.GENERAL);
        awards.cancel(id, Cancellation.of(Ground.OTHER, "why"), Service.ELECTRONIC, by("Ritva", DECIDED));
        awards.appeal(id, "2026/8", DECIDED, by("Ritva", DECIDED));
        assertThat(awards.settle(id, "2026/8", Outcome.ANNULLED, "", by("Ritva", DECIDED))
                        .state())
                .isEqualTo(CompetitionState.EVALUATED);
        assertThat(awards.file(id).cancellations()).isEmpty();

        CompetitionId running = house.published(draft("dps", Waiting.GENERAL));
        awards.cancel(running, Cancellation.of(Ground.OTHER, "why"), Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(awards.rectify(
                                running, new Rectification(Initiative.OWN, DECIDED, "a mistake"), by("Ritva", DECIDED))
                        .state())
                .isEqualTo(CompetitionState.OPEN);
    }

    @Test
    void aDraftIsCancelledWithoutTellingAnybody() {
        CompetitionId id = house.competitions.draft(draft("dps", Waiting.GENERAL));
        awards.cancel(id, Cancellation.of(Ground.NEED_CHANGED, "why"), Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(awards.file(id).cancellations().get(0).served()).isEmpty();
        assertThat(code(() -> awards.appeal(id, "2026/1", DECIDED, by("Ritva", DECIDED))))
                .isEqualTo("competition.appeal.unserved");
    }

    @Test
    void allThatIsWrongWithAContractIsToldAtOnce() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        var wrong = new Contract(
                "",
                "supplier-ahti",
                DECIDED.plusDays(40),
                DECIDED.plusDays(2),
                Optional.of(DECIDED),
                BigDecimal.ZERO,
                "euro");
        assertThat(problems(() -> awards.contract(id, wrong, by("Ritva", DECIDED.plusDays(30)))))
                .extracting(Problem::code)
                .containsExactly(
                        "competition.contract.supplier",
                        "competition.contract.value",
                        "competition.contract.currency",
                        "competition.contract.period",
                        "competition.contract.day");
        LocalDate day = DECIDED.plusDays(30);
        assertThat(code(() -> awards.contract(id, contract(day).forLot("north"), by("Ritva", day))))
                .isEqualTo("competition.contract.lot");
    }

    @Test
    void everyAwardedLotGetsItsContractOrIsCancelled() {
        CompetitionId id = lots("dps", Waiting.FRAMEWORK_OR_DPS, "north", "south", "west");
        awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThat(awards.contract(id, contract(day).forLot("north"), by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.STANDSTILL);
        assertThat(code(() -> awards.contract(id, contract(day).forLot("north"), by("Ritva", day))))
                .isEqualTo("competition.contract.twice");
        assertThat(code(() -> awards.rectify(id, new Rectification(Initiative.OWN, day, "error"), by("Ritva", day))))
                .isEqualTo("competition.rectification.contract");
        assertThat(code(() ->
                        awards.cancel(id, Cancellation.of(Ground.OTHER, "why"), Service.ELECTRONIC, by("Ritva", day))))
                .isEqualTo("competition.cancellation.contract");
        assertThat(dueCodes(id, day)).contains("contract south", "contract west", "notice.award north");
        assertThat(awards.cancel(
                                id,
                                new Cancellation("south", Ground.NEED_CHANGED, "why"),
                                Service.ELECTRONIC,
                                by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.STANDSTILL);
        assertThat(awards.contract(id, contract(day).forLot("west"), by("Ritva", day))
                        .state())
                .isEqualTo(CompetitionState.CONTRACTED);
        awards.noticePublished(id, "north", "1", by("Ritva", day));
        assertThat(dueCodes(id, day)).contains("notice.award west").doesNotContain("notice.award north");
    }

    @Test
    void theLastLotToBeCancelledEndsTheCompetition() {
        CompetitionId id = lots("dps", Waiting.FRAMEWORK_OR_DPS, "north");
        awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(code(() -> awards.cancel(
                        id, new Cancellation("east", Ground.OTHER, "why"), Service.ELECTRONIC, by("Ritva", DECIDED))))
                .isEqualTo("competition.cancellation.lot");
        assertThat(awards.cancel(
                                id,
                                new Cancellation("north", Ground.OTHER, "why"),
                                Service.ELECTRONIC,
                                by("Ritva", DECIDED))
                        .state())
                .isEqualTo(CompetitionState.CANCELLED);
    }

    @Test
    void anActIsNotEarlierThanTheLastOne() {
        CompetitionId id = notified("dps", Waiting.GENERAL);
        Act earlier = Act.by("Ritva", noon(DECIDED).minusMillis(1));
        Problem problem = problems(
                        () -> awards.cancel(id, Cancellation.of(Ground.OTHER, "why"), Service.ELECTRONIC, earlier))
                .get(0);
        assertThat(problem.code()).isEqualTo("competition.clock");
        assertThat(problem.expected()).contains(noon(DECIDED).toString());
        assertThat(state(id)).isEqualTo(CompetitionState.STANDSTILL);
    }

    @Test
    void documentsAreKeptForThreeYearsAtLeast() {
        CompetitionId id = notified("frame", Waiting.SKIPPED);
        awards.contract(id, contract(DECIDED), by("Ritva", DECIDED));
        assertThat(code(() -> awards.noticePublished(id, "", " ", by("Ritva", DECIDED))))
                .isEqualTo("competition.notice.reference");
        assertThat(code(() -> awards.archive(id, Optional.of(LocalDate.of(2029, 3, 19)), by("Ritva", DECIDED))))
                .isEqualTo("competition.archive.early");
    }

    @Test
    void whatComesNextIsToldInEveryStateWithItsDayAndReasons() {
        CompetitionId id = house.competitions.draft(draft("dps", Waiting.GENERAL));
        assertThat(dueCodes(id, DECIDED)).containsExactly("tender-period", "review", "approve", "publish");
        house.competitions.publish(id, House.MORNING, DUE);
        assertThat(dueCodes(id, DECIDED)).containsExactly("additional-information", "close");
        submit(id, tender("ahti", "120000"), tender("berta", "99000"));
        house.competitions.close(id, DUE);
        assertThat(dueCodes(id, DECIDED)).containsExactly("open-tenders");
        house.competitions.open(id, DUE);
        assertThat(dueCodes(id, DECIDED)).containsExactly("evaluate");
        evaluate(id, "ahti", "berta");
        assertThat(dueCodes(id, DECIDED)).containsExactly("decide");
        house.competitions.decide(id, noon(DECIDED));
        assertThat(dueCodes(id, DECIDED)).containsExactly("rectification.own", "notify");
        awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(dueCodes(id, DECIDED))
                .containsExactly(
                        "standstill.last", "appeal.last", "rectification.party", "contract", "rectification.own");
        Due contract = awards.due(id, noon(DECIDED)).get(3);
        assertThat(contract.bound()).isEqualTo(Due.Bound.FROM);
        assertThat(contract.day()).contains(LocalDate.of(2026, 4, 8));
        assertThat(contract.outOfTime(DECIDED)).isTrue();
        assertThat(contract.reasons()).extracting(Due.Reason::section).contains("1397/2016 s. 129, 147");
        assertThat(contract.reasons().get(2).text().fi()).contains("pitkäperjantai");
        LocalDate signed = LocalDate.of(2026, 4, 8);
        awards.contract(id, contract(signed), by("Ritva", signed));
        assertThat(dueCodes(id, signed))
                .containsExactly("notice.award", "notice.award.quarter", "keep-documents", "archive");
        assertThat(awards.due(id, noon(signed)).get(1).day()).contains(LocalDate.of(2026, 7, 30));
        awards.archive(id, Optional.empty(), by("Ritva", signed));
        assertThat(awards.due(id, noon(signed))).singleElement().satisfies(purge -> {
            assertThat(purge.code()).isEqualTo("purge");
            assertThat(purge.day()).contains(LocalDate.of(2029, 4, 9));
        });
    }

    @Test
    void whatTheWinnerMustStillShowIsToldBeforeTheContract() {
        CompetitionId id = house.published(draft("dps", Waiting.GENERAL));
        submit(id, tender("ahti", "120000"), tender("berta", "99000"));
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        evaluate(id, "ahti", "berta");
        new StoredDecisions(house.store, house.surroundings, RedFlagRules.usual())
                .decide(id, List.of(new Condition("", "rikosrekisteriote")), by("Ritva", DECIDED));
        awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        assertThat(awards.due(id, noon(DECIDED)))
                .filteredOn(due -> due.code().equals("condition"))
                .singleElement()
                .satisfies(due -> assertThat(due.what().fi()).isEqualTo("ennen sopimusta: rikosrekisteriote"));
        awards.rectify(id, new Rectification(Initiative.OWN, DECIDED, "error"), by("Ritva", DECIDED));
        assertThat(awards.file(id).former().get(0).decision().orElseThrow().by())
                .isEqualTo("Ritva");
    }

    @Test
    void withoutACalendarNothingIsServedAndTheListStillTellsTheSteps() {
        CompetitionId id = decided("dps", Waiting.GENERAL);
        house.surroundings.unbindCalendar(house.surroundings.calendar().orElseThrow());
        assertThat(code(() -> awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED))))
                .isEqualTo("competition.calendar.absent");
        assertThat(dueCodes(id, DECIDED)).containsExactly("notify");
    }

    @Test
    void theReportOfSection124HasItsElevenItems() {
        CompetitionId id = notified("frame", Waiting.SKIPPED);
        awards.contract(id, contract(DECIDED), by("Ritva", DECIDED));
        ProcedureReport report = awards.report(id);
        assertThat(report.required()).isTrue();
        assertThat(report.items())
                .extracting(ProcedureReport.Item::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(report.items().get(0).entries())
                .extracting(LocalizedText::fi)
                .contains("99\u00a0000,00 EUR");
        assertThat(report.items().get(1).entries()).hasSize(2);
        assertThat(report.items().get(6).entries().get(0).en()).startsWith("supplier-berta: most points");
    }

    private CompetitionId notified(String joint, Waiting waiting) {
        CompetitionId id = decided(joint, waiting);
        awards.notify(id, Service.ELECTRONIC, by("Ritva", DECIDED));
        return id;
    }

    private CompetitionId decided(String joint, Waiting waiting) {
        return decided(draft(joint, waiting), tender("ahti", "120000"), tender("berta", "99000"));
    }

    private CompetitionId decided(CompetitionDraft draft, Tender... tenders) {
        CompetitionId id = house.published(draft);
        submit(id, tenders);
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        evaluate(id, List.of(tenders).stream().map(Tender::id).toArray(String[]::new));
        house.competitions.decide(id, noon(DECIDED));
        return id;
    }

    private void submit(CompetitionId id, Tender... tenders) {
        for (Tender tender : tenders) {
            house.competitions.submit(id, tender, House.MORNING);
        }
    }

    private void evaluate(CompetitionId id, String... tenders) {
        for (String tender : tenders) {
            house.competitions.judge(
                    id, List.of(new Judgement(tender, "quality", new BigDecimal("30"), "Evaluator", "good")));
        }
        house.competitions.evaluate(id);
    }

    /** A decision on several lots, all won by berta. */
    private CompetitionId lots(String joint, Waiting waiting, String... lots) {
        CompetitionId id = decided(joint, waiting);
        Competition decided = house.competitions.find(id).orElseThrow();
        Award award = decided.award().orElseThrow();
        var results = new ArrayList<LotResult>();
        for (String lot : lots) {
            results.add(new LotResult(lot, decided.scores(), Optional.of(award)));
        }
        house.store.transact(tx -> new CompetitionTables(tx).decided(id, award, results));
        return id;
    }

    private int drafts;

    private CompetitionDraft draft(String joint, Waiting waiting) {
        return cleaning("award-" + ++drafts)
                .under(joint)
                .forCustomer("itaranta")
                .exemptBecause("its tenders are handed in unsealed")
                .procedure(new Procedure(
                        "",
                        Optional.empty(),
                        List.of(),
                        waiting,
                        "",
                        Procedure.LowPriceRule.USUAL,
                        Procedure.Weighting.FIXED,
                        ""))
                .build();
    }

    private static Contract contract(LocalDate signed) {
        return Contract.of(
                "supplier-berta",
                signed,
                signed.plusDays(30),
                Optional.of(signed.plusYears(2)),
                new BigDecimal("99000.00"));
    }

    private static Act by(String person, LocalDate day) {
        return Act.by(person, noon(day));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(AwardDays.FINLAND).toInstant();
    }

    private CompetitionState state(CompetitionId id) {
        return house.competitions.find(id).orElseThrow().state();
    }

    private List<String> dueCodes(CompetitionId id, LocalDate day) {
        return awards.due(id, noon(day)).stream()
                .map(due -> due.lot().isEmpty() ? due.code() : due.code() + " " + due.lot())
                .toList();
    }

    private static String code(ThrowingCallable call) {
        return problems(call).get(0).code();
    }

    private static List<Problem> problems(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInputException.class, call).problems();
    }
}
