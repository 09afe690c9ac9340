package org.minikisa.impact.models.competition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Tender;
import org.minikisa.impact.api.IndicatorSource;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the values of the model {@code competition} off a competition whose tenders are opened. */
@Component(property = IndicatorSource.NAME + "=competition")
public final class CompetitionIndicators implements IndicatorSource {

    private final Competitions competitions;
    private final Procurements procurements;

    @Activate
    public CompetitionIndicators(@Reference Competitions competitions, @Reference Procurements procurements) {
        this.competitions = competitions;
        this.procurements = procurements;
    }

    @Override
    public Map<String, String> answers(String subject, Set<String> keys, LocalDate asOf) {
        var competition = opened(subject);
        var answers = new LinkedHashMap<String, String>();
        for (var key : keys) {
            switch (key) {
                case "tenderers" ->
                    answers.put(key, CompetitionFigures.tenderers(competition) + " | tenderers whose tenders count");
                case "sme_share" ->
                    answers.put(key, smeShare(competition).orElse("n/a | no tenderer is in the register of suppliers"));
                case "price_gap" ->
                    answers.put(
                            key,
                            CompetitionFigures.priceGap(competition)
                                    .map(gap ->
                                            gap.toPlainString() + " | from the lowest price, which won, to the next")
                                    .orElse("n/a | no single price, fewer than two, or the lowest did not win"));
                case "price_variation" ->
                    answers.put(
                            key,
                            CompetitionFigures.priceVariation(competition)
                                    .map(BigDecimal::toPlainString)
                                    .map(variation -> variation + " | standard deviation of the prices to their mean")
                                    .orElse("n/a | no single price, or fewer than three"));
                default -> {
                    // a key of a later version: it stays unknown
                }
            }
        }
        return answers;
    }

    /** Number and content of tenders are secret until they are opened. */
    private Competition opened(String subject) {
        var competition =
                subject.isBlank() ? Optional.<Competition>empty() : competitions.find(new CompetitionId(subject));
        return competition
                .filter(found -> !found.state().sealed())
                .orElseThrow(() -> InvalidInputException.of(
                        "assessment of " + subject,
                        "impact.source.competition",
                        "subject",
                        competition
                                .map(found -> subject + ", whose tenders are not opened (" + name(found.state()) + ")")
                                .orElse("\"" + subject + "\", which is no competition"),
                        "a competition whose tenders are opened",
                        competition.isPresent()
                                ? "Assess it after the opening of tenders."
                                : "Name a competition, or give the values by hand: --choice tenderers=4,…"));
    }

    /** Of the tenderers that are in the register. */
    private Optional<String> smeShare(Competition competition) {
        var known = competition.tenders().stream()
                .map(Tender::tenderer)
                .distinct()
                .map(tenderer -> procurements.supplier(new SupplierId(tenderer)))
                .flatMap(Optional::stream)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var smes = known.stream().filter(Supplier::sme).count();
        var share = BigDecimal.valueOf(100 * smes)
                .divide(BigDecimal.valueOf(known.size()), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return Optional.of(share.toPlainString() + " | " + smes + " of " + known.size() + " tenderers are SMEs");
    }

    private static String name(CompetitionState state) {
        return state.label().en();
    }
}
