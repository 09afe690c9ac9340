-- A question about an invitation and its answer.
CREATE TABLE competition_question (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      INTEGER NOT NULL,
    question    TEXT NOT NULL,
    asked_at    TEXT NOT NULL,
    PRIMARY KEY (competition, number)
) STRICT;
