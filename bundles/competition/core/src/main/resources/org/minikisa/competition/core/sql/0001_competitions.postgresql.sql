-- A competition: its draft and, as it goes on, what came of it. Documents are JSON, readable without this program.
CREATE TABLE competition_competition (
    id            TEXT NOT NULL PRIMARY KEY,
    number        INTEGER NOT NULL UNIQUE,
    draft_key     TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL,
    draft         TEXT NOT NULL,
    methods       TEXT NOT NULL,
    warnings      TEXT NOT NULL,
    published_at  TEXT,
    closes_at     TEXT,
    opened_at     TEXT,
    decided_at    TEXT,
    scores        TEXT,
    award         TEXT,
    discrepancies TEXT NOT NULL
);

-- A tender, also a late or an excluded one. The house's number says nothing about the sender, so facts may carry it.
CREATE TABLE competition_tender (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    tender      TEXT NOT NULL,
    tenderer    TEXT NOT NULL,
    version     INTEGER NOT NULL,
    content     TEXT NOT NULL,
    salt        TEXT NOT NULL,
    received_at TEXT NOT NULL,
    status      TEXT NOT NULL,
    status_at   TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (competition, number)
);

CREATE UNIQUE INDEX competition_tender_once ON competition_tender (competition, tender) WHERE status <> 'LATE';

CREATE TABLE competition_judgement (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    tender      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    points      TEXT NOT NULL,
    judge       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (competition, tender, criterion)
);
