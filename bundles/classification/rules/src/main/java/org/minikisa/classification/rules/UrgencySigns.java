package org.minikisa.classification.rules;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.procurement.api.LegalCalendar;

/** Finds the words of a text that say how soon an answer is wanted. */
final class UrgencySigns {

    /** A kind of words, where a text has them. */
    record Found(Sign sign, int from, int until) {}

    private static final Set<String> URGENT = Set.of(
            "asap",
            "kiireellinen",
            "kiireellisesti",
            "kiireellista",
            "kiireellisena",
            "kiire",
            "kiireesti",
            "hataisesti",
            "pikaisesti",
            "pikainen",
            "pikaista",
            "pikaisella",
            "hatatilanne",
            "akuutti",
            "akuutisti",
            "valittomasti",
            "bradskande",
            "brattom",
            "akut",
            "omgaende",
            "omedelbart",
            "skyndsamt",
            "urgent",
            "urgently",
            "immediately",
            "emergency",
            "skynda",
            "hatta",
            "hadassa",
            "brinner");

    private static final Set<String> WEAK = Set.of(
            "heti",
            "genast",
            "now",
            "nyt",
            "pikana",
            "nopeasti",
            "nopeaa",
            "nopea",
            "snabbt",
            "snabb",
            "fort",
            "quick",
            "quickly",
            "fast",
            "help",
            "apua",
            "hjalp",
            "vauhdilla",
            "hurry",
            "rush");

    private static final Set<String> SOON =
            Set.of("pian", "snart", "soon", "shortly", "piakkoin", "lahipaivina", "snarast");

    private static final Set<String> TODAY = Set.of(
            "tanaan",
            "idag",
            "today",
            "tonight",
            "ikvall",
            "iltapaivaan",
            "iltapaivalla",
            "iltapaivaksi",
            "paivan",
            "midnight",
            "tanaa",
            "keskiyolla",
            "eftermiddag",
            "tdy",
            "2day");

    private static final Set<String> TOMORROW = Set.of(
            "huomenna",
            "huomiseksi",
            "huomisen",
            "huomiseen",
            "huomisaamuna",
            "huomisaamuksi",
            "huomis",
            "huomiselle",
            "imorgon",
            "imorron",
            "tomorrow",
            "tomorow",
            "tmrw",
            "morgondagen",
            "morgondagens",
            "huomena",
            "huomen",
            "tomorrows",
            "huomisaamun",
            "huomisessa");

    private static final Set<String> HOURS = Set.of(
            "hour",
            "hours",
            "timme",
            "timmar",
            "tunnin",
            "tuntia",
            "tunti",
            "tunnissa",
            "minutes",
            "minuter",
            "minuutin");

    private static final Set<String> WITHIN = Set.of(
            "in",
            "within",
            "om",
            "inom",
            "sisalla",
            "kuluttua",
            "paasta",
            "kuluessa",
            "kestaa",
            "parin",
            "kahden",
            "under");

    private static final Set<String> PAST = Set.of(
            "viime",
            "last",
            "forra",
            "sitten",
            "sedan",
            "ago",
            "since",
            "alkaen",
            "eilen",
            "yesterday",
            "igar",
            "toissa",
            "past",
            "every",
            "joka",
            "varje",
            "senaste");

    private static final List<String> DUE = List.of(
            "mennessa",
            "ennen",
            "viimeistaan",
            "paatty",
            "umpeutu",
            "maaraa",
            "dead",
            "deadline",
            "julkais",
            "julkaist",
            "lahte",
            "lahet",
            "menee",
            "avat",
            "allekirj",
            "tarvit",
            "asti",
            "jatt",
            "vastau",
            "vastat",
            "pita",
            "tayty",
            "pakko",
            "kokou",
            "lautak",
            "hallituks",
            "johtoryh",
            "esitel",
            "esityslist",
            "paatos",
            "paatet",
            "halua",
            "senast",
            "innan",
            "fore",
            "gar",
            "loper",
            "public",
            "beslut",
            "namnd",
            "mote",
            "maste",
            "ska",
            "skall",
            "behov",
            "svar",
            "oppn",
            "skrivs",
            "underteckn",
            "skicka",
            "styrels",
            "fullmaktig",
            "stang",
            "ut",
            "utlov",
            "by",
            "before",
            "due",
            "clos",
            "end",
            "publish",
            "decision",
            "meet",
            "must",
            "need",
            "out",
            "answer",
            "repl",
            "open",
            "sign",
            "latest",
            "until",
            "board",
            "expire",
            "run",
            "live",
            "release",
            "send",
            "submit",
            "council",
            "have",
            "want",
            "committee",
            "goes",
            "go",
            "wait",
            "order",
            "freeze",
            "pls",
            "please",
            "saada",
            "saan",
            "tavara",
            "valmis",
            "klar",
            "ready",
            "onko",
            "kasitt",
            "behandla",
            "lamna",
            "inne",
            "alkaa",
            "borja",
            "start",
            "begin",
            "joten",
            "muuten",
            "annars",
            "otherwise",
            "odota",
            "vanta");

