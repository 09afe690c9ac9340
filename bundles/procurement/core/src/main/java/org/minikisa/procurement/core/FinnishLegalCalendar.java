package org.minikisa.procurement.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Buyer;
import org.minikisa.procurement.api.Deadline;
import org.minikisa.procurement.api.Delivery;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.procurement.api.LegalPeriod;
import org.minikisa.procurement.api.PeriodRule;
import org.minikisa.procurement.api.PeriodUnit;
import org.minikisa.procurement.api.PurchaseCategory;
import org.minikisa.procurement.api.Reading;
import org.minikisa.procurement.api.Standstill;
import org.minikisa.procurement.api.Threshold;
import org.minikisa.procurement.core.LegalNumbers.Rule;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendar of Finland: free days are computed, numbers of the law are data. Every deadline tells how it came about. */
@Component
@Designate(ocd = StandstillReading.class)
public final class FinnishLegalCalendar implements LegalCalendar {

    /** Framework property: {@code LITERAL} or {@code CAUTIOUS}. */
    static final String READING = "minikisa.standstill.reading";

    private static final Logger LOG = LoggerFactory.getLogger(FinnishLegalCalendar.class);
    private static final String STANDSTILL = "1397/2016 s. 129";
    private static final LocalizedText COUNTING =
            new LocalizedText("laskeminen alkaa", "räkningen börjar", "counting starts");

    private final LegalNumbers numbers = LegalNumbers.ofTheBundle();
    private final WorkingDays workingDays = new WorkingDays();
    private final OfficeHours officeHours = new OfficeHours(workingDays::contains);
    private final Reading reading;

    @Activate
    public FinnishLegalCalendar(BundleContext context, StandstillReading configuration) {
        this(configured(configuration.standstill_reading(), context.getProperty(READING)));
    }

    /** The cautious one. */
    public FinnishLegalCalendar() {
        this(Reading.CAUTIOUS);
    }

    public FinnishLegalCalendar(Reading reading) {
        this.reading = reading;
    }

    /** The first of them that says something. A typing error must not stop everything that needs a calendar. */
    static Reading configured(String... values) {
        return Stream.of(values)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .flatMap(FinnishLegalCalendar::reading)
                .orElse(Reading.CAUTIOUS);
    }

