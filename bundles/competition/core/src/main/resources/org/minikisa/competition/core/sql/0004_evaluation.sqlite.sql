-- Several people who save the same value never overwrite each other unseen.
ALTER TABLE competition_judgement ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What each evaluator gave, before there is one value.
CREATE TABLE competition_vote (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    tender      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    person      TEXT NOT NULL REFERENCES competition_person (id),
    points      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    version     INTEGER NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (competition, tender, criterion, person)
) STRICT;

-- Whether an evaluator has an interest in the matter.
CREATE TABLE competition_interest (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    person      TEXT NOT NULL REFERENCES competition_person (id),
    biased      INTEGER NOT NULL,
    interest    TEXT NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (competition, person)
) STRICT;

CREATE TABLE competition_finding (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    tender      TEXT NOT NULL,
    requirement TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    reason      TEXT NOT NULL,
    person      TEXT REFERENCES competition_person (id),
    at          TEXT NOT NULL,
    PRIMARY KEY (competition, tender, requirement)
) STRICT;

-- A question to a tenderer, its answer, and what the answer was found to be worth.
CREATE TABLE competition_clarification (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    tender      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    question    TEXT NOT NULL,
    asked_by    TEXT REFERENCES competition_person (id),
    asked_at    TEXT NOT NULL,
    due_at      TEXT NOT NULL,
    answer      TEXT,
    answered_at TEXT,
    assessment  TEXT,
    reason      TEXT NOT NULL DEFAULT '',
    assessed_by TEXT REFERENCES competition_person (id),
    PRIMARY KEY (competition, number)
) STRICT;

-- Exclusions, also those that were taken back: the tender itself only knows whether it is out now.
CREATE TABLE competition_exclusion (
    competition   TEXT NOT NULL REFERENCES competition_competition (id),
    number        INTEGER NOT NULL,
    tender        TEXT NOT NULL,
    tenderer      TEXT NOT NULL,
    ground        TEXT NOT NULL,
    reason        TEXT NOT NULL,
    person        TEXT REFERENCES competition_person (id),
    at            TEXT NOT NULL,
    lifted_at     TEXT,
    lifted_reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (competition, number)
) STRICT;

-- What the evaluators say to a red flag. The flags themselves are computed.
CREATE TABLE competition_flag (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    code        TEXT NOT NULL,
    lot         TEXT NOT NULL,
    answer      TEXT NOT NULL,
    person      TEXT REFERENCES competition_person (id),
    at          TEXT NOT NULL,
    PRIMARY KEY (competition, code, lot)
) STRICT;

-- Lots drawn between equal tenders: commitments first, secrets afterwards; see Draw. Documents are JSON.
CREATE TABLE competition_draw (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    lot         TEXT NOT NULL,
    tied        TEXT NOT NULL,
    given_up    TEXT,
    PRIMARY KEY (competition, number)
) STRICT;

CREATE TABLE competition_draw_part (
    competition TEXT NOT NULL,
    draw        INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    person      TEXT NOT NULL REFERENCES competition_person (id),
    commitment  TEXT NOT NULL,
    secret      TEXT,
    PRIMARY KEY (competition, draw, place),
    FOREIGN KEY (competition, draw) REFERENCES competition_draw (competition, number)
) STRICT;

-- The decision as it was made, with its grounds for every tenderer; JSON.
CREATE TABLE competition_decision (
    competition TEXT NOT NULL PRIMARY KEY REFERENCES competition_competition (id),
    person      TEXT REFERENCES competition_person (id),
    at          TEXT NOT NULL,
    lots        TEXT NOT NULL
) STRICT;
