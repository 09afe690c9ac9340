-- What is remembered of a channel across restarts.
CREATE TABLE intake_channel (
    channel      TEXT    NOT NULL PRIMARY KEY,
    place        TEXT    NOT NULL,
    paused       INTEGER NOT NULL,
    -- who paused or resumed it last, and when
    changed_by   TEXT,
    changed_at   TEXT,
    position     TEXT,
    -- filled and emptied to see whether there is room on the disk
    room         BLOB,
    last_success TEXT,
    last_contact TEXT,
    received     INTEGER NOT NULL,
    repeated     INTEGER NOT NULL
) STRICT;
