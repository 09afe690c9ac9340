-- A decision that held once: what was decided by lot, by whom, on which grounds, how it was served, what removed it.
CREATE TABLE competition_former_decision (
    competition  TEXT NOT NULL REFERENCES competition_competition (id),
    number       INTEGER NOT NULL,
    decided_at   TEXT NOT NULL,
    results      TEXT NOT NULL,
    person       TEXT REFERENCES competition_person (id),
    lots         TEXT,
    notification TEXT,
    removed_by   TEXT NOT NULL,
    removed_at   TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (competition, number)
);

-- An appeal to the Market Court. round: how many decisions had been removed when it came; came_in: the state it found.
CREATE TABLE competition_appeal (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    case_number TEXT NOT NULL,
    round       INTEGER NOT NULL,
    came_in     TEXT NOT NULL,
    lodged      TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    late        INTEGER NOT NULL,
    outcome     TEXT,
    settled_at  TEXT,
    reason      TEXT NOT NULL,
    PRIMARY KEY (competition, number),
    UNIQUE (competition, case_number)
);

-- A contract that was made; lot is empty for a competition in one piece.
CREATE TABLE competition_contract (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    lot         TEXT NOT NULL,
    supplier    TEXT NOT NULL,
    tender      TEXT NOT NULL,
    signed      TEXT NOT NULL,
    begins      TEXT NOT NULL,
    ends        TEXT,
    value       TEXT NOT NULL,
    currency    TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    effective   INTEGER NOT NULL,
    PRIMARY KEY (competition, number)
);

-- A cancellation, of the whole or of a lot. Without a service there was nobody to tell. lifted_at: it holds no more.
CREATE TABLE competition_cancellation (
    competition        TEXT NOT NULL REFERENCES competition_competition (id),
    number             INTEGER NOT NULL,
    lot                TEXT NOT NULL,
    ground             TEXT NOT NULL,
    reason             TEXT NOT NULL,
    from_state         TEXT NOT NULL,
    at                 TEXT NOT NULL,
    service            TEXT,
    received           TEXT,
    appeal_ends        TEXT,
    rectification_ends TEXT,
    lifted_at          TEXT,
    PRIMARY KEY (competition, number)
);

CREATE TABLE competition_notice (
    competition  TEXT NOT NULL REFERENCES competition_competition (id),
    number       INTEGER NOT NULL,
    lot          TEXT NOT NULL,
    reference    TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (competition, number)
);

CREATE TABLE competition_archive (
    competition TEXT NOT NULL PRIMARY KEY REFERENCES competition_competition (id),
    archived_at TEXT NOT NULL,
    kept_until  TEXT NOT NULL
);
