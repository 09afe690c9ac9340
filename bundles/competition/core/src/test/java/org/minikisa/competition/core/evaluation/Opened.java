package org.minikisa.competition.core.evaluation;

import static org.minikisa.competition.core.House.DUE;
import static org.minikisa.competition.core.House.MORNING;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Judgement;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.core.House;
import org.minikisa.problem.api.LocalizedText;

/** A competition whose tenders are opened, and what people do with it then. */
public final class Opened {

    public static final Instant NOON = DUE.plus(Duration.ofHours(12));

    public final House house;
    public final CompetitionId id;

    private Opened(House house, CompetitionId id) {
        this.house = house;
        this.id = id;
    }

    public static Opened of(House house, CompetitionDraft draft, Tender... tenders) {
        CompetitionId id = house.published(draft);
        Arrays.stream(tenders).forEach(tender -> house.competitions.submit(id, tender, MORNING));
        house.competitions.close(id, DUE);
        house.competitions.open(id, DUE);
        return new Opened(house, id);
    }

    public static Act by(String person) {
        return Act.by(person, NOON);
    }

    public static Tender tender(String id, String tenderer, String lot, String price) {
        return new Tender(id, tenderer, Map.of("price", TenderedValue.of(price)), MORNING, lot);
    }

    public static Invitation lots(Optional<Integer> most, String... ids) {
        List<Lot> lots = Arrays.stream(ids)
                .map(id -> new Lot(id, LocalizedText.same("Lot " + id), Optional.empty()))
                .toList();
        return invitation(lots, most, List.of());
    }

    public static Invitation requirements(String... ids) {
        return invitation(
                List.of(),
                Optional.empty(),
                Arrays.stream(ids)
                        .map(id -> new Requirement(
                                id, Requirement.Kind.CONFORMITY, LocalizedText.same("Requirement " + id), ""))
                        .toList());
    }

    private static Invitation invitation(List<Lot> lots, Optional<Integer> most, List<Requirement> requirements) {
        Invitation none = Invitation.NONE;
        return new Invitation(
                none.category(),
                none.subject(),
                none.cpv(),
                none.estimatedValue(),
                lots,
                most,
                most.map(any -> LocalizedText.same("by rule")),
                requirements,
                none.languages(),
                none.validUntil(),
                none.terms(),
                none.attachments());
    }

    /** The same points of quality for all. */
    public Opened judgedAlike(String points) {
        var judgements = new ArrayList<Judgement>();
        now().tenders()
                .forEach(tender -> judgements.add(new Judgement(
                        tender.id(), "quality", new BigDecimal(points), "evaluator", "as all the others")));
        house.competitions.judge(id, judgements);
        return this;
    }

    public Opened judged(String tender, String points) {
        house.competitions.judge(
                id, List.of(new Judgement(tender, "quality", new BigDecimal(points), "evaluator", "reason")));
        return this;
    }

    public Opened evaluated() {
        house.competitions.evaluate(id);
        return this;
    }

    public Competition now() {
        return house.competitions.find(id).orElseThrow();
    }
}
