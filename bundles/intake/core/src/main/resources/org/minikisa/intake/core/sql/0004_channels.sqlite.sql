-- What is remembered of a channel across restarts.
CREATE TABLE intake_channel (
    channel      TEXT    NOT NULL PRIMARY KEY,
    paused       INTEGER NOT NULL,
    position     TEXT,
    last_success TEXT,
    last_contact TEXT,
    received     INTEGER NOT NULL,
    repeated     INTEGER NOT NULL
) STRICT;