    private static final Map<String, Integer> WEEKDAYS = Map.ofEntries(
            Map.entry("maananta", 1),
            Map.entry("tiista", 2),
            Map.entry("keskivii", 3),
            Map.entry("torsta", 4),
            Map.entry("perjanta", 5),
            Map.entry("lauanta", 6),
            Map.entry("sunnunta", 7),
            Map.entry("mandag", 1),
            Map.entry("tisdag", 2),
            Map.entry("onsdag", 3),
            Map.entry("torsdag", 4),
            Map.entry("fredag", 5),
            Map.entry("lordag", 6),
            Map.entry("sondag", 7),
            Map.entry("monday", 1),
            Map.entry("tuesday", 2),
            Map.entry("wednesday", 3),
            Map.entry("thursday", 4),
            Map.entry("friday", 5),
            Map.entry("saturday", 6),
            Map.entry("sunday", 7));

    private static final Map<String, Integer> SHORT_WEEKDAYS = Map.ofEntries(
            Map.entry("mon", 1),
            Map.entry("tue", 2),
            Map.entry("tues", 2),
            Map.entry("wed", 3),
            Map.entry("thu", 4),
            Map.entry("thur", 4),
            Map.entry("thurs", 4),
            Map.entry("fri", 5));

    private static final List<String> MONTHS = List.of(
            "tammiku",
            "helmiku",
            "maalisku",
            "huhtiku",
            "toukoku",
            "kesaku",
            "heinaku",
            "eloku",
            "syysku",
            "lokaku",
            "marrasku",
            "jouluku",
            "januar",
            "februar",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "septemb",
            "oktob",
            "novemb",
            "decemb",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "septemb",
            "octob",
            "novemb",
            "decemb");

    private static final String[] PERIODS = {
        "valitusai",
        "muutoksenhakuai",
        "odotusai",
        "besvarstid",
        "overklagandetid",
        "vantetid",
        "standstill",
        "tarjousai",
        "anbudstid"
    };

    private static final String[] RUNS_OUT = {
        "paatty", "umpeut", "loppu", "kulu", "juoksee", "loper", "rinner", "slutar", "runs", "running", "ends", "expire"
    };

    private static final int YEAR = 12;
    private static final int SOON_DAYS = 5;

    private final Words words;
    private final Optional<LocalDate> received;
    private final LegalCalendar calendar;
    private final Set<Integer> dueSentences = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    private UrgencySigns(Words words, Optional<LocalDate> received, LegalCalendar calendar) {
        this.words = words;
        this.received = received;
        this.calendar = calendar;
        for (Words.Word word : words.list()) {
            if (DUE.stream().anyMatch(word.plain()::startsWith)) {
                dueSentences.add(word.sentence());
            }
        }
    }

    static List<Found> in(Words words, Optional<LocalDate> received, LegalCalendar calendar) {
        var signs = new UrgencySigns(words, received, calendar);
        for (int at = 0; at < words.size(); at++) {
            signs.look(at);
        }
        return List.copyOf(signs.found);
    }

    private void look(int at) {
        String word = plain(at);
        if (URGENT.contains(word) || WEAK.contains(word) || SOON.contains(word) || phrase(at, "right", "away")) {
            urgentWord(at, word);
        } else if (isToday(at)) {
            day(at, 0);
        } else if (isTomorrow(at)) {
            day(at, 1);
        } else if (HOURS.contains(word) && (isAny(at - 1, WITHIN) || isAny(at - 2, WITHIN) || isAny(at + 1, WITHIN))) {
            add(Sign.TODAY_DUE, at - 1, at + 1);
        } else if (word.equals("ylihuomenna") || word.equals("overmorgon")) {
            day(at, 2);
        } else if (weekday(word).isPresent()) {
            weekday(at, weekday(word).get());
        } else if (word.startsWith("viiko") || word.equals("vecka") || word.equals("veckan") || word.equals("week")) {
            week(at);
        } else if (startsWithAny(at, PERIODS)
                || word.equals("period") && startsWithAny(at - 1, "appeal", "standstill")) {
            period(at);
        } else {
            date(at);
        }
    }

