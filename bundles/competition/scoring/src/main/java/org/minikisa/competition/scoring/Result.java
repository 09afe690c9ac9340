package org.minikisa.competition.scoring;

import java.math.BigDecimal;

import org.minikisa.competition.api.Score;

/** What a formula gives one tender, and what an explanation would be made of. */
record Result(BigDecimal points, Numbers numbers, Wording wording) {

    Score explained() {
        var shown = numbers.toMap();
        return new Score(numbers.tender(), points, wording.with(shown), shown);
    }
}
