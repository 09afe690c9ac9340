package org.minikisa.reporting.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import org.minikisa.classification.api.Topic;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.Disposition;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.LegalCalendar;
import org.minikisa.reporting.api.EmergingNeed;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.core.Reading.ContactLine;

/** What grew in a window, in which words. */
final class Emerging {

    /** Fewer contacts in the window than this are no trend, and would tell of single people. */
    private static final int FEWEST = 3;

    /** Words are compared with those of the same theme before, where there are as many contacts at least. */
    private static final int ENOUGH_BEFORE = 5;

    private final NeedAnswers answers;

    /** First contacts: the mails of one conversation do not come independently of each other. */
    private final List<ContactLine> counted;

    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate beforeFrom;
    private final Optional<LegalCalendar> calendar;
    private final int least;

    private Emerging(Wings sources, NeedAnswers answers, int window, int before) {
        this.answers = answers;
        NeedQuery query = answers.query();
        this.counted = answers.counted().lines().stream()
                .filter(line -> line.disposition() == Disposition.NEW_CONVERSATION)
                .toList();
        this.to = query.to().orElseGet(this::lastDay);
        this.from = to.minusDays(window - 1L);
        this.beforeFrom = from.minusDays(before);
        this.calendar = sources.calendar()
                .filter(c ->
                        beforeFrom.getYear() >= LegalCalendar.FIRST_YEAR && to.getYear() <= LegalCalendar.LAST_YEAR);
        this.least = Math.max(FEWEST, query.leastCount());
    }

    static EmergingNeeds of(Wings sources, NeedQuery asked, int window, int before, LongConsumer progress) {
        var problems = new Problems();
        if (window < 1) {
            problems.add(
                    "reporting.needs.window",
                    "window",
                    Integer.toString(window),
                    "days, at least 1",
                    "Ask for the last 30 days, say.");
        }
        if (before < window || before > 3660) {
            problems.add(
                    "reporting.needs.before",
                    "before",
                    Integer.toString(before),
                    "days, at least as many as the window has, at most 3660",
                    "Compare with a time that is longer than the window.");
        }
        problems.refuseIfAny("the question");
        NeedQuery query = new NeedQuery(
                NeedDimension.THEME,
                Optional.of(NeedDimension.JOINT_PROCUREMENT),
                asked.filters(),
                Optional.empty(),
                asked.to(),
                asked.asOf(),
                asked.models(),
                asked.corrections(),
                asked.taxonomy(),
                true,
                asked.leastCount());
        return new Emerging(sources, NeedAnswers.asked(sources, query, progress), window, before).needs();
    }

    /** Themes, and themes in a joint procurement, with their contacts in the two times. */
    private record Group(
            String theme, Optional<String> jointProcurement, List<ContactLine> now, List<ContactLine> before) {}

    /** Of the last contact; of the moment where there is none. */
    private LocalDate lastDay() {
        Instant last = counted.stream()
                .map(ContactLine::received)
                .max(Comparator.naturalOrder())
                .orElse(answers.query().asOf().orElseThrow());
        return last.atZone(Texts.HELSINKI).toLocalDate();
    }

