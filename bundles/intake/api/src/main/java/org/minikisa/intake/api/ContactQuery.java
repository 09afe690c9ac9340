package org.minikisa.intake.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Which contacts to list.
 *
 * @param disposition only these
 * @param channel only these
 * @param search only those that have all of these words, or beginnings or middles of words, in sender, subject or text,
 *     whatever their case
 * @param limit at most this many, at least 1
 */
public record ContactQuery(
        Optional<Disposition> disposition, Optional<Channel> channel, Optional<String> search, int limit) {

    public ContactQuery {
        Objects.requireNonNull(disposition, "disposition");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(search, "search");
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", expected at least 1");
        }
    }

    /** Every contact. */
    public static ContactQuery all() {
        return new ContactQuery(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
    }

    public ContactQuery withDisposition(Disposition only) {
        return new ContactQuery(Optional.of(only), channel, search, limit);
    }

    public ContactQuery withChannel(Channel only) {
        return new ContactQuery(disposition, Optional.of(only), search, limit);
    }

    public ContactQuery withSearch(String words) {
        return new ContactQuery(disposition, channel, Optional.of(words), limit);
    }

    public ContactQuery withLimit(int most) {
        return new ContactQuery(disposition, channel, search, most);
    }
}
