package org.minikisa.support.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Excerpt;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseState;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Lists the cases. */
@Component
public final class CasesCommand implements Command {

    private static final String KIND = "--kind";
    private static final String STATE = "--state";
    private static final String TOPIC = "--topic";
    private static final String PROCUREMENT = "--procurement";
    private static final String LATE = "--late";
    private static final String URGENT = "--urgent";

    /** What to take next: the most urgent, then what is due first. */
    private static final Comparator<SupportCase> PRESSING =
            Comparator.comparing(SupportCase::urgency).thenComparing(SupportCase::answerDue);

    private final Cases cases;
    private final Procurements procurements;
    private final Clock clock;

    @Activate
    public CasesCommand(
            @Reference Cases cases,
            @Reference Procurements procurements,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this.cases = cases;
        this.procurements = procurements;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Usage usage() {
        return Excerpt.on(Usage.of("cases", "lists the cases of the unit, the newest first")
                        .choice(KIND, "KIND", "only this kind", names(Kind.values()))
                        .choice(STATE, "STATE", "only this state", names(CaseState.values()))
                        .choice(TOPIC, "TOPIC", "only this topic", names(Topic.values()))
                        .option(PROCUREMENT, "ID", "only this joint procurement", this::procurements)
                        .flag(LATE, "only what should have been answered by now")
                        .flag(URGENT, "only open cases that are urgent or wanted soon, the most pressing first"))
                .example("kisa:cases --state OPEN --kind REVIEW");
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    @Override
    public void run(Invocation in) {
        Instant now = clock.instant();
        Predicate<SupportCase> wanted = matches(in.option(KIND), c -> c.kind().name())
                .and(matches(in.option(STATE), c -> c.state().name()))
                .and(matches(in.option(TOPIC), c -> c.topic().name()))
                .and(matches(joint(in), CasesCommand::joint))
                .and(c -> !in.flag(LATE) || c.lateAt(now));
        List<SupportCase> found = cases.list().stream().filter(wanted).toList();
        List<SupportCase> ordered = in.flag(URGENT) ? pressing(found) : newestFirst(found);
        Excerpt.asked(in).show(ordered, columns(now, Moments.on(in.screen())));
        if (!ordered.isEmpty() && !in.screen().json()) {
            in.screen().remark(Tone.DIM, "kisa:classify queue has the contacts whose kind or topic nobody is sure of");
        }
    }

    private static List<SupportCase> newestFirst(List<SupportCase> found) {
        var reversed = new ArrayList<>(found);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<SupportCase> pressing(List<SupportCase> found) {
        return found.stream()
                .filter(c -> c.state() == CaseState.OPEN && c.urgency() != Urgency.NORMAL)
                .sorted(PRESSING)
                .toList();
    }

    private static Tone tone(SupportCase supportCase) {
        boolean pressing = supportCase.state() == CaseState.OPEN && supportCase.urgency() == Urgency.URGENT;
        return pressing ? Tone.BAD : Tone.PLAIN;
    }

    /** A question may hide in a thread that went on about something else. */
    private static Tone tone(boolean otherTopic) {
        return otherTopic ? Tone.WARNING : Tone.PLAIN;
    }

    private static Predicate<SupportCase> matches(Optional<String> wanted, Function<SupportCase, String> value) {
        return c -> wanted.map(value.apply(c)::equalsIgnoreCase).orElse(true);
    }

    private Optional<String> joint(Invocation in) {
        Optional<String> wanted = in.option(PROCUREMENT);
        wanted.filter(id -> cases.list().stream().noneMatch(c -> joint(c).equalsIgnoreCase(id)))
                .filter(id -> !procurements().contains(id))
                .ifPresent(id -> {
                    throw UnknownIdException.of("joint procurement", id, procurements());
                });
        return wanted;
    }

    private static String joint(SupportCase supportCase) {
        return supportCase.jointProcurement().map(JointProcurementId::value).orElse("");
    }

    private List<String> procurements() {
        return procurements.jointProcurements().stream()
                .map(JointProcurement::id)
                .map(JointProcurementId::value)
                .toList();
    }

    /** People see what helps to choose the next case; programs get everything. */
    private Listing<SupportCase> columns(Instant now, Moments moments) {
        Set<CaseId> otherTopics = cases.withOtherTopics();
        Listing<SupportCase> columns = Listing.rows(SupportCase.class)
                .text("id", "Id", SupportCase::id)
                .with(Column.<SupportCase>text("state", "State", SupportCase::state)
                        .tone(c -> c.lateAt(now) ? Tone.BAD : Tone.PLAIN))
                .with(Column.<SupportCase>text("urgency", "Urgency", SupportCase::urgency)
                        .tone(CasesCommand::tone))
                .text("kind", "Kind", SupportCase::kind)
                .text("topic", "Topic", SupportCase::topic)
                .text("jointProcurement", "Joint procurement", SupportCase::jointProcurement)
                .with(Column.<SupportCase>text(
                                "otherTopic", "Other topic", c -> otherTopics.contains(c.id()) ? "yes" : "")
                        .tone(c -> tone(otherTopics.contains(c.id()))))
                .text("customer", "Customer", SupportCase::customer)
                .text("opened", "Opened", c -> moments.shown(c.opened()))
                .text("answerDue", "Answer due", c -> moments.shown(c.answerDue()))
                .number("contacts", "Contacts", c -> c.contacts().size())
                .whenEmpty("no such cases; contacts open them once they are classified, see kisa:contacts");
        return moments.forPrograms()
                ? columns.text("language", "Language", c -> c.language().code())
                        .text("channel", "Channel", SupportCase::channel)
                        .text("conversation", "Conversation", SupportCase::conversation)
                        .text("firstAnswered", "First answered", c -> moments.shown(c.firstAnswered()))
                        .number("firstAnswerMinutes", "In working minutes", cases::firstAnswerMinutes)
                        .text("closed", "Closed", c -> moments.shown(c.closed()))
                        .text("competition", "Competition", SupportCase::competition)
                        .text("constructed", "Constructed", SupportCase::constructed)
                : columns;
    }
}
