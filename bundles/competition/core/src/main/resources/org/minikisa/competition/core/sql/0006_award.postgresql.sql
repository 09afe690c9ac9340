-- How a decision was appealed against.
CREATE TABLE competition_appeal (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    appealed_at TEXT NOT NULL,
    PRIMARY KEY (competition, number)
);
