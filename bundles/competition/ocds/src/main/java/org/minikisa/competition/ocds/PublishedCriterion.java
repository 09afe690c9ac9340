package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * An award criterion as others publish it: what it is about and its weight; hardly ever its formula.
 *
 * @param type {@code price}, {@code cost} or {@code quality}; {@code ""} where it is not said
 * @param kind how the weight is to be read: {@code percentageExact}, {@code per-exa}, …
 */
record PublishedCriterion(String type, Optional<LocalizedText> name, Optional<BigDecimal> weight, String kind) {

    boolean isPrice() {
        return type.equals("price") || type.equals("cost");
    }
}