    private static Optional<Reading> reading(String value) {
        Optional<Reading> known = Arrays.stream(Reading.values())
                .filter(one -> one.name().equals(value.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
        if (known.isEmpty()) {
            LOG.warn("the reading of s. 129 is \"{}\", which is none; it is CAUTIOUS", value);
        }
        return known;
    }

    @Override
    public Reading reading() {
        return reading;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day);
    }

    @Override
    public Optional<LocalizedText> freeDay(LocalDate day) {
        return workingDays.freeDay(day);
    }

    @Override
    public List<PeriodRule> rules(LocalDate day) {
        return numbers.rules(WorkingDays.known(day));
    }

    @Override
    public Deadline deadline(String rule, LocalDate start, LocalDate law) {
        Rule known = numbers.rule(rule, WorkingDays.known(law));
        return counted(known, start).deadline();
    }

    private CountedPath counted(Rule rule, LocalDate start) {
        PeriodRule period = rule.period();
        var path = new CountedPath(workingDays, start, period.start());
        if (period.backwards()) {
            return path.backward(period.period(), rule.reason(), period.section())
                    .remarkThatItIsFree();
        }
        path.forward(period.period(), rule.reason(), period.section());
        return switch (period.end()) {
            case NEXT_WORKING_DAY -> path.toWorkingDay(rule.rollSection());
            case UNION -> path.toWorkingDay(rule.rollSection()).withTwoWorkingDays();
            case AS_COUNTED -> path;
        };
    }

    @Override
    public Deadline tenderPeriodEnd(LocalDate invitationSent) {
        return deadline("tender-period", invitationSent);
    }

    @Override
    public Deadline standstillEnd(LocalDate served) {
        return standstillEnd(served, Standstill.GENERAL);
    }

    @Override
    public Deadline standstillEnd(LocalDate served, Standstill rule) {
        return deadline(idOf(rule), served);
    }

    private static String idOf(Standstill rule) {
        return switch (rule) {
            case GENERAL -> "standstill";
            case FRAMEWORK_OR_DPS -> "standstill-framework-dps";
        };
    }

    @Override
    public Deadline contractEarliest(LocalDate served, boolean cautious) {
        return contractEarliest(served, Standstill.GENERAL, cautious);
    }

    @Override
    public Deadline contractEarliest(LocalDate served, Standstill standstill, boolean cautious) {
        Rule rule = numbers.rule(idOf(standstill), WorkingDays.known(served));
        var path = new CountedPath(workingDays, served, rule.period().start())
                .forward(rule.period().period(), rule.reason(), rule.period().section());
        if (path.endsOnWorkingDay()) {
            return theDayAfter(path);
        }
        boolean rolls = rule.period().end() == PeriodRule.End.NEXT_WORKING_DAY;
        if (cautious) {
            return afterTheLastAppeal(path.toWorkingDay(rolls ? STANDSTILL : CountedPath.ROLL_OVER));
        }
        return rolls ? onTheDayItRolledTo(path.toWorkingDay(STANDSTILL)) : theDayAfter(path);
    }

    private static Deadline theDayAfter(CountedPath path) {
        return path.to(
                        path.date().plusDays(1),
                        new LocalizedText(
                                "odotusaika on kulunut, sopimuksen saa tehdä",
                                "väntetiden har gått ut, avtalet får ingås",
                                "the standstill is over, the contract may be made"),
                        STANDSTILL)
                .deadline();
    }

    private static Deadline onTheDayItRolledTo(CountedPath path) {
        return path.to(
                        path.date(),
                        new LocalizedText(
                                "sanamuodon mukaan: sopimuksen saa tehdä arkipäivänä, jolle odotusaika siirtyi",
                                "enligt ordalydelsen: avtalet får ingås den vardag till vilken väntetiden flyttades",
                                "literal reading: the contract may be made on the working day the standstill rolled to"),
                        STANDSTILL)
                .deadline();
    }

    private static Deadline afterTheLastAppeal(CountedPath path) {
        return path.to(
                        path.date().plusDays(1),
                        new LocalizedText(
                                "varovainen tulkinta: valitus voi vielä saapua päivänä, jolle määräaika siirtyi, joten"
                                        + " sopimus odottaa sen yli",
                                "försiktig tolkning: besvär kan ännu komma in den dag till vilken tiden flyttades, så"
                                        + " avtalet väntar tills den har gått",
                                "cautious reading: an appeal may still arrive on the day the standstill"
                                        + " rolled to, so the contract waits until it has passed"),
                        "1397/2016 s. 129, 147")
                .deadline();
    }

    @Override
    public Deadline received(LocalDate sent, Delivery delivery) {
        return deadline(
                switch (delivery) {
                    case ELECTRONIC -> "service-electronic";
                    case LETTER -> "service-letter";
                },
                sent);
    }

    @Override
    public Deadline appealEnd(LocalDate served) {
        return deadline("appeal", served);
    }

    @Override
    public Deadline appealEndWithoutStandstill(LocalDate served) {
        return deadline("appeal-without-standstill", served);
    }

    @Override
    public Deadline admissionEnd(LocalDate requestReceived, boolean extended) {
        return deadline(extended ? "admission-extended" : "admission", requestReceived);
    }

    @Override
    public Deadline evidenceEnd(LocalDate asked) {
        return deadline("evidence", asked);
    }

    @Override
    public Deadline workingDaysAfter(LocalDate day, int workingDays) {
        if (workingDays < 1 || workingDays > LegalPeriod.MOST) {
            throw InvalidInputException.of(
                    "the number of working days",
                    "procurement.calendar.days",
                    "",
                    Integer.toString(workingDays),
                    "1 to " + LegalPeriod.MOST,
                    "Count forward from the day.");
        }
        return after(day, LegalPeriod.workingDays(workingDays));
    }

    @Override
    public Deadline after(LocalDate start, LegalPeriod period) {
        var path = new CountedPath(workingDays, start, COUNTING).forward(period, lengthOf(period), sectionOf(period));
        return (period.amount() == 0 ? path : path.toWorkingDay(CountedPath.ROLL_OVER)).deadline();
    }

    @Override
    public Deadline before(LocalDate day, LegalPeriod period) {
        return new CountedPath(workingDays, day, COUNTING)
                .backward(period, lengthOf(period), CountedPath.BACKWARDS)
                .remarkThatItIsFree()
                .deadline();
    }

    @Override
    public Deadline unionPeriod(LocalDate start, LegalPeriod period) {
        var path = new CountedPath(workingDays, start, COUNTING, CountedPath.UNION_START)
                .forward(period, lengthOf(period), "Regulation 1182/71 art. 3(2)");
        if (period.amount() == 0) {
            return path.deadline();
        }
        path.toWorkingDay(CountedPath.UNION_END);
        boolean oneDay =
                period.amount() == 1 && (period.unit() == PeriodUnit.DAYS || period.unit() == PeriodUnit.WORKING_DAYS);
        return (oneDay ? path : path.withTwoWorkingDays()).deadline();
    }

    private static String sectionOf(LegalPeriod period) {
        return switch (period.unit()) {
            case DAYS -> CountedPath.START_NOT_COUNTED;
            case WORKING_DAYS -> CountedPath.ROLL_OVER;
            case WEEKS, MONTHS, YEARS -> CountedPath.LENGTH;
        };
    }

    private static LocalizedText lengthOf(LegalPeriod period) {
        boolean one = period.amount() == 1;
        LocalizedText unit =
                switch (period.unit()) {
                    case DAYS -> text(one, "päivä", "päivää", "dag", "dagar", "day", "days");
                    case WORKING_DAYS ->
                        text(one, "työpäivä", "työpäivää", "arbetsdag", "arbetsdagar", "working day", "working days");
                    case WEEKS -> text(one, "viikko", "viikkoa", "vecka", "veckor", "week", "weeks");
                    case MONTHS -> text(one, "kuukausi", "kuukautta", "månad", "månader", "month", "months");
                    case YEARS -> text(one, "vuosi", "vuotta", "år", "år", "year", "years");
                };
        String amount = period.amount() + " ";
        return new LocalizedText(amount + unit.fi(), amount + unit.sv(), amount + unit.en());
    }

    private static LocalizedText text(
            boolean one, String fi, String fiMany, String sv, String svMany, String en, String enMany) {
        return one ? new LocalizedText(fi, sv, en) : new LocalizedText(fiMany, svMany, enMany);
    }

    @Override
    public List<Threshold> thresholds(LocalDate day) {
        return numbers.thresholds(WorkingDays.known(day));
    }

    @Override
    public Optional<Threshold> threshold(Threshold.Level level, PurchaseCategory category, Buyer buyer, LocalDate day) {
        return thresholds(day).stream()
                .filter(one -> one.level() == level)
                .filter(one -> one.categories().contains(category))
                .filter(one -> one.buyers().contains(buyer))
                .findFirst();
    }

    @Override
    public long workingMinutes(Instant from, Instant to) {
        return officeHours.minutesBetween(from, to);
    }

    @Override
    public Instant plusWorkingMinutes(Instant from, long minutes) {
        return officeHours.after(from, minutes);
    }
}
