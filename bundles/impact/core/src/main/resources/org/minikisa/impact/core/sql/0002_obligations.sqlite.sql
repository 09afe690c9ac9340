-- Where versions of models stand by the word of a person, whatever their files say.
CREATE TABLE impact_status (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    status TEXT NOT NULL,
    set_at TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT;

-- Promises; by_whom and evidence are of the step that brought it where it stands.
CREATE TABLE impact_obligation (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    assessment TEXT NOT NULL REFERENCES impact_assessment (id),
    subject TEXT NOT NULL,
    indicator TEXT NOT NULL,
    title_fi TEXT NOT NULL,
    title_sv TEXT NOT NULL,
    title_en TEXT NOT NULL,
    promised TEXT NOT NULL,
    base TEXT NOT NULL,
    points REAL NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    evidence TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    settled_at TEXT,
    UNIQUE (assessment, indicator)
) STRICT;

-- Every move of a promise, with its words.
CREATE TABLE impact_obligation_move (
    obligation TEXT NOT NULL REFERENCES impact_obligation (id),
    move INTEGER NOT NULL,
    state TEXT NOT NULL,
    due TEXT NOT NULL,
    reason TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    moved_at TEXT NOT NULL,
    PRIMARY KEY (obligation, move)
) STRICT;

CREATE INDEX impact_assessment_subject ON impact_assessment (subject, model_id);
