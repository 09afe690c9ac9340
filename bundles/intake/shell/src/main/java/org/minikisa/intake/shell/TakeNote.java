package org.minikisa.intake.shell;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problems;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import com.google.gson.JsonObject;

/** Writes down what was said on the telephone or at an event. */
final class TakeNote implements Command {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final String TEXT = "TEXT";
    private static final String FROM = "--from";
    private static final String ADDRESS = "--address";
    private static final String SUBJECT = "--subject";
    private static final String AT = "--at";
    private static final String LANGUAGE = "--language";
    private static final String CONSTRUCTED = "--constructed";

    private final Intake intake;
    private final Channel channel;

    TakeNote(Intake intake, Channel channel) {
        this.intake = intake;
        this.channel = channel;
    }

    private String name() {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Usage usage() {
        return Usage.of(
                        name(),
                        channel == Channel.PHONE
                                ? "writes down a telephone call"
                                : "writes down what came up at a meeting or training")
                .argument(TEXT, "what it was about, in quotation marks; asked for where it is left out", false)
                .option(FROM, "NAME", "who called or asked")
                .option(
                        ADDRESS,
                        "ADDRESS",
                        "that person's mail address: it tells the customer and where an answer goes")
                .option(SUBJECT, "WORDS", "in a few words")
                .option(AT, "MOMENT", "when it was, by the clocks of Finland: \"2026-02-03 09:15\"; now unless said")
                .choice(
                        LANGUAGE,
                        "LANGUAGE",
                        "that was spoken",
                        Stream.of(Language.values()).map(Language::code).toList())
                .flag(CONSTRUCTED, "marks it as made up, for trials and demonstrations")
                .example("kisa:intake " + name() + " \"Asks whether the framework covers window cleaning\""
                        + " --from \"Maija Virtanen\" --address maija@itaranta.example --language fi");
    }

    @Override
    public void run(Invocation in) {
        var problems = new Problems();
        String text = in.argument(TEXT)
                .or(() -> in.screen().ask("What was it about", Optional.empty()))
                .orElse("");
        if (text.isBlank()) {
            problems.add("intake.note.text", TEXT, "nothing", "what it was about", "Write at least one sentence.");
        }
        Optional<OffsetDateTime> at = in.option(AT).flatMap(written -> moment(written, problems));
        problems.refuseIfAny("the note");
        Receipt receipt = intake.receive(new RawContact(
                channel,
                name() + "/" + UUID.randomUUID(),
                note(text, at, in).toString().getBytes(StandardCharsets.UTF_8),
                at.map(OffsetDateTime::toInstant),
                in.flag(CONSTRUCTED)));
        in.screen().details(Details.of("Written down").add("id", "Id", receipt.contact(), Tone.GOOD));
    }

    private static Optional<OffsetDateTime> moment(String written, Problems problems) {
        try {
            OffsetDateTime at =
                    LocalDateTime.parse(written.strip(), MOMENT).atZone(FINLAND).toOffsetDateTime();
            if (at.isAfter(OffsetDateTime.now().plusMinutes(1))) {
                problems.add("intake.note.date", AT, written, "a moment that has come", "Leave --at out for now.");
            }
            return Optional.of(at);
        } catch (DateTimeParseException noMoment) {
            problems.add("intake.note.date", AT, written, "\"2026-02-03 09:15\"", "Write day and time.");
            return Optional.empty();
        }
    }

    private static JsonObject note(String text, Optional<OffsetDateTime> at, Invocation in) {
        var from = new JsonObject();
        in.option(FROM).ifPresent(name -> from.addProperty("name", name));
        in.option(ADDRESS).ifPresent(address -> from.addProperty("address", address));
        var note = new JsonObject();
        note.add("from", from);
        in.option(SUBJECT).ifPresent(subject -> note.addProperty("subject", subject));
        note.addProperty("text", text);
        in.option(LANGUAGE).ifPresent(language -> note.addProperty("language", language));
        at.ifPresent(moment -> note.addProperty("received", moment.toString()));
        return note;
    }
}
