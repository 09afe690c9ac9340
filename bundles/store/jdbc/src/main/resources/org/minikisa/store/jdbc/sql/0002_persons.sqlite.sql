-- Erasures that were made, without a word about who was erased.
CREATE TABLE store_erasure (
    pseudonym TEXT    NOT NULL PRIMARY KEY,
    at        TEXT    NOT NULL,
    done_by   TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    erased    INTEGER NOT NULL
) STRICT;

-- What was frozen instead of erased, because the law keeps it.
CREATE TABLE store_frozen (
    pseudonym TEXT    NOT NULL REFERENCES store_erasure (pseudonym),
    position  INTEGER NOT NULL,
    wing      TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    until     TEXT,
    PRIMARY KEY (pseudonym, position)
) STRICT;
