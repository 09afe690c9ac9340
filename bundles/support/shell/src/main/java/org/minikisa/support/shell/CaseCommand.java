package org.minikisa.support.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.Reviews;
import org.minikisa.support.api.SupportCase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Shows a case; answers or closes it. */
@Component
public final class CaseCommand implements Command {

    private static final String ID = "ID";
    private static final String ACTION = "ACTION";
    private static final String BY = "--by";
    private static final String AT = "--at";
    private static final String ANSWER = "answer";
    private static final String CLOSE = "close";
    private static final List<String> ACTIONS = List.of(ANSWER, CLOSE);

    private final Cases cases;
    private final Reviews reviews;
    private final Optional<Contacts> contacts;
    private final Clock clock;

    /** @param contacts absent where intake runs elsewhere: a case is shown without the texts of its contacts then */
    @Activate
    public CaseCommand(
            @Reference Cases cases,
            @Reference Reviews reviews,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Contacts contacts,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this.cases = cases;
        this.reviews = reviews;
        this.contacts = Optional.ofNullable(contacts);
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Usage usage() {
        return Usage.of("case", "shows a case, answers or closes it")
                .argument(ID, "case", this::ids, true)
                .argument(ACTION, "answer or close; left out, the case is shown", () -> ACTIONS, false)
                .option(BY, "NAME", "who answers or closes")
                .option(AT, "MOMENT", "when, 2026-03-11T11:00 by the clocks of Finland; now if left out")
                .example("kisa:case CS-5 answer --by Aino");
    }

    @Override
    public void run(Invocation in) {
        SupportCase supportCase = find(in.required(ID));
        Optional<String> action = in.argument(ACTION);
        if (action.isPresent()) {
            supportCase = act(supportCase.id(), action.get(), in);
        }
        in.screen().details(details(supportCase, Moments.on(in.screen())));
    }

    private SupportCase act(CaseId id, String action, Invocation in) {
        if (!ACTIONS.contains(action)) {
            throw UnknownIdException.of("action of a case", action, ACTIONS);
        }
        String by = in.option(BY)
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:case " + id + " " + action,
                        "support.blank",
                        BY,
                        "nothing",
                        "who does it",
                        "Add --by NAME."));
        Instant at = Moments.at(in.option(AT), clock);
        return action.equals(ANSWER) ? cases.answer(id, by, at) : cases.close(id, by, at);
    }

    private SupportCase find(String id) {
        return cases.find(new CaseId(id)).orElseThrow(() -> UnknownIdException.of("case", id, ids()));
    }

    private List<String> ids() {
        return cases.list().stream().map(c -> c.id().value()).toList();
    }

    private Details details(SupportCase shown, Moments moments) {
        boolean late = shown.lateAt(clock.instant());
        Details details = Details.of("Case " + shown.id())
                .add("id", "Id", shown.id())
                .add("state", "State", shown.state(), late ? Tone.BAD : Tone.PLAIN)
                .add("kind", "Kind", shown.kind())
                .add("topic", "Topic", shown.topic())
                .add("about", "About", shown.topic().label().en())
                .add("jointProcurement", "Joint procurement", shown.jointProcurement())
                .add("customer", "Customer", shown.customer())
                .add("language", "Language", shown.language().code())
                .add("channel", "Channel", shown.channel())
                .add("conversation", "Conversation", shown.conversation())
                .add("opened", "Opened", moments.shown(shown.opened()))
                .add("answerDue", "Answer due", moments.shown(shown.answerDue()), late ? Tone.BAD : Tone.PLAIN)
                .add("firstAnswered", "First answered", moments.shown(shown.firstAnswered()))
                .add("firstAnswerMinutes", "In working minutes", cases.firstAnswerMinutes(shown))
                .add("closed", "Closed", moments.shown(shown.closed()))
                .add("owner", "Owner", shown.owner())
                .add("competition", "Competition", shown.competition())
                .add("constructed", "Constructed", shown.constructed())
                .listing(
                        "contacts",
                        "Contacts",
                        shown.contacts().stream().map(this::row).toList(),
                        contacts(moments))
                .listing("timeline", "Timeline", cases.timeline(shown.id()), timeline(moments));
        List<Review> rounds = reviews.list().stream()
                .filter(r -> r.supportCase().equals(shown.id()))
                .toList();
        return rounds.isEmpty()
                ? details
                : details.listing("reviews", "Reviews", rounds, ReviewsCommand.columns(moments));
    }

    private ContactRow row(ContactId id) {
        return new ContactRow(id, contacts.flatMap(c -> c.find(id)));
    }

    /** A contact of the case; empty where its text cannot be had. */
    private record ContactRow(ContactId id, Optional<Contact> contact) {}

    private static Listing<ContactRow> contacts(Moments moments) {
        return Listing.rows(ContactRow.class)
                .text("id", "Id", ContactRow::id)
                .text("received", "Received", r -> r.contact()
                        .map(Contact::received)
                        .map(moments::shown))
                .text("from", "From", r -> r.contact().map(Contact::fromAddress))
                .text("subject", "Subject", r -> r.contact().map(Contact::subject))
                .text("text", "Text", r -> r.contact().map(Contact::text));
    }

    private static Listing<CaseEvent> timeline(Moments moments) {
        return Listing.rows(CaseEvent.class)
                .text("at", "At", e -> moments.shown(e.at()))
                .text("what", "What", CaseEvent::what)
                .text("detail", "Detail", CaseEvent::detail)
                .text("by", "By", CaseEvent::by);
    }
}
