package org.minikisa.impact.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.analysis.ChoiceSet;
import org.minikisa.impact.api.analysis.Frontier;
import org.minikisa.impact.api.analysis.NextChoice;
import org.minikisa.impact.api.analysis.WhatIf;
import org.minikisa.impact.core.declarative.CostIndexFrontier;
import org.minikisa.impact.core.declarative.DeclarativeModel;
import org.minikisa.impact.core.declarative.Menu;
import org.minikisa.impact.core.declarative.OwnTime;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What choices could give: models in JSON are searched by their structure, models in Java tried, all exactly. */
@Component
public final class ExactWhatIf implements WhatIf {

    /** More sets than anybody can look at; the cheapest to a target and the best within a budget are still found. */
    private static final int MOST_SETS = 100_000;

    /** Of all sets together: they are written out, each with all of its choices, and must fit into a small heap. */
    private static final int MOST_CHOICES = 2_000_000;

    private final Questions questions;

    @Activate
    public ExactWhatIf(@Reference Questions questions) {
        this.questions = questions;
    }

    @Override
    public Frontier frontier(AssessmentRequest request) {
        var asked = questions.ask(request);
        var frontier = search(asked);
        var description = asked.model().description();
        int most = Math.min(
                MOST_SETS, MOST_CHOICES / Math.max(1, description.choices().size()));
        if (frontier.size() > most) {
            throw InvalidInputException.of(
                    "what may be chosen with " + description.ref(),
                    "impact.whatif.effort",
                    "choices",
                    frontier.size() + " sets of choices that no other set beats",
                    "at most " + most,
                    "Make some of the choices first, or ask for the cheapest set to a target or the best within a budget.");
        }
        return new Frontier(
                description.ref(),
                description.scale(),
                frontier.base(),
                IntStream.range(0, frontier.size()).mapToObj(frontier::set).toList(),
                frontier.withoutCost(description));
    }

    @Override
    public Optional<ChoiceSet> cheapest(AssessmentRequest request, double index) {
        var asked = questions.ask(request);
        var frontier = search(asked);
        double target = index - 1e-9 * asked.model().description().scale().width();
        return IntStream.range(0, frontier.size())
                .filter(set -> frontier.index(set) >= target)
                .mapToObj(frontier::set)
                .findFirst();
    }

    @Override
    public Optional<ChoiceSet> best(AssessmentRequest request, BigDecimal budget) {
        var frontier = search(questions.ask(request));
        int affordable = 0;
        while (affordable < frontier.size() && frontier.cost(affordable).compareTo(budget) <= 0) {
            affordable++;
        }
        return affordable == 0 ? Optional.empty() : Optional.of(frontier.set(affordable - 1));
    }

    private static CostIndexFrontier search(Asked asked) {
        var model = asked.model();
        var menu = Menu.of(model.description(), asked.base(), asked.choices());
        return inTime(
                asked,
                () -> model instanceof DeclarativeModel declarative
                        ? declarative.frontier(menu)
                        : SmallSearch.frontier(model, menu));
    }

    /** Models in Java, and functions of plug-ins, may never answer, or throw. */
    private static <T> T inTime(Asked asked, Supplier<T> question) {
        try {
            return OwnTime.ask(asked.model(), question);
        } catch (InvalidInputException | CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw Assessor.threw(
                            "what may be chosen with "
                                    + asked.model().description().ref(),
                            e)
                    .refusal();
        }
    }

    // ---------------------------------------------------------------- one further choice

    @Override
    public List<NextChoice> next(AssessmentRequest request) {
        var asked = questions.ask(request);
        var model = asked.model();
        var menu = Menu.of(model.description(), asked.base(), asked.choices());
        return inTime(
                asked,
                () -> next(
                        asked,
                        menu,
                        model instanceof DeclarativeModel declarative ? declarative.courses(menu) : menu.courses()));
    }

    private static List<NextChoice> next(Asked asked, Menu menu, List<Menu.Course> courses) {
        double now =
                asked.model().evaluate(asked.base(), asked.choices()).index().value();
        var next = new ArrayList<NextChoice>();
        for (int c = 0; c < courses.size(); c++) {
            var ofOne = new ArrayList<NextChoice>();
            for (int setting = 1; setting < courses.get(c).settings().size(); setting++) {
                var settings = new int[courses.size()];
                settings[c] = setting;
                double then =
                        SmallSearch.index(asked.model(), asked.base(), SmallSearch.chosen(menu, courses, settings));
                if (!Double.isNaN(then)) {
                    ofOne.add(choice(menu, courses.get(c), setting, then - now));
                }
            }
            // of a number only the best of the values that may be best
            next.addAll(
                    menu.numbers().contains(courses.get(c).indicator())
                            ? ofOne.stream()
                                    .filter(choice -> choice.gain() > 0)
                                    .max(Comparator.comparingDouble(NextChoice::gain))
                                    .stream()
                                    .toList()
                            : ofOne);
        }
        next.sort(BEST_FIRST);
        return List.copyOf(next);
    }

    private static NextChoice choice(Menu menu, Menu.Course course, int setting, double gain) {
        var chosen = course.settings().get(setting);
        return new NextChoice(
                course.indicator().id(),
                course.indicator().title(),
                chosen.value().orElseThrow(),
                gain,
                menu.money(chosen.cost()),
                chosen.note());
    }

    /** What gains without a cost, what gains at a cost by points per EUR, what gains nothing, what loses. */
    private static final Comparator<NextChoice> BEST_FIRST = Comparator.comparingInt(ExactWhatIf::rank)
            .thenComparing(Comparator.comparingDouble(ExactWhatIf::worth).reversed())
            .thenComparing(NextChoice::cost);

    private static int rank(NextChoice choice) {
        boolean isFree = choice.cost().signum() <= 0;
        return choice.gain() > 0 ? isFree ? 0 : 1 : choice.gain() == 0 ? isFree ? 2 : 3 : 4;
    }

    /** Points per EUR; points where nothing is to be paid. */
    private static double worth(NextChoice choice) {
        return choice.cost().signum() > 0 && choice.gain() > 0
                ? choice.gain() / choice.cost().doubleValue()
                : choice.gain();
    }
}