    /** A period of law that a sentence says is running out: 14 days from service (1397/2016 s. 147) are never long. */
    private void period(int at) {
        int sentence = words.get(at).sentence();
        for (int i = Math.max(0, at - 8); i < Math.min(words.size(), at + 8); i++) {
            if (words.get(i).sentence() == sentence && startsWithAny(i, RUNS_OUT)) {
                add(Sign.PERIOD, at, at + 1);
                return;
            }
        }
    }

    /** As a term of law (1397/2016 s. 40: {@code äärimmäinen kiire}) it says nothing of this mail. */
    private void urgentWord(int at, String word) {
        boolean legal =
                startsWithAny(at + 1, "hankin", "upphandl", "procure", "suorahank", "direktupph", "leika", "menett")
                        || startsWithAny(at - 1, "aarimma", "ytters", "extreme", "synnerlig");
        boolean quoted = at > 0
                && isQuote(words.get(at).start() - 1)
                && isQuote(words.get(at).end());
        if (legal || quoted) {
            return;
        }
        boolean negated = Negation.negated(words, at, 3) || startsWithAny(at - 1, "ilman", "utan", "without");
        if (negated) {
            if (!WEAK.contains(word) || word.equals("rush") || word.equals("hurry")) {
                add(Sign.NO_HURRY, at - 1, at + 1);
            }
        } else {
            add(URGENT.contains(word) ? Sign.WORD : WEAK.contains(word) ? Sign.WEAK_WORD : Sign.SOON_WORD, at, at + 1);
        }
    }

    private boolean isQuote(int at) {
        return at >= 0
                && at < words.text().length()
                && "\"”“»'’".indexOf(words.text().charAt(at)) >= 0;
    }

    private boolean isToday(int at) {
        String word = plain(at);
        return word.equals("dag") && plain(at - 1).equals("i")
                || word.equals("kvall") && plain(at - 1).equals("i")
                || (word.equals("afternoon") || word.equals("evening") || word.equals("morning"))
                        && plain(at - 1).equals("this")
                || word.equals("paivan") && plain(at - 1).equals("taman")
                || word.equals("eftermiddag")
                        && !plain(at - 1).equals("morgon")
                        && plain(at - 1).equals("i")
                || TODAY.contains(word) && !word.equals("paivan") && !word.equals("eftermiddag");
    }

    private boolean isTomorrow(int at) {
        return TOMORROW.contains(plain(at)) && !plain(at - 3).equals("day")
                || plain(at).equals("morgon") && plain(at - 1).equals("i");
    }

    private void day(int at, int days) {
        boolean due = isDue(at);
        Sign sign =
                switch (days) {
                    case 0 -> due ? Sign.TODAY_DUE : Sign.TODAY;
                    case 1 -> due ? Sign.TOMORROW_DUE : Sign.TOMORROW;
                    default -> due ? Sign.DAYS_DUE : Sign.DAYS;
                };
        add(sign, at, at + 1);
    }

