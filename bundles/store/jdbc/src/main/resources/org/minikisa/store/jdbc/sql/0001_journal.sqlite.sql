-- Facts, in their order. Each row carries the digest of the row before it.
CREATE TABLE store_journal (
    number   INTEGER PRIMARY KEY CHECK (number > 0),
    at       TEXT NOT NULL,
    type     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    json     TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest   TEXT NOT NULL
) STRICT;

-- A reaction to a rare fact finds the next one without reading all others.
CREATE INDEX store_journal_type ON store_journal (type, number);

-- No protection against someone who means it (the chain detects that), but against a slip.
CREATE TRIGGER store_journal_keeps_rows BEFORE DELETE ON store_journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER store_journal_keeps_content BEFORE UPDATE ON store_journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- The last entry, in the same transaction as that entry: so a journal that was cut off at its end is noticed.
CREATE TABLE store_head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

INSERT INTO store_head (id, number, digest)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE store_sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

CREATE TABLE store_cursor (
    name     TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE store_parked (
    reaction TEXT NOT NULL,
    number   INTEGER NOT NULL REFERENCES store_journal (number),
    type     TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error    TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (reaction, number)
) STRICT;
