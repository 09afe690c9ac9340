-- What goes out, and what became of it.
CREATE TABLE intake_reply (
    reply        TEXT    NOT NULL PRIMARY KEY,
    number       BIGINT NOT NULL UNIQUE,
    conversation TEXT    NOT NULL,
    answers      TEXT    NOT NULL REFERENCES intake_raw (contact),
    kind         TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    recipient    TEXT    NOT NULL,
    message      BYTEA NOT NULL
);
