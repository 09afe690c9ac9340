-- People who acted, under a number that facts may carry; erasing a person empties the name and breaks nothing.
CREATE TABLE competition_person (
    id     TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    name   TEXT NOT NULL
) STRICT;

-- What happened to a competition, in its order. Without a person the house acted by itself.
CREATE TABLE competition_event (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    what        TEXT NOT NULL,
    at          TEXT NOT NULL,
    person      TEXT REFERENCES competition_person (id),
    reason      TEXT NOT NULL,
    PRIMARY KEY (competition, number)
) STRICT;

ALTER TABLE competition_competition ADD COLUMN results TEXT NOT NULL DEFAULT '[]';
ALTER TABLE competition_competition ADD COLUMN invited TEXT NOT NULL DEFAULT '[]';
ALTER TABLE competition_competition ADD COLUMN questions_until TEXT;
ALTER TABLE competition_competition ADD COLUMN notification TEXT;
ALTER TABLE competition_tender ADD COLUMN lot TEXT NOT NULL DEFAULT '';
