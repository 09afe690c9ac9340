package org.minikisa.support.shell;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.minikisa.support.api.CaseChange;
import org.minikisa.support.api.CaseEvent;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.CaseReply;
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
    private static final String MERGE = "merge";
    private static final String OTHER = "OTHER";
    private static final String SPLIT = "split";
    private static final String CONTACT = "CONTACT";
    private static final String UNDO = "undo";
    private static final String REPLY = "reply";
    private static final String TEXT = "--text";
    private static final String FILE = "--file";
    /** Longer ones are documents, and are attached to a competition or a review. */
    private static final long LONGEST_REPLY = 100_000;

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
        return Usage.of("case", "shows a case, answers, closes, merges or splits it")
                .argument(ID, "case", this::ids, true)
                .argument(ACTION, "answer or close; left out, the case is shown", () -> ACTIONS, false)
                .option(BY, "NAME", "who answers or closes")
                .option(AT, "MOMENT", "when, 2026-03-11T11:00 by the clocks of Finland; now if left out")
                .action(acting(Usage.of(REPLY, "answers the customer by mail, and with that the case")
                                .argument(ID, "case", this::ids, true)
                                .option(TEXT, "TEXT", "what to answer")
                                .option(FILE, "FILE", "a text file, UTF-8, with what to answer"))
                        .example("kisa:case reply CS-5 --file answer.txt --by \"Aino Virtanen\""))
                .action(acting(Usage.of(MERGE, "makes one case of two; the first one is kept")
                                .argument(ID, "the case that is kept", this::ids, true)
                                .argument(OTHER, "the case that goes into it", this::ids, true))
                        .example("kisa:case merge CS-5 CS-9 --by Aino"))
                .action(acting(Usage.of(SPLIT, "makes a case of its own of some contacts of a case")
                                .argument(ID, "case", this::ids, true)
                                .rest(CONTACT, "contacts that go to the new case", List::of))
                        .example("kisa:case split CS-5 CT-12 CT-14 --by Aino"))
                .action(acting(Usage.of(UNDO, "undoes the last merge or split of a case")
                                .argument(ID, "either of the two cases", this::ids, true))
                        .example("kisa:case undo CS-5 --by Aino"))
                .example("kisa:case CS-5 answer --by Aino");
    }

    private static Usage acting(Usage action) {
        return action.option(BY, "NAME", "who does it")
                .option(AT, "MOMENT", "when, 2026-03-11T11:00 by the clocks of Finland; now if left out");
    }

    @Override
    public void run(Invocation in) {
        CaseId id = find(in.required(ID)).id();
        switch (in.action().orElse("")) {
            case REPLY -> reply(id, in);
            case MERGE -> changed(cases.merge(id, find(in.required(OTHER)).id(), by(in), at(in)), in);
            case SPLIT -> changed(cases.split(id, contacts(in), by(in), at(in)), in);
            case UNDO -> changed(cases.undo(id, by(in), at(in)), in);
            default -> {
                in.argument(ACTION).ifPresent(action -> act(id, action, in));
                show(id, in);
            }
        }
    }

    private void show(CaseId id, Invocation in) {
        SupportCase shown = cases.find(id).orElseThrow();
        in.screen().details(details(shown, Moments.on(in.screen())));
        if (!shown.contacts().isEmpty() && !in.screen().json()) {
            in.screen()
                    .remark(
                            Tone.DIM,
                            "kisa:classify explain " + shown.contacts().get(0) + " tells why it is labelled so");
        }
    }

    private void act(CaseId id, String action, Invocation in) {
        switch (action) {
            case ANSWER -> cases.answer(id, by(in), at(in));
            case CLOSE -> cases.close(id, by(in), at(in));
            default -> throw UnknownIdException.of("action of a case", action, ACTIONS);
        }
    }

    private void reply(CaseId id, Invocation in) {
        CaseReply reply = cases.reply(id, text(in), by(in), at(in));
        in.screen()
                .remark(
                        Tone.GOOD,
                        "the answer is on its way as " + reply.reply()
                                + "; kisa:intake outbox shows what becomes of it");
        show(id, in);
    }

    private static String text(Invocation in) {
        Optional<String> file = in.option(FILE);
        if (in.option(TEXT).isPresent() == file.isPresent()) {
            throw InvalidInputException.of(
                    "kisa:case reply",
                    "support.reply.text",
                    TEXT,
                    file.isPresent() ? "both --text and --file" : "nothing",
                    "one of --text and --file",
                    "Give the answer once.");
        }
        return file.map(CaseCommand::read).orElseGet(() -> in.option(TEXT).get());
    }

    private static String read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LONGEST_REPLY) {
                throw unreadable(file, Files.size(path) + " bytes");
            }
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            throw unreadable(file, "bytes that are no UTF-8");
        } catch (IOException | InvalidPathException cannot) {
            throw unreadable(file, cannot.getClass().getSimpleName());
        }
    }

    private static InvalidInputException unreadable(String file, String found) {
        return InvalidInputException.of(
                "the file " + file,
                "support.reply.file",
                FILE,
                found,
                "a text in UTF-8 of at most " + LONGEST_REPLY + " bytes",
                "Look at the path and how the file was saved.");
    }

    private static List<ContactId> contacts(Invocation in) {
        return in.rest().stream()
                .map(written -> written.strip().toUpperCase(Locale.ROOT))
                .map(id -> new ContactId(id.matches("[0-9]{1,18}") ? "CT-" + id : id))
                .toList();
    }

    private static String by(Invocation in) {
        return in.option(BY)
                .orElseThrow(() -> InvalidInputException.of(
                        "kisa:case", "support.blank", BY, "nothing", "who does it", "Add --by NAME."));
    }

    private Instant at(Invocation in) {
        return Moments.at(in.option(AT), clock);
    }

    /** What was changed, how it can be undone, and both cases as they stand. */
    private void changed(CaseChange change, Invocation in) {
        Moments moments = Moments.on(in.screen());
        boolean undone = change.undone().isPresent();
        in.screen()
                .details(Details.of(change.kind() == CaseChange.Kind.MERGE ? "Merge" : "Split")
                        .add("id", "Id", change.id())
                        .add("kind", "What", change.kind())
                        .add("kept", "Kept", change.kept())
                        .add("other", "Other", change.other())
                        .add("contacts", "Contacts that moved", change.contacts())
                        .add("at", "At", moments.shown(change.at()))
                        .add("undone", "Undone", moments.shown(change.undone()))
                        .add("undo", "To undo it", undone ? "" : "kisa:case undo " + change.kept())
                        .listing(
                                "cases",
                                "The two cases",
                                List.of(change.kept(), change.other()).stream()
                                        .map(id -> cases.find(id).orElseThrow())
                                        .toList(),
                                Listing.rows(SupportCase.class)
                                        .text("id", "Id", SupportCase::id)
                                        .text("state", "State", SupportCase::state)
                                        .text("jointProcurement", "Joint procurement", SupportCase::jointProcurement)
                                        .text("contacts", "Contacts", SupportCase::contacts)
                                        .text("answerDue", "Answer due", c -> moments.shown(c.answerDue()))));
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
                .add("urgency", "Urgency", shown.urgency())
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
        suggestion(shown).ifPresent(split -> details.add("suggestion", "Suggestion", split, Tone.WARNING));
        List<Review> rounds = reviews.list().stream()
                .filter(r -> r.supportCase().equals(shown.id()))
                .toList();
        return rounds.isEmpty()
                ? details
                : details.listing("reviews", "Reviews", rounds, ReviewsCommand.columns(moments));
    }

    /** A thread that went on about another joint procurement may hide a question. */
    private Optional<String> suggestion(SupportCase shown) {
        return cases.timeline(shown.id()).stream()
                .filter(event -> event.what() == CaseEvent.What.TOPIC_CHANGED)
                .map(event -> event.detail().split(": ", 2))
                .filter(parts -> parts.length == 2 && shown.contacts().contains(new ContactId(parts[0])))
                .reduce((earlier, later) -> later)
                .map(parts -> parts[0] + " seems to be about " + parts[1] + "; a case of its own: kisa:case split "
                        + shown.id() + " " + parts[0]);
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
