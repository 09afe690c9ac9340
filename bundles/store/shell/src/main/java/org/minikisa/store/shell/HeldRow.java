package org.minikisa.store.shell;

import java.time.LocalDate;
import java.util.stream.Collectors;

import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.store.api.Held;

/** A thing that is held, as a row. */
record HeldRow(String wing, Held held) {

    static final Listing<HeldRow> LISTING = Listing.rows(HeldRow.class)
            .text("wing", "Wing", HeldRow::wing)
            .text("place", "Place", row -> row.held.place())
            .text("kind", "What", row -> row.held.kind())
            .text("says", "Says", HeldRow::says)
            .text("files", "Files", row -> row.held.files().keySet())
            .with(Column.<HeldRow>text("fate", "Erasing", HeldRow::fate)
                    .tone(row -> row.held.fate().isKept() ? Tone.WARNING : Tone.PLAIN))
            .whenEmpty("nothing is held of this person");

    private String says() {
        return held.content().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    private String fate() {
        Held.Fate fate = held.fate();
        return fate.isKept()
                ? "frozen"
                        + fate.until()
                                .map(LocalDate::toString)
                                .map(day -> " until " + day)
                                .orElse("") + ": " + fate.reason()
                : "erased";
    }
}
