package org.minikisa.intake.core.channels;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.minikisa.store.api.Row;
import org.minikisa.store.api.Store;

/** What is remembered of channels across restarts; each call is a transaction of its own. */
final class ChannelTable {

    private static final String COLUMNS =
            "SELECT channel, place, paused, position, last_success, last_contact, received, repeated FROM intake_channel";

    /** As large as a usual mail with attachments: what fits into room that the database has already would tell nothing. */
    private static final int LOOKED_FOR = 1024 * 1024;

    private final Store store;

    ChannelTable(Store store) {
        this.store = store;
    }

    /** How a channel has fared since it was first opened. */
    record Record(
            String channel,
            String place,
            boolean paused,
            Optional<String> position,
            Optional<Instant> lastSuccess,
            Optional<Instant> lastContact,
            long received,
            long repeated) {

        static Record first(String channel, String place) {
            return new Record(channel, place, false, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);
        }

        Record at(String place) {
            return new Record(channel, place, paused, position, lastSuccess, lastContact, received, repeated);
        }

        Record withPosition(String position) {
            return new Record(
                    channel, place, paused, Optional.of(position), lastSuccess, lastContact, received, repeated);
        }

        Record succeeded(Instant now) {
            return new Record(channel, place, paused, position, Optional.of(now), lastContact, received, repeated);
        }

        Record brought(boolean isNew, Instant now) {
            return isNew
                    ? new Record(
                            channel, place, paused, position, lastSuccess, Optional.of(now), received + 1, repeated)
                    : new Record(channel, place, paused, position, lastSuccess, lastContact, received, repeated + 1);
        }
    }

    Optional<Record> find(String channel) {
        return store.read(tx -> tx.first(COLUMNS + " WHERE channel = ?", ChannelTable::record, channel));
    }

    List<Record> paused() {
        return store.read(tx -> tx.query(COLUMNS + " WHERE paused = ? ORDER BY channel", ChannelTable::record, true));
    }

    /** Keeps everything but whether it is paused. */
    void keep(Record record) {
        store.transact(tx -> tx.update(
                "INSERT INTO intake_channel (channel, place, paused, position, last_success, last_contact, received, repeated)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel) DO UPDATE SET place = excluded.place,"
                        + " position = excluded.position, last_success = excluded.last_success,"
                        + " last_contact = excluded.last_contact, received = excluded.received, repeated = excluded.repeated",
                record.channel(),
                record.place(),
                record.paused(),
                record.position(),
                record.lastSuccess(),
                record.lastContact(),
                record.received(),
                record.repeated()));
    }

    /** @throws org.minikisa.store.api.StoreException when there is no room for a contact */
    void requireRoom(String channel) {
        fill(channel, new byte[LOOKED_FOR]);
        fill(channel, null);
    }

    private void fill(String channel, byte[] bytes) {
        store.transact(tx -> tx.update("UPDATE intake_channel SET room = ? WHERE channel = ?", bytes, channel));
    }

    void pause(String channel, String place, boolean paused, String by) {
        store.transact(tx -> tx.update(
                "INSERT INTO intake_channel (channel, place, paused, changed_by, changed_at, received, repeated)"
                        + " VALUES (?, ?, ?, ?, ?, 0, 0) ON CONFLICT (channel) DO UPDATE SET paused = excluded.paused,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                channel,
                place,
                paused,
                by,
                tx.now()));
    }

    private static Record record(Row row) {
        return new Record(
                row.text("channel"),
                row.text("place"),
                row.flag("paused"),
                row.optionalText("position"),
                row.optionalInstant("last_success"),
                row.optionalInstant("last_contact"),
                row.number("received"),
                row.number("repeated"));
    }
}
