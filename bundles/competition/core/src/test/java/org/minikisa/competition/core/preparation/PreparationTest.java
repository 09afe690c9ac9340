package org.minikisa.competition.core.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minikisa.competition.core.Bureau.CLOSES;
import static org.minikisa.competition.core.Bureau.MONDAY;
import static org.minikisa.competition.core.Bureau.SCHEDULE;
import static org.minikisa.competition.core.Bureau.codes;
import static org.minikisa.competition.core.Bureau.refused;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.preparation.Notice;
import org.minikisa.competition.api.preparation.Schedule;
import org.minikisa.competition.api.preparation.ScheduleProposal;
import org.minikisa.competition.api.preparation.Template;
import org.minikisa.competition.core.Bureau;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.ReviewId;

class PreparationTest {

    @TempDir
    Path folder;

    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = new Bureau(folder);
    }

    @AfterEach
    void close() {
        bureau.close();
    }

    @Test
    void theExampleOfTheReadmeIsPublishableWithoutAWarning() {
        PublicationCheck check = bureau.preparations.check(bureau.drafted(), SCHEDULE, MONDAY.at());
        assertThat(check.refusals()).isEmpty();
        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgainAsTheSame() {
        CompetitionId id = bureau.drafted();
        byte[] written = bureau.preparations.write(id);
        assertThat(bureau.preparations.read("again.json", written, MONDAY)).isEqualTo(id);
        assertThat(bureau.preparations.write(id)).isEqualTo(written);
        assertThat(bureau.house.competitions.history(id)).isEmpty();
    }

    @Test
    void everythingThatIsWrongWithADocumentIsSaidAtOnceWithItsPlace() {
        String wrong = new String(Bureau.example(), StandardCharsets.UTF_8)
                .replace("\"60\"", "\"-60\"")
                .replace("\"languages\"", "\"langauges\"")
                .replace("\"2 HALF_UP\"", "\"two decimals\"")
                .replace("2026-09-30", "30.9.2026");
        assertThat(refused(
                        () -> bureau.preparations.read("wrong.json", wrong.getBytes(StandardCharsets.UTF_8), MONDAY)))
                .contains(
                        "competition.document.positive",
                        "competition.document.unknown",
                        "competition.document.rounding",
                        "competition.document.date");
        assertThat(bureau.house.competitions.list()).isEmpty();
    }

    @Test
    void placesAreChangedByNumberOrById() {
        CompetitionId id = bureau.drafted();
        var changes = new LinkedHashMap<String, String>();
        changes.put("criteria[0].maxPoints", "55");
        changes.put("criteria[plan].maxPoints", "45");
        changes.put("terms.fi", "Kiinteät hinnat.");
        changes.put("languages[1]", "sv");
        changes.put("priceOnlyReason", "");
        Competition changed = bureau.preparations.edit(id, changes, MONDAY);
        assertThat(changed.draft().criterion("price").orElseThrow().maxPoints().orElseThrow())
                .isEqualByComparingTo("55");
        assertThat(changed.draft().criterion("plan").orElseThrow().maxPoints().orElseThrow())
                .isEqualByComparingTo("45");
        assertThat(changed.draft().invitation().languages()).containsExactly("fi", "sv");
        assertThat(bureau.house.competitions.history(id))
                .extracting(event -> event.what() + " by " + event.by())
                .containsExactly("draft.edited by Aino");
        assertThat(refused(() -> bureau.preparations.edit(id, Map.of("criteria[9].name", "x"), MONDAY)))
                .contains("competition.edit.place");
        assertThat(refused(() -> bureau.preparations.edit(id, Map.of("key", "other"), MONDAY)))
                .containsExactly("competition.edit.key");
    }

    @Test
    void aTemplateBeginsADraftAndItsNextVersionTheNextOne() {
        String template = new String(Bureau.example(), StandardCharsets.UTF_8)
                .replace("minikisa-draft/1", "minikisa-template/1")
                .replace("\"key\": \"itaranta-cleaning-2026\"", "\"id\": \"cleaning\", \"name\": \"Siivous\"")
                .replace("\"customer\": \"itaranta\",", "");
        Template first = keep(template);
        assertThat(keep(template)).as("the same again").isEqualTo(first);
        CompetitionId one = bureau.preparations.draft("cleaning", "itaranta", "one", MONDAY);
        Template second = keep(template.replace("\"60\"", "\"50\"").replace("\"40\"", "\"50\""));
        CompetitionId two = bureau.preparations.draft("cleaning", "itaranta", "two", MONDAY);

        assertThat(second.version()).isEqualTo(2);
        assertThat(bureau.templates.of("cleaning-dps-2021")).containsExactly(second);
        assertThat(bureau.find(one).draft().procedure().template()).isEqualTo("cleaning@1");
        assertThat(bureau.find(two).draft().procedure().template()).isEqualTo("cleaning@2");
        assertThat(bureau.preparations.draft("cleaning", "itaranta", "one", MONDAY))
                .isEqualTo(one);
        assertThat(codes(bureau.preparations.check(two, SCHEDULE, MONDAY.at()).refusals()))
                .as("all but the keys of its openers")
                .containsOnly("competition.sealing.keys");
        assertThat(refused(() -> bureau.preparations.draft("unknown", "itaranta", "three", MONDAY)))
                .containsExactly("competition.template.unknown");
    }

    private Template keep(String template) {
        return bureau.templates.keep("cleaning.json", template.getBytes(StandardCharsets.UTF_8), MONDAY);
    }

    @Test
    void attachmentsAreKeptWithTheirBytes() {
        CompetitionId id = bureau.drafted();
        byte[] contract = "sopimusluonnos".getBytes(StandardCharsets.UTF_8);
        Competition with =
                bureau.preparations.attach(id, "sopimus.txt", Attachment.Kind.CONTRACT_DRAFT, contract, MONDAY);
        Attachment attachment = with.draft().invitation().attachments().get(1);
        assertThat(bureau.preparations.attachment(attachment.sha256())).contains(contract);
        assertThat(bureau.preparations
                        .detach(id, "sopimus.txt", MONDAY)
                        .draft()
                        .invitation()
                        .attachments())
                .hasSize(1);
        assertThat(refused(() -> bureau.preparations.detach(id, "none.txt", MONDAY)))
                .containsExactly("competition.attachment.unknown");
        assertThat(refused(() ->
                        bureau.preparations.edit(id, Map.of("attachments[alueet.txt].sha256", "0".repeat(64)), MONDAY)))
                .containsExactly("competition.attachment.missing");
    }

    // -------------------------------------------------------------------------------------------------------- review

    @Test
    void aRoundOfCommentsStopsThePublicationUntilEachHasItsDisposition() {
        CompetitionId id = bureau.drafted();
        bureau.preparations.review(id, Optional.empty(), LocalDate.of(2026, 3, 6), MONDAY);
        var review = new ReviewId(bureau.preparations.reviewOf(id).orElseThrow().review());
        bureau.reviews.comment(review, "criteria[plan].description", "What earns 30 points?", "Bo");
        bureau.preparations.edit(id, Map.of("criteria[plan].description.en", "0 to 40 by the plan"), MONDAY);
        assertThat(bureau.reviews.differences(review, 1, 2))
                .anyMatch(line -> line.text().contains("0 to 40 by the plan"));

        assertThat(refused(() -> bureau.preparations.approve(id, "", MONDAY)))
                .containsExactly("support.review.disposition");
        bureau.preparations.rework(id, "", MONDAY);
        assertThat(refused(() -> bureau.preparations.publish(id, SCHEDULE, MONDAY)))
                .containsExactly("competition.review.comment", "competition.review.open");
        bureau.preparations.review(id, Optional.empty(), LocalDate.of(2026, 3, 6), MONDAY);
        assertThat(bureau.reviews.list()).as("the round goes on").hasSize(1);

        bureau.reviews.dispose(review, 1, Disposition.ACCEPTED);
        assertThat(bureau.preparations.approve(id, "good", MONDAY).state()).isEqualTo(CompetitionState.READY);
        assertThat(bureau.cases.list()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(CaseState.ANSWERED);
            assertThat(one.competition()).contains(id.value());
        });
        assertThat(bureau.preparations.publish(id, SCHEDULE, MONDAY).state()).isEqualTo(CompetitionState.OPEN);
    }

    @Test
    void aReadyDraftThatIsChangedIsADraftAgain() {
        CompetitionId id = bureau.drafted();
        bureau.preparations.approve(id, "", MONDAY);
        assertThat(bureau.preparations
                        .edit(id, Map.of("title.en", "Cleaning"), MONDAY)
                        .state())
                .isEqualTo(CompetitionState.DRAFT);
    }

    // --------------------------------------------------------------------------------------------------- publication

    @Test
    void allAdmittedSuppliersAreInvitedAndLaterOnesToo() {
        CompetitionId id = bureau.published();
        assertThat(bureau.find(id).invited()).containsExactly("kirkas", "harja");
        assertThat(bureau.find(id).questionsUntil()).contains(Bureau.QUESTIONS);

        var application = bureau.joint.apply(
                new JointProcurementId("cleaning-dps-2021"),
                new SupplierId("uusi"),
                List.of(""),
                LocalDate.of(2026, 3, 2),
                "Aino");
        bureau.joint.admit(application.id(), LocalDate.of(2026, 3, 4), "Aino");
        Act wednesday = Act.by("Aino", Instant.parse("2026-03-04T08:00:00Z"));
        assertThat(bureau.preparations.inviteAdmitted(id, wednesday).invited())
                .containsExactly("kirkas", "harja", "uusi");
        bureau.preparations.inviteAdmitted(id, wednesday);
        assertThat(bureau.preparations.notices(id))
                .extracting(notice -> notice.kind() + " " + notice.to())
                .containsExactly(Notice.Kind.INVITATION + " [kirkas, harja]", Notice.Kind.LATE_INVITATION + " [uusi]");
    }

    @Test
    void whatTheActsWordsForbidIsRefused() {
        assertThat(refusals(Map.of("languages", "", "terms", "", "subject", "", "validUntil", "")))
                .containsExactlyInAnyOrder(
                        "competition.content.missing",
                        "competition.content.missing",
                        "competition.content.missing",
                        "competition.content.missing");
        assertThat(refusals(Map.of("criteria[price].maxPoints", "70"))).containsExactly("competition.weights.sum");
        assertThat(refusals(Map.of("sealing", ""))).containsExactly("competition.sealing.none");
        assertThat(refusals(Map.of("sealing.needed", "1"))).containsExactly("competition.sealing.plan");
        assertThat(refusals(Map.of("criteria[plan]", ""))).contains("competition.price-only");
        assertThat(refusals(Map.of("weighting", "ORDER"))).containsExactly("competition.weights.reason");
        assertThat(refusals(Map.of("validUntil", "2026-03-17"))).containsExactly("competition.validity.over");
        assertThat(refusals(Map.of("customer", "nobody"))).contains("competition.customer.unknown");
        assertThat(refusals(Map.of(
                        "lots",
                        "[{\"id\": \"north\", \"title\": \"North\"}, {\"id\": \"south\", \"title\": \"South\"}]",
                        "mostLots",
                        "1")))
                .containsExactly("competition.lots.rule");
    }

    @Test
    void theTenDaysOfADynamicPurchasingSystemAreTheLaw() {
        CompetitionId id = bureau.drafted();
        // Monday 2 March and ten days: until the end of Thursday 12 March
        Schedule noonOfDayTen = Schedule.until(Instant.parse("2026-03-12T10:00:00Z"));
        assertThat(codes(
                        bureau.preparations.check(id, noonOfDayTen, MONDAY.at()).refusals()))
                .containsExactly("competition.period.short");
        assertThat(bureau.preparations
                        .check(id, Schedule.until(Instant.parse("2026-03-13T10:00:00Z")), MONDAY.at())
                        .refusals())
                .isEmpty();
    }

    @Test
    void whatCourtsPunishedIsWarnedOfWithTheCase() {
        assertThat(warnings(Map.of("criteria[plan].name", "Yrityksen liikevaihto ja referenssit")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("competition.criterion.suitability");
                    assertThat(problem.remedy()).contains("KHO 2003:89");
                });
        assertThat(codes(warnings(Map.of("criteria[plan].description", ""))))
                .containsExactly("competition.criterion.scale");
        assertThat(codes(warnings(Map.of("criteria[plan].name", "Helhetsintryck"))))
                .containsExactly("competition.criterion.unverifiable");
        assertThat(codes(warnings(Map.of("criteria[plan].name", "Keskiarvo nimetyistä tulkeista"))))
                .containsExactly("competition.criterion.divisor");
        assertThat(codes(warnings(Map.of("terms", "Laskutus kuukausittain", "cpv[0]", "45000000"))))
                .containsExactlyInAnyOrder("competition.cpv.outside", "competition.terms.price");
        assertThat(codes(warnings(Map.of("tieRule", "", "validUntil", "2026-03-20"))))
                .containsExactlyInAnyOrder("competition.tie.rule", "competition.validity.short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tarjoajan kokemus",
                "Yritysreferenssit",
                "Laatusertifikaatti",
                "Företagets erfarenhet",
                "The tenderer's experience"
            })
    void whatIsOfTheTendererIsFoundAlsoInCompoundWords(String name) {
        assertThat(codes(warnings(Map.of("criteria[plan].name", name))))
                .containsExactly("competition.criterion.suitability");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Projektipäällikön kokemus", "Käyttäjien preferenssit", "Image quality", "Toimitusvarmuus"})
    void whatIsOfTheTenderIsNoAlarm(String name) {
        assertThat(warnings(Map.of("criteria[plan].name", name))).isEmpty();
    }

    @Test
    void everyRoundingThatCanBeWrittenCanBeRead() {
        assertThat(refusals(Map.of("criteria[price].rounding", "12 DOWN"))).isEmpty();
    }

    private List<String> refusals(Map<String, String> changes) {
        return codes(check(changes).refusals());
    }

    private List<Problem> warnings(Map<String, String> changes) {
        PublicationCheck check = check(changes);
        assertThat(check.refusals()).isEmpty();
        return check.warnings();
    }

    private PublicationCheck check(Map<String, String> changes) {
        CompetitionId id = bureau.drafted();
        bureau.preparations.edit(id, changes, MONDAY);
        return bureau.preparations.check(id, SCHEDULE, MONDAY.at());
    }

    @Test
    void theProposedScheduleKeepsThePeriodsAndIsNotWarnedOf() {
        CompetitionId id = bureau.drafted();
        ScheduleProposal proposal = bureau.preparations.propose(id, MONDAY.at());
        assertThat(proposal.questionsUntil()).isEqualTo(Instant.parse("2026-03-06T10:00:00Z"));
        assertThat(proposal.answersBy()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(proposal.closes()).isEqualTo(Instant.parse("2026-03-16T10:00:00Z"));
        assertThat(proposal.reasons())
                .extracting(ScheduleProposal.Reason::section)
                .contains("1397/2016 s. 69");
        assertThat(bureau.preparations
                        .check(id, proposal.schedule(), MONDAY.at())
                        .warnings())
                .isEmpty();
    }

    @Test
    void nothingIsPublishedThatEndsBeforeItBegins() {
        CompetitionId id = bureau.drafted();
        assertThat(refused(() -> bureau.preparations.publish(
                        id, Schedule.until(MONDAY.at().minusSeconds(1)), MONDAY)))
                .contains("competition.period.backwards");
        assertThat(bureau.find(id).state()).isEqualTo(CompetitionState.DRAFT);
        assertThat(CLOSES).isAfter(MONDAY.at());
    }
}
