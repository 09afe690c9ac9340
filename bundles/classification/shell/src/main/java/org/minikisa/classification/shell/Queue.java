package org.minikisa.classification.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.classification.api.Alternative;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Label;
import org.minikisa.classification.api.Unsure;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Excerpt;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** What nobody is sure of: one after the other, decided by a key each; a list where nobody sits. */
record Queue(Desk desk) implements Command {

    private static final String LIST = "--list";
    private static final int PROPOSALS = 3;

    /** @param contact empty when it was erased meanwhile */
    private record Row(Classification current, List<Axis> axes, Optional<Contact> contact) {

        Label of(Axis axis) {
            return current.of(axis);
        }
    }

    @Override
    public Usage usage() {
        return By.on(Excerpt.on(Usage.of(
                                "queue",
                                "goes through the contacts that nobody is sure of, a key for each; lists them elsewhere")
                        .flag(LIST, "only lists them")))
                .example("kisa:classify queue");
    }

    @Override
    public void run(Invocation in) {
        List<Unsure> unsure = desk.classifications().unsure();
        if (in.screen().attended() && !in.flag(LIST) && !unsure.isEmpty()) {
            new Sitting(desk, in.screen(), By.whom(in)).through(unsure);
        } else {
            list(unsure, in);
        }
    }

    private void list(List<Unsure> unsure, Invocation in) {
        Excerpt excerpt = Excerpt.asked(in);
        List<Row> rows = excerpt.of(unsure).stream().map(this::row).toList();
        in.screen().listing(rows, columns(in.screen().json()));
        excerpt.more(unsure.size());
        if (!rows.isEmpty() && !in.screen().attended()) {
            in.screen()
                    .remark(
                            Tone.DIM,
                            "in the shell at a terminal, kisa:classify queue asks one by one; here: kisa:classify correct "
                                    + unsure.get(0).current().contact() + " G7, or confirm");
        }
    }

    /** With the alternatives, which the queue does not have. */
    private Row row(Unsure unsure) {
        ContactId id = unsure.current().contact();
        Classification current = desk.classifications().current(id).orElse(unsure.current());
        return new Row(current, unsure.axes(), desk.contacts().find(id));
    }

    private Listing<Row> columns(boolean json) {
        Instant now = desk.clock().instant();
        Listing<Row> columns =
                Listing.rows(Row.class).text("id", "Id", row -> row.current().contact());
        columns = json
                ? columns.text("received", "Received", row -> row.contact().map(Contact::received))
                : columns.text("age", "Age", row -> row.contact()
                        .map(contact -> age(contact.received(), now))
                        .orElse(""));
        columns = columns.with(Column.<Row>text("urgency", "Urgency", row -> row.of(Axis.URGENCY)
                                .value())
                        .tone(row ->
                                row.of(Axis.URGENCY).value().equals(Urgency.URGENT.name()) ? Tone.BAD : Tone.PLAIN))
                .text("customer", "Customer", row -> row.contact()
                        .flatMap(Contact::customer)
                        .map(CustomerId::value))
                .text("subject", "Subject", row -> row.contact().map(Contact::subject))
                .text("unsureOf", "Unsure of", row -> row.axes().stream()
                        .map(axis -> Question.of(axis).name())
                        .toList())
                .text("topics", "Topic", row -> proposals(row.of(Axis.TOPIC)))
                .text("jointProcurements", "Joint procurement", row -> proposals(row.of(Axis.JOINT_PROCUREMENT)))
                .whenEmpty("nobody is unsure of anything");
        return columns;
    }

    private static String proposals(Label label) {
        return Stream.concat(
                        Stream.of(new Alternative(label.value(), label.probability())), label.alternatives().stream())
                .limit(PROPOSALS)
                .map(one -> String.format(
                        Locale.ROOT, "%s %.2f", one.value().isEmpty() ? Values.NONE : one.value(), one.probability()))
                .collect(Collectors.joining(", "));
    }

    /** In the greatest unit that fits: {@code 3 d}. */
    static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
    }
}
