package org.minikisa.procurement.api;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.minikisa.problem.api.LocalizedText;

/**
 * A period of law under a name, as it is in force for a time: a legal number with its dates.
 *
 * @param id stable: {@code standstill}, {@code appeal}
 * @param name what ends with it: {@code last day of the appeal}
 * @param start what begins it: {@code the decision is served}
 * @param backwards whether it is counted back from its start
 * @param end what happens where its last day is no working day
 * @param validFrom the first day on which it may begin
 * @param validUntil the last one; empty while no change is known
 * @param section {@code 1397/2016 s. 129}
 * @param source where the number was read
 */
public record PeriodRule(
        String id,
        LocalizedText name,
        LocalizedText start,
        LegalPeriod period,
        boolean backwards,
        End end,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String section,
        String source) {

    /** What becomes of a period whose last day is no working day. */
    public enum End {
        /** It ends on the next working day: Act 150/1930 s. 5, or a section of its own. */
        NEXT_WORKING_DAY,
        /** The same by Regulation 1182/71 art. 3(4), and it has at least two working days by art. 3(5). */
        UNION,
        /** It ends on that day. */
        AS_COUNTED
    }

    public PeriodRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(source, "source");
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && validUntil.filter(day::isAfter).isEmpty();
    }
}
