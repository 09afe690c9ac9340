-- What goes out, and what became of it.
CREATE TABLE intake_reply (
    reply        TEXT    NOT NULL PRIMARY KEY,
    number       INTEGER NOT NULL UNIQUE,
    conversation TEXT    NOT NULL,
    answers      TEXT    NOT NULL REFERENCES intake_raw (contact),
    kind         TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    recipient    TEXT    NOT NULL,
    message      BLOB NOT NULL
) STRICT;
