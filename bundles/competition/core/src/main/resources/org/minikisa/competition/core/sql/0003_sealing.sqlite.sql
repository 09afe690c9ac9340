-- A tender as its sender's client sealed it: nobody here can read it without the openers' shares.
CREATE TABLE competition_sealed (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (competition, number)
) STRICT;
