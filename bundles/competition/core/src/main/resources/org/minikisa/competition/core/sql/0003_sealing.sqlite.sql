-- What the sealed tenders of a competition have in common. Times here are the clock's, not those that people gave.
CREATE TABLE competition_sealing (
    competition   TEXT NOT NULL PRIMARY KEY REFERENCES competition_competition (id),
    first_receipt TEXT NOT NULL,
    last_receipt  TEXT NOT NULL,
    last_at       TEXT NOT NULL,
    opening       TEXT
) STRICT;

-- The public key of each opener of the plan.
CREATE TABLE competition_opener (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    name        TEXT NOT NULL,
    public_key  TEXT NOT NULL,
    PRIMARY KEY (competition, name)
) STRICT;

-- Invitation files that were given out: a tender answers one of them. A code shows that a supplier got it; only its digest is kept.
CREATE TABLE competition_invitation (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    digest      TEXT NOT NULL,
    supplier    TEXT NOT NULL,
    code_digest TEXT NOT NULL,
    PRIMARY KEY (competition, digest)
) STRICT;

-- A tender as its sender's client sealed it; the file lies in the data folder under its digest. The content key is here
-- from the opening on.
CREATE TABLE competition_sealed (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    digest      TEXT NOT NULL,
    number      INTEGER NOT NULL,
    label       TEXT NOT NULL,
    lot         TEXT NOT NULL,
    sender      TEXT NOT NULL,
    version     INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    status      TEXT NOT NULL,
    content_key BLOB,
    PRIMARY KEY (competition, digest)
) STRICT;

CREATE INDEX competition_sealed_sender ON competition_sealed (competition, sender);

-- What the house has confirmed and signed, in order; each one names the digest of the one before.
CREATE TABLE competition_receipt (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    digest      TEXT NOT NULL,
    document    TEXT NOT NULL,
    PRIMARY KEY (competition, position)
) STRICT;

CREATE INDEX competition_receipt_digest ON competition_receipt (competition, digest);
