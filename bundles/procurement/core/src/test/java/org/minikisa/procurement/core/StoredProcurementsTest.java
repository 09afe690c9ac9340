package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.BusinessId;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.store.jdbc.SqliteStore;

class StoredProcurementsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final JointProcurementId CLEANING = new JointProcurementId("cleaning-dps");
    private static final Map<String, String> VALUES = Map.of("ecolabel", "1");

    @TempDir
    Path folder;

    private SqliteStore store;
    private StoredProcurements procurements;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, CLOCK);
        procurements = new StoredProcurements(store, new CpvFile());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsLoadedIsFoundAgain() {
        ProcurementBody body = Bodies.small();

        assertThat(procurements.load(body)).isEqualTo(11);

        assertThat(procurements.bodyName()).isEqualTo(body.name());
        assertThat(procurements.categories()).isEqualTo(body.categories());
        assertThat(procurements.jointProcurements()).isEqualTo(body.jointProcurements());
        assertThat(procurements.customers()).isEqualTo(body.customers());
        assertThat(procurements.suppliers()).isEqualTo(body.suppliers());
        assertThat(procurements.figures()).isEqualTo(body.figures());
        assertThat(procurements.find(CLEANING))
                .contains(body.jointProcurements().get(0));
        assertThat(procurements.customer(new CustomerId("koulu")))
                .contains(body.customers().get(1));
        assertThat(procurements.supplier(new SupplierId("harja")))
                .contains(body.suppliers().get(1));
        assertThat(procurements.find(new JointProcurementId("nothing"))).isEmpty();
    }

    @Test
    void theSameBodyAgainChangesNothingAndIsNoFact() {
        procurements.load(Bodies.small());
        long facts = store.last();
        reopen();

        assertThat(procurements.load(Bodies.small())).isZero();
        assertThat(store.last()).isEqualTo(facts);
    }

    @Test
    void onlyWhatDiffersChangesAndWhatIsNotMentionedStays() {
        procurements.load(Bodies.small());
        var later = new ProcurementBody(
                "Testiyksikkö",
                List.of(),
                List.of(Bodies.joint("cleaning-dps", "cleaning", "harja"), Bodies.joint("energy", "food")),
                List.of(),
                List.of(),
                List.of());

        assertThat(procurements.load(later)).isEqualTo(2);

        assertThat(procurements.jointProcurements())
                .extracting(j -> j.id().value())
                .containsExactly("cleaning-dps", "groceries", "energy");
        assertThat(procurements.find(CLEANING).orElseThrow().suppliers()).containsExactly(new SupplierId("harja"));
        assertThat(store.entries(0, "procurement.ProcurementBodyLoaded", 10)).hasSize(2);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsLoaded() {
        var body = new ProcurementBody(
                "Testiyksikkö",
                List.of(Bodies.category("cleaning"), Bodies.category("cleaning"), Bodies.category("Not A Slug")),
                List.of(
                        Bodies.joint("cleaning-dps", "sweeping", "nobody"),
                        Bodies.ending(Bodies.joint("groceries", "cleaning"), LocalDate.of(2020, 12, 31))),
                List.of(
                        Bodies.customer("itaranta", "itaranta.example"),
                        Bodies.customer("koulu", "itaranta.example", "opettaja@koulu.example")),
                List.of(Bodies.supplier("kirkas"), Bodies.supplier("kirkas")),
                List.of(Bodies.figure("competitions", 2023, "1"), Bodies.figure("competitions", 2023, "2")));

        var refused = catchThrowableOfType(InvalidInputException.class, () -> procurements.load(body));

        assertThat(refused.problems())
                .extracting(p -> p.place() + " " + p.code())
                .containsExactlyInAnyOrder(
                        "categories[1].code procurement.duplicate",
                        "categories[2].code procurement.slug",
                        "suppliers[1].id procurement.duplicate",
                        "customers[1].mailDomains[0] procurement.domain.twice",
                        "customers[1].mailDomains[1] procurement.domain.form",
                        "jointProcurements[0].category procurement.category.unknown",
                        "jointProcurements[0].suppliers[0] procurement.supplier.unknown",
                        "jointProcurements[1].ends procurement.period",
                        "figures[1].code procurement.duplicate");
        assertThat(refused.problems()).extracting(Problem::remedy).doesNotContain("");
        assertThat(procurements.bodyName()).isEmpty();
        assertThat(store.last()).isZero();
    }

    @Test
    void aMailDomainLeadsToTheNearestCustomer() {
        procurements.load(Bodies.small());

        assertThat(customerOf("itaranta.example")).contains("itaranta");
        assertThat(customerOf("Posti.ITARANTA.example")).contains("itaranta");
        assertThat(customerOf("mail.koulu.itaranta.example")).contains("koulu");
        assertThat(customerOf("notitaranta.example")).isEmpty();
        assertThat(customerOf("example")).isEmpty();
        assertThat(customerOf("")).isEmpty();
    }

    @Test
    void aBusinessIdLeadsToTheOnlyCustomerThatHasIt() {
        procurements.load(withCustomers(
                known("itaranta", "0112038-9"), known("porvoo", "1061512-1"), known("koulu", "1061512-1")));

        assertThat(procurements.customerOf(new BusinessId("0112038-9")).map(Customer::id))
                .contains(new CustomerId("itaranta"));
        assertThat(procurements.customerOf(new BusinessId("1061512-1"))).isEmpty();
        assertThat(procurements.customerOf(new BusinessId("0201256-6"))).isEmpty();
        assertThat(procurements
                        .customer(new CustomerId("itaranta"))
                        .orElseThrow()
                        .businessId())
                .contains("0112038-9");
    }

    @Test
    void aBusinessIdWithAWrongCheckDigitIsRefused() {
        assertThatThrownBy(() -> procurements.load(withCustomers(known("itaranta", "0112038-8"))))
                .hasMessageContaining("customers[0].businessId");
        assertThatThrownBy(() -> procurements.load(withCustomers(known("itaranta", "FI01120389"))))
                .hasMessageContaining("procurement.business-id");
    }

    @Test
    void businessIdsAreFoundInTextsByTheirCheckDigit() {
        assertThat(BusinessId.in(
                        "Y-tunnus 0112038-9, alv FI02012566; puh. 0401234567, 1234567-8; vanha 10112038-9 tai 0112038-99"
                                + " ja 0112038\u20119, IBAN FI2112345600000785"))
                .extracting(BusinessId::value)
                .containsExactly("0112038-9", "0201256-6");
        assertThat(BusinessId.of("FI 0112038-9")).contains(new BusinessId("0112038-9"));
    }

    private static Customer known(String id, String businessId) {
        return new Customer(
                new CustomerId(id),
                id,
                "municipality",
                List.of(),
                Optional.of(businessId),
                Provenance.constructed("test"));
    }

    private static ProcurementBody withCustomers(Customer... customers) {
        return new ProcurementBody("Testiyksikkö", List.of(), List.of(), List.of(customers), List.of(), List.of());
    }

    @Test
    void aMailDomainMayMoveToAnotherCustomer() {
        procurements.load(Bodies.small());
        var swapped = new ProcurementBody(
                "Testiyksikkö",
                List.of(),
                List.of(),
                List.of(
                        Bodies.customer("itaranta", "koulu.itaranta.example"),
                        Bodies.customer("koulu", "itaranta.example")),
                List.of(),
                List.of());

        assertThat(procurements.load(swapped)).isEqualTo(2);

        assertThat(customerOf("itaranta.example")).contains("koulu");
    }

    @Test
    void aMailDomainOfACustomerThatIsNotMentionedIsStillTaken() {
        procurements.load(Bodies.small());
        var late = new ProcurementBody(
                "Testiyksikkö",
                List.of(),
                List.of(),
                List.of(Bodies.customer("thief", "itaranta.example")),
                List.of(),
                List.of());

        assertThatThrownBy(() -> procurements.load(late)).hasMessageContaining("which itaranta has");
    }

    @Test
    void baseValuesNeedASecondPerson() {
        procurements.load(Bodies.small());
        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        assertThat(procurements.baseValues(CLEANING, "cleaning").orElseThrow().approved())
                .isFalse();

        assertThatThrownBy(() -> procurements.approveBaseValues(CLEANING, "cleaning", " aino "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("second person");
        procurements.approveBaseValues(CLEANING, "cleaning", "Bo");

        var base = procurements.baseValues(CLEANING, "cleaning").orElseThrow();
        assertThat(base.approvedBy()).contains("Bo");
        assertThat(base.values()).isEqualTo(VALUES);
        assertThat(base.proposedAt()).isEqualTo(CLOCK.instant());
        assertThat(store.entries(0, "procurement.BaseValuesApproved", 10)).hasSize(1);
    }

    @Test
    void approvedValuesStayInForceUntilNewOnesAreApproved() {
        procurements.load(Bodies.small());
        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        procurements.approveBaseValues(CLEANING, "cleaning", "Bo");

        procurements.proposeBaseValues(CLEANING, "cleaning", Map.of("ecolabel", "2"), "Bo");
        assertThat(procurements.baseValues(CLEANING, "cleaning").orElseThrow().values())
                .isEqualTo(VALUES);
        assertThat(procurements.openProposal(CLEANING, "cleaning").orElseThrow().proposedBy())
                .isEqualTo("Bo");

        procurements.approveBaseValues(CLEANING, "cleaning", "Aino");
        assertThat(procurements.baseValues(CLEANING, "cleaning").orElseThrow().values())
                .containsEntry("ecolabel", "2");
        assertThat(procurements.openProposal(CLEANING, "cleaning")).isEmpty();
    }

    @Test
    void proposingAndApprovingTheSameAgainChangesNothing() {
        procurements.load(Bodies.small());
        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        procurements.approveBaseValues(CLEANING, "cleaning", "Bo");
        long facts = store.last();

        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        procurements.approveBaseValues(CLEANING, "cleaning", "Bo");

        assertThat(procurements.openProposal(CLEANING, "cleaning")).isEmpty();
        assertThat(store.last()).isEqualTo(facts);
    }

    @Test
    void baseValuesOfNothingAreRefused() {
        procurements.load(Bodies.small());

        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> procurements.proposeBaseValues(new JointProcurementId("nothing"), " ", Map.of(), ""));

        assertThat(refused.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("jointProcurement", "model", "by", "values");
        assertThatThrownBy(() -> procurements.approveBaseValues(CLEANING, "cleaning", "Bo"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("proposal");
    }

    @Test
    void baseValuesThatTheModelFindsWrongAreRefused() {
        procurements.load(Bodies.small());
        procurements.bindRules((model, values) -> model.equals("cleaning") && values.containsValue("9")
                ? Optional.of(List.of(new Problem("impact.answer.level", "ecolabel", "9", "0 to 2", "Correct it.")))
                : model.equals("cleaning") ? Optional.of(List.of()) : Optional.empty());

        var refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> procurements.proposeBaseValues(CLEANING, "cleaning", Map.of("ecolabel", "9"), "Aino"));
        assertThat(refused.problems()).extracting(Problem::place).containsExactly("values.ecolabel");
        assertThat(procurements.openProposal(CLEANING, "cleaning")).isEmpty();

        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        procurements.proposeBaseValues(CLEANING, "unknown", VALUES, "Aino");
        assertThat(procurements.openProposal(CLEANING, "cleaning").orElseThrow().checked())
                .isTrue();
        assertThat(procurements.openProposal(CLEANING, "unknown").orElseThrow().checked())
                .isFalse();
    }

    @Test
    void baseValuesThatNobodyCouldCheckAreCheckedWhenTheyAreApproved() {
        procurements.load(Bodies.small());
        procurements.proposeBaseValues(CLEANING, "cleaning", VALUES, "Aino");
        procurements.proposeBaseValues(CLEANING, "other", VALUES, "Aino");
        procurements.bindRules((model, values) -> model.equals("cleaning")
                ? Optional.of(List.of(new Problem("impact.answer.level", "ecolabel", "1", "0", "Correct it.")))
                : Optional.of(List.of()));

        assertThatThrownBy(() -> procurements.approveBaseValues(CLEANING, "cleaning", "Bo"))
                .hasMessageContaining("values.ecolabel");
        procurements.approveBaseValues(CLEANING, "other", "Bo");

        assertThat(procurements.baseValues(CLEANING, "cleaning").orElseThrow().approved())
                .isFalse();
        assertThat(procurements.baseValues(CLEANING, "other").orElseThrow().checked())
                .isTrue();
    }

    private Optional<String> customerOf(String domain) {
        return procurements.customerOfMailDomain(domain).map(Customer::id).map(CustomerId::value);
    }

    private void reopen() {
        store.close();
        open();
    }
}
