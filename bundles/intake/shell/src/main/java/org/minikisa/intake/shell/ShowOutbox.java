package org.minikisa.intake.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.minikisa.intake.api.sending.Replies;
import org.minikisa.intake.api.sending.Reply;
import org.minikisa.intake.api.sending.ReplyId;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;

/** What goes out: lists replies, shows one, tries it again or takes it back. */
final class ShowOutbox implements Command {

    private static final String ID = "ID";
    private static final String STATE = "--state";
    private static final String RETRY = "--retry";
    private static final String CANCEL = "--cancel";
    private static final String RAW = "--raw";

    private final Supplier<Replies> replies;

    ShowOutbox(Supplier<Replies> replies) {
        this.replies = replies;
    }

    @Override
    public Usage usage() {
        return By.on(Usage.of("outbox", "shows what was sent or waits; tries again, takes back")
                        .argument(ID, "one reply, RP-3 say; all of them where it is left out", this::ids, false)
                        .choice(STATE, "STATE", "only these", ContactListing.names(Reply.State.values()))
                        .flag(RETRY, "tries a waiting or failed one again at once")
                        .flag(CANCEL, "takes back what is not sent yet")
                        .option(RAW, "FILE", "writes the whole message into a new file"))
                .example("kisa:intake outbox --state QUEUED");
    }

    private List<String> ids() {
        return all(Optional.empty()).map(reply -> reply.id().value()).toList();
    }

    private Stream<Reply> all(Optional<Reply.State> state) {
        return replies.get().list(state).stream();
    }

    @Override
    public void run(Invocation in) {
        if (in.argument(ID).isEmpty()) {
            in.screen()
                    .listing(
                            all(in.option(STATE).map(name -> Reply.State.valueOf(name.toUpperCase(Locale.ROOT))))
                                    .toList(),
                            columns(in.screen().json()));
            return;
        }
        ReplyId id = find(in.required(ID)).id();
        if (in.flag(RETRY)) {
            replies.get().retry(id, By.whom(in));
        } else if (in.flag(CANCEL)) {
            replies.get().cancel(id, By.whom(in));
        } else if (in.option(RAW).isPresent()) {
            new NewFile(in.option(RAW).get(), RAW).write(replies.get().message(id));
        }
        in.screen().details(details(find(id.value()), in.screen().json()));
    }

    private Reply find(String written) {
        return replies.get()
                .find(new ReplyId(written))
                .orElseThrow(() -> UnknownIdException.of("reply", written, ids()));
    }

    private static Listing<Reply> columns(boolean forPrograms) {
        return Listing.rows(Reply.class)
                .text("id", "Id", Reply::id)
                .with(Column.<Reply>text("state", "State", Reply::state).tone(ShowOutbox::tone))
                .text("kind", "Kind", Reply::kind)
                .text("conversation", "In", Reply::conversation)
                .text("queued", "Queued", reply -> ContactListing.shown(reply.queued(), forPrograms))
                .text("sent", "Sent", reply -> reply.sent().map(sent -> ContactListing.shown(sent, forPrograms)))
                .number("attempts", "Tries", Reply::attempts)
                .text("recipient", "To", Reply::recipient)
                .text("subject", "Subject", Reply::subject)
                .text("remark", "Remark", Reply::remark)
                .whenEmpty("no replies");
    }

    private static Tone tone(Reply reply) {
        return switch (reply.state()) {
            case QUEUED -> Tone.WARNING;
            case SENT -> Tone.GOOD;
            case BOUNCED, FAILED -> Tone.BAD;
            case CANCELLED -> Tone.DIM;
        };
    }

    private static Details details(Reply reply, boolean json) {
        return Details.of("Reply " + reply.id())
                .add("id", "Id", reply.id())
                .add("state", "State", reply.state(), tone(reply))
                .add("kind", "Kind", reply.kind())
                .add("conversation", "Conversation", reply.conversation())
                .add("answers", "Answers", reply.answers())
                .add("recipient", "To", reply.recipient())
                .add("subject", "Subject", reply.subject())
                .add("by", "By", reply.by())
                .add("queued", "Queued", ContactListing.shown(reply.queued(), json))
                .add("attempts", "Tries", reply.attempts())
                .add("sent", "Sent", reply.sent().map(sent -> ContactListing.shown(sent, json)))
                .add("bounce", "Came back as", reply.bounce())
                .add("remark", "Remark", reply.remark(), Tone.WARNING)
                .text("text", "Text", reply.text());
    }
}
