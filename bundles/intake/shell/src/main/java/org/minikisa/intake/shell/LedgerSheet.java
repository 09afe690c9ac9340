package org.minikisa.intake.shell;

import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Tone;

/** The ledger as it is shown. */
final class LedgerSheet {

    private LedgerSheet() {}

    static Details of(String title, Ledger ledger) {
        Details details = Details.of(title)
                .add("received", "Received", ledger.received())
                .add("pending", "Pending", ledger.pending(), ledger.pending() > 0 ? Tone.WARNING : Tone.PLAIN);
        ledger.dispositions()
                .forEach((disposition, count) ->
                        details.add(key(disposition), label(disposition), count, tone(disposition, count)));
        return ledger.balances()
                ? details.add("balances", "Balances", true, Tone.GOOD)
                : details.add("balances", "Balances", false, Tone.BAD);
    }

    private static String key(Disposition disposition) {
        return switch (disposition) {
            case NEW_CONVERSATION -> "newConversations";
            case FOLLOW_UP -> "followUps";
            case DUPLICATE -> "duplicates";
            case AUTOMATIC -> "automatic";
            case QUARANTINED -> "quarantined";
        };
    }

    private static String label(Disposition disposition) {
        return switch (disposition) {
            case NEW_CONVERSATION -> "New conversations";
            case FOLLOW_UP -> "Follow-ups";
            case DUPLICATE -> "Duplicates";
            case AUTOMATIC -> "Automatic";
            case QUARANTINED -> "Quarantined";
        };
    }

    private static Tone tone(Disposition disposition, long count) {
        return disposition == Disposition.QUARANTINED && count > 0 ? Tone.WARNING : Tone.PLAIN;
    }
}
