-- Facts, in their order. Each row carries the digest of the row before it. Names and codes are compared byte by byte, as
-- SQLite does, whatever the collation of the database.
CREATE TABLE store_journal (
    number   BIGINT PRIMARY KEY CHECK (number > 0),
    at       TEXT NOT NULL,
    type     TEXT COLLATE "C" NOT NULL,
    version  INTEGER NOT NULL,
    json     TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest   TEXT NOT NULL
);

-- A reaction to a rare fact finds the next one without reading all others.
CREATE INDEX store_journal_type ON store_journal (type, number);

-- No protection against someone who means it (the chain detects that), but against a slip.
CREATE FUNCTION store_journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END;
$$;

CREATE TRIGGER store_journal_keeps_rows BEFORE DELETE OR UPDATE OR TRUNCATE ON store_journal
    FOR EACH STATEMENT EXECUTE FUNCTION store_journal_refuse();

-- The last entry, in the same transaction as that entry: so a journal that was cut off at its end is noticed.
CREATE TABLE store_head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    digest TEXT NOT NULL
);

INSERT INTO store_head (id, number, digest)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE store_sequence (
    name TEXT COLLATE "C" PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE store_cursor (
    name     TEXT COLLATE "C" PRIMARY KEY,
    position BIGINT NOT NULL
);

CREATE TABLE store_parked (
    reaction TEXT COLLATE "C" NOT NULL,
    number   BIGINT NOT NULL REFERENCES store_journal (number),
    type     TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    error    TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (reaction, number)
);