    private EmergingNeeds needs() {
        List<ContactLine> now = between(counted, from, to);
        List<ContactLine> before = between(counted, beforeFrom, from.minusDays(1));
        int windowDays = days(from, to);
        int beforeDays = days(beforeFrom, from.minusDays(1));
        double share = (double) windowDays / (windowDays + beforeDays);
        // By the sum of both times: what is compared must not be chosen by what is to be found.
        List<Group> groups = groups(now, before).stream()
                .filter(group -> group.now().size() + group.before().size() >= 2 * least)
                .toList();
        var growth = new Growth(now.size(), before.size());
        double[] p = groups.stream()
                .mapToDouble(g -> growth.probability(g.now().size(), g.before().size()))
                .toArray();
        double[] q = Growth.adjusted(p);
        var wording = new Wording(texts(now, before));
        var needs = new ArrayList<EmergingNeed>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (q[i] <= EmergingNeeds.FALSE_ALARMS
                    && moreOften(group, share)
                    && wording.senders(ids(group.now())) >= least) {
                needs.add(need(group, p[i], q[i], share, wording, before));
            }
        }
        needs.sort(Comparator.comparingDouble(EmergingNeed::p)
                .thenComparing(need -> need.theme().key())
                .thenComparing(
                        need -> need.jointProcurement().map(NeedHead::key).orElse("")));
        return new EmergingNeeds(
                answers.query().asOf().orElseThrow(),
                from,
                to,
                beforeFrom,
                windowDays,
                beforeDays,
                calendar.isPresent(),
                new EmergingNeeds.Overall(
                        now.size(),
                        before.size(),
                        ratio(now.size(), before.size(), share),
                        Growth.ofRate(now.size(), before.size(), share)),
                groups.size(),
                needs,
                uncovered(now, before, share, growth, wording));
    }

    /** A theme that only fell less than the others did not grow. */
    private static boolean moreOften(Group group, double share) {
        return group.now().size() * (1 - share) > group.before().size() * share;
    }

    private List<Group> groups(List<ContactLine> now, List<ContactLine> before) {
        Tabulation here = tabulation(now);
        Tabulation there = tabulation(before);
        var groups = new ArrayList<Group>();
        for (NeedHead theme : answers.dimensions().heads(NeedDimension.THEME, both(here.rows(), there.rows()))) {
            String key = theme.key();
            if (covers(key)) {
                groups.add(new Group(key, Optional.empty(), here.row(key), there.row(key)));
                both(here.columns(), there.columns()).stream()
                        .filter(joint -> !joint.isEmpty())
                        .sorted()
                        .forEach(joint -> groups.add(
                                new Group(key, Optional.of(joint), here.at(key, joint), there.at(key, joint))));
            }
        }
        return groups;
    }

    private Tabulation tabulation(List<ContactLine> lines) {
        return Tabulation.of(
                lines, this::theme, line -> answers.dimensions().of(NeedDimension.JOINT_PROCUREMENT, line));
    }

    private List<String> theme(ContactLine line) {
        List<String> theme = answers.dimensions().of(NeedDimension.THEME, line);
        return theme.isEmpty() ? List.of(NeedHead.UNSURE) : theme;
    }

    private static boolean covers(String theme) {
        return !theme.equals(NeedHead.UNSURE) && !theme.equals(Topic.NONE.name());
    }

    private static Collection<String> both(Collection<String> a, Collection<String> b) {
        return Stream.concat(a.stream(), b.stream()).distinct().toList();
    }

    private EmergingNeed need(
            Group group, double p, double q, double share, Wording wording, List<ContactLine> before) {
        List<ContactLine> comparison = group.before().size() >= ENOUGH_BEFORE ? group.before() : before;
        List<String> ids = ids(group.now());
        return new EmergingNeed(
                answers.dimensions().head(NeedDimension.THEME, group.theme()),
                group.jointProcurement().map(id -> answers.dimensions().head(NeedDimension.JOINT_PROCUREMENT, id)),
                group.now().size(),
                group.before().size(),
                ratio(group.now().size(), group.before().size(), share),
                p,
                q,
                wording.terms(ids, ids(comparison), least),
                wording.sentences(byLanguage(group.now())),
                ids);
    }

    /** The ids of each language, the most frequent first. */
    private static List<List<String>> byLanguage(List<ContactLine> lines) {
        return Tally.ids(lines, line -> line.language().orElse(""), ContactLine::id).entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> each) ->
                                -each.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static double ratio(int now, int before, double share) {
        return (now + 0.5) / share / ((before + 0.5) / (1 - share));
    }

    private Optional<EmergingNeed> uncovered(
            List<ContactLine> now, List<ContactLine> before, double share, Growth growth, Wording wording) {
        List<ContactLine> here =
                now.stream().filter(line -> !covers(theme(line).get(0))).toList();
        List<ContactLine> there =
                before.stream().filter(line -> !covers(theme(line).get(0))).toList();
        if (here.isEmpty()) {
            return Optional.empty();
        }
        double p = growth.probability(here.size(), there.size());
        return Optional.of(
                need(new Group(NeedHead.UNSURE, Optional.empty(), here, there), p, p, share, wording, before));
    }

    private Map<String, Contact> texts(List<ContactLine> now, List<ContactLine> before) {
        return answers.texts(Stream.concat(now.stream(), before.stream()).toList());
    }

    private static List<ContactLine> between(List<ContactLine> lines, LocalDate first, LocalDate last) {
        return lines.stream()
                .filter(line -> {
                    LocalDate day = line.received().atZone(Texts.HELSINKI).toLocalDate();
                    return !day.isBefore(first) && !day.isAfter(last);
                })
                .toList();
    }

    /** Working days where the calendar is there, but one at least; otherwise all days. */
    private int days(LocalDate first, LocalDate last) {
        return (int) Math.max(
                1,
                first.datesUntil(last.plusDays(1))
                        .filter(day -> calendar.isEmpty() || calendar.get().isWorkingDay(day))
                        .count());
    }

    private static List<String> ids(List<ContactLine> lines) {
        return lines.stream().map(ContactLine::id).toList();
    }
}