    private static Optional<Integer> weekday(String word) {
        Integer shortened = SHORT_WEEKDAYS.get(word);
        if (shortened != null || word.length() < 6) {
            return Optional.ofNullable(shortened);
        }
        for (int end = Math.min(word.length(), 8); end >= 6; end--) {
            Integer day = WEEKDAYS.get(word.substring(0, end));
            if (day != null) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** {@code i fredags} and {@code viime perjantaina} are over; {@code fredagar} come every week. */
    private void weekday(int at, int weekday) {
        String word = plain(at);
        boolean over = plain(at - 1).equals("i") && word.endsWith("s")
                || isAny(at - 1, PAST)
                || word.endsWith("isin")
                || word.endsWith("gar")
                || word.endsWith("days");
        if (over) {
            return;
        }
        int days = received.map(day -> workingDaysTo(day, next(day, weekday))).orElse(3);
        Sign due = days <= 1 ? Sign.TOMORROW_DUE : Sign.DAYS_DUE;
        add(isDue(at) ? due : Sign.DAYS, at, at + 1);
    }

    private static LocalDate next(LocalDate from, int weekday) {
        int ahead = (weekday - from.getDayOfWeek().getValue() + 7) % 7;
        return from.plusDays(ahead == 0 ? 7 : ahead);
    }

    private void week(int at) {
        boolean near = startsWithAny(
                at - 1,
                "talla",
                "taman",
                "this",
                "denna",
                "ensi",
                "next",
                "nasta",
                "tulevalla",
                "inom",
                "har",
                "a",
                "en",
                "one");
        boolean within = isAny(at - 1, WITHIN) || isAny(at - 2, WITHIN) || isAny(at + 1, WITHIN);
        boolean named =
                startsWithAny(at - 1, "talla", "taman", "this", "denna", "ensi", "next", "nasta", "tulevalla", "har");
        if (isAny(at - 1, PAST) || !(named || near && within)) {
            return;
        }
        add(isDue(at) ? Sign.WEEK_DUE : Sign.WEEK, Math.max(0, at - 1), at + 1);
    }

    /** {@code 3.12.}, {@code 3.12.2026}, {@code 3 December}, {@code den 3 december}, {@code 3. joulukuuta}. */
    private void date(int at) {
        int day = number(at, 31);
        if (day < 1 || at + 1 >= words.size()) {
            return;
        }
        int month = numericMonth(at);
        if (month == 0) {
            month = month(plain(at + 1));
        }
        if (month > 0) {
            date(at, day, month);
        }
    }

    private int numericMonth(int at) {
        int end = words.get(at).end();
        boolean dotted = end < words.text().length()
                && words.text().charAt(end) == '.'
                && words.get(at + 1).start() == end + 1;
        int month = dotted ? number(at + 1, YEAR) : 0;
        int after = dotted && month > 0 ? words.get(at + 1).end() : 0;
        boolean ended =
                month > 0 && after < words.text().length() && words.text().charAt(after) == '.';
        return ended ? month : 0;
    }

    private static int month(String word) {
        if (word.length() < 3) {
            return 0;
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            String month = MONTHS.get(i);
            if (month.length() > 3 ? word.startsWith(month) : word.equals(month)) {
                return i % YEAR + 1;
            }
        }
        return 0;
    }

    private void date(int at, int day, int month) {
        if (received.isEmpty()) {
            add(isDue(at) ? Sign.DATE_DUE : Sign.DATE, at, at + 2);
            return;
        }
        LocalDate from = received.get();
        int year = number(at + 2, LegalCalendar.LAST_YEAR);
        if (day > Month.of(month).maxLength() || year >= LegalCalendar.LAST_YEAR) {
            return;
        }
        LocalDate named = LocalDate.of(year > LegalCalendar.FIRST_YEAR ? year : from.getYear(), month, 1)
                .plusDays(day - 1L);
        if (year <= LegalCalendar.FIRST_YEAR && named.isBefore(from.minusMonths(6))) {
            named = named.plusYears(1);
        }
        int days = workingDaysTo(from, named);
        if (days < 0 || days > SOON_DAYS) {
            add(days < 0 ? Sign.DATE : Sign.LATER, at, at + 2);
        } else {
            day(at, days);
        }
    }

    /** Working days from a day to another; -1 where the other is over. Far away is just far away. */
    private int workingDaysTo(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -1;
        }
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to) && days <= SOON_DAYS; day = day.plusDays(1)) {
            days += calendar.isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    private boolean isDue(int at) {
        return dueSentences.contains(words.get(at).sentence()) && !isAny(at - 1, PAST);
    }

    private void add(Sign sign, int from, int until) {
        found.add(new Found(sign, Math.max(0, from), Math.min(words.size(), until)));
    }

    private String plain(int at) {
        return at < 0 || at >= words.size() ? "" : words.get(at).plain();
    }

    private boolean isAny(int at, Set<String> any) {
        return any.contains(plain(at));
    }

    private boolean startsWithAny(int at, String... beginnings) {
        String word = plain(at);
        for (String beginning : beginnings) {
            if (!word.isEmpty() && (beginning.length() < 4 ? word.equals(beginning) : word.startsWith(beginning))) {
                return true;
            }
        }
        return false;
    }

    private boolean phrase(int at, String first, String second) {
        return plain(at).equals(first) && plain(at + 1).equals(second);
    }

    /** 0 for what is no number from 1 to the most. */
    private int number(int at, int most) {
        String word = plain(at);
        if (word.isEmpty() || word.length() > 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(word);
        return number <= most ? number : 0;
    }
}
