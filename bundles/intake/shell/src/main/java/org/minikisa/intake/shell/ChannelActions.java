package org.minikisa.intake.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.intake.api.channels.ChannelStatus;
import org.minikisa.intake.api.channels.ChannelStatus.State;
import org.minikisa.intake.api.channels.Channels;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.ProblemText;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** Shows the channels, pauses and resumes one. */
final class ChannelActions {

    private static final String ID = "ID";

    private final Supplier<Channels> channels;

    ChannelActions(Supplier<Channels> channels) {
        this.channels = channels;
    }

    List<Command> all() {
        return List.of(
                new Show(),
                new Switch("pause", "closes a channel until it is resumed, also across restarts", Channels::pause),
                new Switch("resume", "opens a paused channel, or a failed one at once", Channels::resume));
    }

    void list(Invocation in) {
        List<ChannelStatus> all = channels.get().list();
        boolean json = in.screen().json();
        in.screen().listing(all, columns(json));
        if (!json) {
            all.forEach(status ->
                    status.problem().ifPresent(problem -> in.screen().remark(Tone.BAD, status.id() + ": " + problem)));
        }
    }

    private static Listing<ChannelStatus> columns(boolean forPrograms) {
        Listing<ChannelStatus> columns = Listing.rows(ChannelStatus.class)
                .text("id", "Id", ChannelStatus::id)
                .with(Column.<ChannelStatus>text(
                                "state",
                                "State",
                                status -> forPrograms ? status.state().name() : state(status))
                        .tone(ChannelActions::tone))
                .text("lastSuccess", "Last reached", status -> shown(status.lastSuccess(), forPrograms))
                .text("lag", "Lag", status -> status.lag().map(lag -> forPrograms ? lag.toString() : told(lag)))
                .text("lastContact", "Last contact", status -> shown(status.lastContact(), forPrograms))
                .number("received", "New", ChannelStatus::received)
                .number("repeated", "Again", ChannelStatus::repeated)
                .number("waiting", "Waiting", ChannelStatus::waiting)
                .text("place", "Place", ChannelStatus::place)
                .whenEmpty("no channels; kisa:intake add imap NAME sets up a mailbox");
        return forPrograms
                ? columns.text("retryAt", "Next try", status -> status.retryAt().map(Instant::toString))
                        .text("problem", "Problem", status -> status.problem().map(Problem::toString))
                : columns;
    }

    private static Optional<String> shown(Optional<Instant> moment, boolean forPrograms) {
        return moment.map(instant -> ContactListing.shown(instant, forPrograms));
    }

    private static String state(ChannelStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Tone tone(ChannelStatus status) {
        return switch (status.state()) {
            case ON_DEMAND -> Tone.DIM;
            case OPEN -> status.problem().isPresent() ? Tone.WARNING : Tone.GOOD;
            case PAUSED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
    }

    /** {@code 4 s}, {@code 7 min}, {@code 3 h}, {@code 2 d}. */
    static String told(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 120
                ? seconds + " s"
                : seconds < 7200
                        ? seconds / 60 + " min"
                        : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    private static Details details(ChannelStatus status, boolean json) {
        Details details = Details.of("Channel " + status.id())
                .add("id", "Id", status.id())
                .add("state", "State", json ? status.state().name() : state(status), tone(status))
                .add("place", "Place", status.place())
                .add("lastSuccess", "Last reached", shown(status.lastSuccess(), json))
                .add("lag", "Lag", status.lag().map(lag -> json ? lag.toString() : told(lag)))
                .add("lastContact", "Last contact", shown(status.lastContact(), json))
                .add("received", "New contacts", status.received())
                .add("repeated", "Known before", status.repeated())
                .add("waiting", "Waiting there", status.waiting())
                .add("retryAt", "Next try", shown(status.retryAt(), json));
        return status.problem().isEmpty()
                ? details
                : details.listing(
                        "problems", "Problem", status.problem().stream().toList(), ProblemText.listing());
    }

    private List<String> ids() {
        return channels.get().list().stream()
                .filter(status -> status.state() != State.ON_DEMAND)
                .map(ChannelStatus::id)
                .toList();
    }

    private final class Show implements Command {

        @Override
        public Usage usage() {
            return Usage.of("channels", "shows the channels: state, last success, lag, counts");
        }

        @Override
        public void run(Invocation in) {
            list(in);
        }
    }

    private final class Switch implements Command {

        private final String name;
        private final String summary;
        private final Act act;

        Switch(String name, String summary, Act act) {
            this.name = name;
            this.summary = summary;
            this.act = act;
        }

        @Override
        public Usage usage() {
            return By.on(Usage.of(name, summary).argument(ID, "imap-tuki, say", ChannelActions.this::ids, true))
                    .example("kisa:intake " + name + " imap-tuki");
        }

        @Override
        public void run(Invocation in) {
            ChannelStatus status = act.on(channels.get(), in.required(ID), By.whom(in));
            in.screen().details(details(status, in.screen().json()));
        }
    }

    private interface Act {
        ChannelStatus on(Channels channels, String id, String by);
    }
}
