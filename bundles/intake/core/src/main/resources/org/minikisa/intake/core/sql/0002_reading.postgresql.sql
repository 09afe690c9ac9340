-- A quarantined contact's mended bytes; those it came with stay in intake_bytes.
CREATE TABLE intake_mended (
    contact   TEXT    NOT NULL PRIMARY KEY REFERENCES intake_raw (contact),
    bytes     BYTEA NOT NULL,
    person    TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    mended_at TEXT    NOT NULL
);
