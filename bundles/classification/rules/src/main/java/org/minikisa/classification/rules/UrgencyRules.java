package org.minikisa.classification.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Evidence;
import org.minikisa.classification.api.Opinion;
import org.minikisa.classification.api.Urgency;
import org.minikisa.procurement.api.LegalCalendar;

/** How soon an answer is wanted. Each {@link Sign} counts once, however often a text has it. */
final class UrgencyRules {

    /** A mail without any {@link Sign} can wait: fitted with their weights, see the README. */
    static final double URGENT_PRIOR = -4.5;

    static final double SOON_PRIOR = -3.2;

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private UrgencyRules() {}

    static Opinion judge(ContactText contact, Words words, LegalCalendar calendar) {
        Set<Sign> counted = EnumSet.noneOf(Sign.class);
        List<Evidence> urgent = new ArrayList<>();
        List<Evidence> soon = new ArrayList<>();
        for (UrgencySigns.Found found : UrgencySigns.in(words, received(contact), calendar)) {
            Sign sign = found.sign();
            if (counted.add(sign)) {
                String text = words.written(found.from(), found.until());
                urgent.add(new Evidence(text, sign.urgent(), sign.source()));
                soon.add(new Evidence(text, sign.soon(), sign.source()));
            }
        }
        return new RuleOpinion(
                Axis.URGENCY,
                Map.of(
                        Urgency.NORMAL.name(), 0.0,
                        Urgency.SOON.name(), SOON_PRIOR,
                        Urgency.URGENT.name(), URGENT_PRIOR),
                Map.of(Urgency.SOON.name(), soon, Urgency.URGENT.name(), urgent));
    }

    /** A sender's clock may be anywhere; a day that the calendar does not know tells no distance. */
    private static Optional<LocalDate> received(ContactText contact) {
        return contact.circumstances()
                .received()
                .map(at -> at.atZone(FINLAND).toLocalDate())
                .filter(day -> day.getYear() > LegalCalendar.FIRST_YEAR && day.getYear() < LegalCalendar.LAST_YEAR - 1);
    }
}
