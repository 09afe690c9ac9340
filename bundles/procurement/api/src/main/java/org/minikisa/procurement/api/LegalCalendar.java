package org.minikisa.procurement.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Time in the sense of the law: Finnish working days, legal periods with their reasons, working time of an office.
 *
 * <p>A <b>working day</b> is a day on which a period may end by Act 150/1930 s. 5: no holy day, not Independence Day, 1
 * May, Christmas Eve or Midsummer Eve, no Saturday and no Sunday. Periods are counted in local dates of Finland; the
 * day that starts one is not counted (150/1930 s. 2).
 *
 * <p>Dates from {@value #FIRST_YEAR} to {@value #LAST_YEAR} are known; every method refuses others with
 * {@link InvalidInputException} ({@code procurement.calendar.range}). The numbers of the law are dated: a period is
 * counted by the rule that was in force on the day that begins it, and a day for which no rule is known is refused
 * ({@code procurement.calendar.law}); the Procurement Act 1397/2016 is known from 1 January 2017. Where a procurement
 * began before a change of the law, the older rule follows it: {@link #deadline(String, LocalDate, LocalDate)}. Pure and
 * safe for many threads.
 */
@ProviderType
public interface LegalCalendar {

    /** The first year that is known. */
    int FIRST_YEAR = 1975;

    /** The last year that is known. */
    int LAST_YEAR = 2100;

    /** Whether it is a working day by Act 150/1930 s. 5. */
    boolean isWorkingDay(LocalDate day);

    /**
     * The name of a holy day, a holiday or an eve that is no working day by its own right: {@code Midsummer Eve}. Empty
     * on an ordinary day, also on an ordinary Saturday or Sunday.
     */
    Optional<LocalizedText> freeDay(LocalDate day);

    /**
     * The last day on which the tender period of a purchase in a dynamic purchasing system may end at the earliest: at
     * least 10 days from the day the invitation was sent (1397/2016 s. 56), on a working day.
     */
    Deadline tenderPeriodEnd(LocalDate invitationSent);

    /** {@link #standstillEnd(LocalDate, Standstill)} by the {@link Standstill#GENERAL general rule} of 14 days. */
    Deadline standstillEnd(LocalDate served);

    /**
     * The last day of the standstill (1397/2016 s. 129), rolled over to a working day.
     *
     * @param served the day the decision counts as received; an electronic notice on its sending day (s. 127)
     */
    Deadline standstillEnd(LocalDate served, Standstill rule);

    /** {@link #contractEarliest(LocalDate, Standstill, boolean)} by the {@link Standstill#GENERAL general rule}. */
    Deadline contractEarliest(LocalDate served, boolean cautious);

    /**
     * The first day on which the contract may be made. Where the standstill's last day is no working day, s. 129 taken
     * literally allows the contract <em>on</em> the working day that follows, although an appeal may still arrive that
     * day; the cautious reading waits until the day after it.
     *
     * @param cautious true for the cautious reading
     */
    Deadline contractEarliest(LocalDate served, Standstill rule, boolean cautious);

    /** By a reading, whichever is configured. */
    default Deadline contractEarliest(LocalDate served, Standstill rule, Reading reading) {
        return contractEarliest(served, rule, reading == Reading.CAUTIOUS);
    }

    /** By the {@linkplain #reading() configured reading}. */
    default Deadline contractEarliest(LocalDate served, Standstill rule) {
        return contractEarliest(served, rule, reading());
    }

    /** How s. 129 is read where nobody says otherwise; {@link Reading#CAUTIOUS} unless configured. */
    Reading reading();

    /** The day a decision counts as received (1397/2016 s. 127). A presumption, not a period: it may be any day. */
    Deadline received(LocalDate sent, Delivery delivery);

    /** The last day of an appeal to the Market Court: 14 days from service (1397/2016 s. 147(1)). */
    Deadline appealEnd(LocalDate served);

    /** The last day of an appeal where the contract was made without a standstill: 30 days (1397/2016 s. 147, 130). */
    Deadline appealEndWithoutStandstill(LocalDate served);

    /**
     * The last day to decide on a request to join a dynamic purchasing system: 10 working days (1397/2016 s. 51).
     *
     * @param extended true where there is a reason for the longer period of 15 working days
     */
    Deadline admissionEnd(LocalDate requestReceived, boolean extended);

    /**
     * The earliest last day to hand in updated evidence in a dynamic purchasing system: 5 working days (1397/2016 s.
     * 52).
     */
    Deadline evidenceEnd(LocalDate asked);

    /** All periods that may begin on a day, in the order of a procurement. */
    List<PeriodRule> rules(LocalDate day);

    /** Counts a period by the rule in force on the day that begins it. @param rule its id */
    default Deadline deadline(String rule, LocalDate start) {
        return deadline(rule, start, start);
    }

    /**
     * Counts a period.
     *
     * @param rule its id
     * @param start the day that begins it, not counted
     * @param law the day whose law is followed
     * @throws InvalidInputException {@code procurement.calendar.rule} for an unknown id
     */
    Deadline deadline(String rule, LocalDate start, LocalDate law);

    /**
     * The last day of a period by Act 150/1930: the starting day is not counted (s. 2), weeks end on the same weekday and
     * months and years on the same number or the month's last day (s. 3), and an end on a day that is no working day moves
     * to the next one (s. 5).
     */
    Deadline after(LocalDate start, LegalPeriod period);

    /**
     * The last day to act before a day, counted backwards in the same way (150/1930 s. 4). The day stays where it is
     * counted to: moving it on would shorten the time that somebody was promised.
     */
    Deadline before(LocalDate day, LegalPeriod period);

    /** The last day of a period of Union law: Regulation 1182/71 art. 3. */
    Deadline unionPeriod(LocalDate start, LegalPeriod period);

    /** All thresholds in force on a day, known for it. */
    List<Threshold> thresholds(LocalDate day);

    /** The threshold that a purchase is held against; empty where there is none (annex E has no EU threshold). */
    Optional<Threshold> threshold(Threshold.Level level, PurchaseCategory category, Buyer buyer, LocalDate day);

    /**
     * Whether a value reaches the threshold.
     *
     * @param value in euros, without value added tax, options included (s. 27)
     * @return false also where there is no threshold to reach
     */
    default boolean reaches(
            Threshold.Level level, BigDecimal value, PurchaseCategory category, Buyer buyer, LocalDate day) {
        return threshold(level, category, buyer, day)
                .filter(threshold -> threshold.reachedBy(value))
                .isPresent();
    }

    /** The n-th working day after a day, that day not counted. @param workingDays at least 1 */
    Deadline workingDaysAfter(LocalDate day, int workingDays);

    /**
     * Working time between two moments, in minutes: office hours 8-16 by the clocks of Finland on working days, so 480
     * in a day, also on those when clocks are changed.
     *
     * @return whole minutes, rounded down; negative where {@code to} is before {@code from}
     */
    long workingMinutes(Instant from, Instant to);

    /**
     * The moment at which that much working time has passed since {@code from}: within office hours; the end of a
     * working day rather than the beginning of the next.
     *
     * @param minutes 0 or more; 0 gives {@code from} itself
     */
    Instant plusWorkingMinutes(Instant from, long minutes);
}
