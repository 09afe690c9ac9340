-- What each evaluator gave, before the consensus.
CREATE TABLE competition_vote (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    tender      TEXT NOT NULL,
    criterion   TEXT NOT NULL,
    evaluator   TEXT NOT NULL,
    points      TEXT NOT NULL,
    PRIMARY KEY (competition, tender, criterion, evaluator)
) STRICT;
