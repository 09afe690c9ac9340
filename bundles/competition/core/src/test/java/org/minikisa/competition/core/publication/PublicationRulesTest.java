package org.minikisa.competition.core.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;
import static org.minikisa.competition.core.House.price;
import static org.minikisa.competition.core.House.quality;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.ChoiceCatalogue;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Competitions.PublicationCheck;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.MethodDescription;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Precision;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.Score;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.ScoringTask;
import org.minikisa.competition.api.TieRule;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.core.House;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.core.CpvFile;

class PublicationRulesTest {

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSoundDraftPasses() {
        PublicationCheck check = check(
                House.cleaning("a").ties(TieRule.inOrder("price", "quality")).build());
        assertThat(check.refusals()).isEmpty();
        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void everythingThatWouldDecideTheAwardMustBeThere() {
        CompetitionDraft draft = draft().criterion(price("60").withoutMaxPoints())
                .criterion(quality("quality", "40").withMethod("gut-feeling"))
                .criterion(quality("quality", "10").withParameter("leest", "0"))
                .criterion(quality("scaled", "10").withMethod("quality-total"))
                .criterion(quality("part", "10").asPartOf("price"))
                .criterion(price("5").withMethod("monetised-quality"))
                .ties(TieRule.inOrder("price", "luck"))
                .build();
        assertThat(check(draft).refusals())
                .extracting(Problem::place, Problem::code)
                .contains(
                        tuple("criteria[0].maxPoints", "competition.points.missing"),
                        tuple("criteria[1].method", "competition.method.unknown"),
                        tuple("criteria[2].id", "competition.criterion.twice"),
                        tuple("criteria[2].parameters.leest", "competition.parameter.unknown"),
                        tuple("criteria[3].source", "competition.method.source"),
                        tuple("criteria[4].partOf", "competition.part.whole"),
                        tuple("criteria[5].maxPoints", "competition.points.money"),
                        tuple("criteria[5].parameters.scale", "competition.parameter.missing"),
                        tuple("tieRule[1]", "competition.tie.criterion"));
    }

    @Test
    void somethingMustBeComparedAndPriceAloneNeedsAReason() {
        assertThat(codes(check(draft().build()).refusals())).containsExactly("competition.criterion.missing");
        assertThat(codes(check(draft().criterion(price("100")).build()).refusals()))
                .containsExactly("competition.price-only");
        assertThat(check(draft().criterion(price("100"))
                                .priceOnlyBecause("goods")
                                .build())
                        .refusals())
                .isEmpty();
    }

    @Test
    void pointsAndEurosAreNotAddedUp() {
        CompetitionDraft mixed = draft().criterion(price("1").withoutMaxPoints().withMethod("price"))
                .criterion(quality("quality", "40"))
                .build();
        assertThat(codes(check(mixed).refusals())).containsExactly("competition.total.units");
    }

    @Test
    void ranksHaveNoMaximumNoRoundingAndNoCompany() {
        CompetitionDraft draft = draft().criterion(
                        price("60").withMethod("lowest-first").rounded(Rounding.halfUp(0)))
                .criterion(quality("quality", "40"))
                .lowestRanksWin()
                .build();
        assertThat(codes(check(draft).refusals()))
                .containsExactlyInAnyOrder(
                        "competition.points.order", "competition.order.rounding", "competition.total.units");
    }

    @Test
    void aTotalOfRanksIsPossibleAndWarnedOf() {
        PublicationCheck check = check(draft().criterion(House.ranked(price("1"), "lowest-first"))
                .criterion(House.ranked(quality("quality", "1"), "highest-first"))
                .ties(TieRule.inOrder("price"))
                .lowestRanksWin()
                .build());
        assertThat(check.refusals()).isEmpty();
        assertThat(codes(check.warnings())).containsExactly("competition.order.total");
    }

    /** Otherwise the worst sum would be the best value. */
    @Test
    void aWholeComparesItsPartsTheWayTheyAreBetter() {
        CompetitionDraft draft = draft().criterion(price("60"))
                .criterion(quality("quality", "40").withSource(ValueSource.PARTS))
                .criterion(House.ranked(quality("team", "1"), "highest-first").asPartOf("quality"))
                .build();
        assertThat(codes(check(draft).refusals())).containsExactly("competition.part.units");
    }

    @Test
    void aKeyOfTheTieRuleAddsUpOneUnitOnly() {
        CompetitionDraft draft = draft().criterion(House.ranked(price("1"), "lowest-first"))
                .criterion(
                        House.ranked(quality("quality", "1"), "highest-first").withSource(ValueSource.PARTS))
                .criterion(quality("team", "10").asPartOf("quality"))
                .ties(TieRule.sumOf("price", "team"))
                .lowestRanksWin()
                .build();
        assertThat(codes(check(draft).refusals())).containsExactly("competition.tie.units");
    }

    @Test
    void noAwardHangsOnDigitsThatMeanNothing() {
        house.offer("rough", "1.0", new Rough());
        assertThat(codes(check(draft().criterion(price("60").withMethod("rough"))
                                .criterion(quality("quality", "40"))
                                .build())
                        .refusals()))
                .containsExactly("competition.method.precision");
        assertThat(check(draft().criterion(price("60").withMethod("rough").rounded(Rounding.halfUp(2)))
                                .criterion(quality("quality", "40"))
                                .build())
                        .refusals())
                .isEmpty();
    }

    /** Right to 10 decimals. */
    private static final class Rough implements ScoringMethod {

        @Override
        public MethodDescription description() {
            return new RatioToSmallest().description().precise(Precision.stated(10));
        }

        @Override
        public List<Score> score(ScoringTask task) {
            return new RatioToSmallest().score(task);
        }
    }

    @Test
    void partsMustHaveAWholeAndNoCircle() {
        CompetitionDraft circle = draft().criterion(price("60"))
                .criterion(quality("a", "20").withSource(ValueSource.PARTS).asPartOf("b"))
                .criterion(quality("b", "20").withSource(ValueSource.PARTS).asPartOf("a"))
                .build();
        assertThat(codes(check(circle).refusals())).contains("competition.part.circle");
        CompetitionDraft empty = draft().criterion(price("60"))
                .criterion(quality("a", "20").withSource(ValueSource.PARTS))
                .build();
        assertThat(codes(check(empty).refusals())).containsExactly("competition.part.none");
    }

    /** 2 March 2026 + 10 days: open until the end of 12 March. */
    @Test
    void aShortPeriodInADynamicPurchasingSystemIsWarnedOfInAnExample() {
        inADynamicPurchasingSystem();
        CompetitionDraft draft =
                sound().nature(Nature.CONSTRUCTED, "").under("cleaning-dps").build();
        Instant noonOfDayTen = Instant.parse("2026-03-12T10:00:00Z");
        assertThat(house.surroundings.procurements()).isPresent();
        assertThat(warnings(draft, noonOfDayTen)).containsExactly("competition.period.short");
        assertThat(warnings(draft, Instant.parse("2026-03-12T21:59:00Z"))).isEmpty();
        assertThat(warnings(
                        sound().nature(Nature.CONSTRUCTED, "")
                                .under("cleaning-dps")
                                .exemptBecause("historic")
                                .build(),
                        noonOfDayTen))
                .isEmpty();
    }

    @Test
    void warningsStayWithThePublishedCompetition() {
        inADynamicPurchasingSystem();
        var id = house.competitions.draft(
                sound().nature(Nature.CONSTRUCTED, "").under("cleaning-dps").build());
        assertThat(house.competitions
                        .publish(id, MORNING, MORNING.plusSeconds(60))
                        .warnings())
                .extracting(Problem::code)
                .containsExactly("competition.period.short");
    }

    @Test
    void aJointProcurementMustBeKnownWhereABodyIs() {
        inADynamicPurchasingSystem();
        assertThat(codes(check(sound().nature(Nature.CONSTRUCTED, "")
                                .under("claening-dps")
                                .forCustomer("c1")
                                .build())
                        .refusals()))
                .containsExactly("competition.joint-procurement.unknown", "competition.customer.unknown");
        assertThat(warnings(
                        sound().nature(Nature.CONSTRUCTED, "")
                                .under("cleaning-dps")
                                .build(),
                        Instant.parse("2026-09-30T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void thePeriodMustNotEndBeforeItBegins() {
        assertThat(codes(house.competitions
                        .check(house.competitions.draft(sound().build()), DUE, MORNING)
                        .refusals()))
                .containsExactly("competition.period.backwards");
    }

    @Test
    void impactChoicesAreCheckedByTheCatalogueThatKnowsTheModel() {
        CompetitionDraft draft =
                sound().impact("cleaning", Map.of("detergents", "9")).build();
        assertThat(codes(check(draft).warnings())).containsExactly("competition.impact.unchecked");
        house.surroundings.bindCatalogue(new ChoiceCatalogue() {
            @Override
            public Optional<ModelChoices> choices(String model) {
                return model.equals("cleaning")
                        ? Optional.of(new ModelChoices(model, "1.0.0", List.of()))
                        : Optional.empty();
            }

            @Override
            public List<Problem> check(String model, Map<String, String> choices) {
                return List.of(
                        new Problem("impact.value", "detergents", choices.get("detergents"), "0 to 2", "Correct it."));
            }
        });
        assertThat(check(draft).refusals()).singleElement().satisfies(problem -> assertThat(problem.place())
                .isEqualTo("impactChoices.detergents"));
        assertThat(codes(check(sound().impact("clouds", Map.of("a", "1")).build())
                        .refusals()))
                .containsExactly("competition.impact.unknown");
        assertThat(codes(check(sound().impact("", Map.of("a", "1")).build()).refusals()))
                .containsExactly("competition.impact.model");
    }

    private static CompetitionDraft.Builder draft() {
        return CompetitionDraft.of("draft", LocalizedText.same("Draft"));
    }

    private static CompetitionDraft.Builder sound() {
        return House.cleaning("draft").ties(TieRule.inOrder("price"));
    }

    private PublicationCheck check(CompetitionDraft draft) {
        return house.competitions.check(house.competitions.draft(draft), MORNING, DUE);
    }

    private List<String> warnings(CompetitionDraft draft, Instant closesAt) {
        return codes(house.competitions
                .check(house.competitions.draft(draft), MORNING, closesAt)
                .warnings());
    }

    @Test
    void aCodeThatIsNotInTheVocabularyIsRefused() {
        house.surroundings.bindVocabulary(new CpvFile());
        CompetitionDraft draft = House.cleaning("cpv")
                .invitation(classified("90910000-9", "90910001"))
                .build();

        assertThat(check(draft).refusals())
                .filteredOn(problem -> problem.code().startsWith("procurement.cpv"))
                .extracting(Problem::place)
                .containsExactly("cpv[1]");
    }

    private static Invitation classified(String... cpv) {
        Invitation none = Invitation.NONE;
        return new Invitation(
                none.category(),
                none.subject(),
                List.of(cpv),
                none.estimatedValue(),
                none.lots(),
                none.mostLots(),
                none.lotRule(),
                none.requirements(),
                none.languages(),
                none.validUntil(),
                none.terms(),
                none.attachments());
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    private void inADynamicPurchasingSystem() {
        var cleaning = new JointProcurement(
                new JointProcurementId("cleaning-dps"),
                LocalizedText.same("Cleaning DPS"),
                ProcurementType.DYNAMIC_PURCHASING_SYSTEM,
                "cleaning",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 12, 31)),
                List.of(),
                Provenance.constructed("test"));
        house.surroundings.bindProcurements(answering(Procurements.class, (method, argument) -> switch (method) {
            case "find" -> Optional.of(cleaning).filter(one -> one.id().equals(argument));
            default -> Optional.empty();
        }));
        house.surroundings.bindCalendar(answering(LegalCalendar.class, (method, argument) -> {
            LocalDate end = ((LocalDate) argument).plusDays(10);
            return new Deadline(end, List.of(new Deadline.Step(end, "10 days from the invitation", "1397/2016 s. 56")));
        }));
    }

    private interface Answer {
        Object of(String method, Object argument);
    }

    /** A service that answers by the name of the method and its first argument. */
    private static <T> T answering(Class<T> service, Answer answer) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (proxy, method, arguments) -> answer.of(method.getName(), arguments == null ? null : arguments[0])));
    }
}
