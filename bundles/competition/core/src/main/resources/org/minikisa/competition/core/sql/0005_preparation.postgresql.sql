-- A ready draft of a joint procurement; versions stay.
CREATE TABLE competition_template (
    id        TEXT NOT NULL,
    version   BIGINT NOT NULL,
    joint     TEXT NOT NULL,
    name      TEXT NOT NULL,
    sha256    TEXT NOT NULL,
    document  TEXT NOT NULL,
    kept_at   TEXT NOT NULL,
    person    TEXT REFERENCES competition_person (id),
    PRIMARY KEY (id, version)
);

-- The bytes of attachments, kept once however often they are attached.
CREATE TABLE competition_attachment (
    sha256  TEXT NOT NULL PRIMARY KEY,
    bytes   BYTEA NOT NULL,
    kept_at TEXT NOT NULL
);

-- The rounds of comments on a draft; the support wing keeps what was said.
CREATE TABLE competition_review (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      BIGINT NOT NULL,
    review      TEXT NOT NULL,
    PRIMARY KEY (competition, number)
);

-- A question about an invitation and its one answer.
CREATE TABLE competition_question (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      BIGINT NOT NULL,
    supplier    TEXT NOT NULL,
    question    TEXT NOT NULL,
    asked_at    TEXT NOT NULL,
    answer      TEXT,
    answered_at TEXT,
    correction  BIGINT NOT NULL DEFAULT 0 CHECK (correction IN (0, 1)),
    person      TEXT REFERENCES competition_person (id),
    PRIMARY KEY (competition, number)
);

-- A correction of the invitation or an extension of its period.
CREATE TABLE competition_amendment (
    competition   TEXT NOT NULL REFERENCES competition_competition (id),
    number        BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    at            TEXT NOT NULL,
    person        TEXT REFERENCES competition_person (id),
    reason        TEXT NOT NULL,
    changes       TEXT NOT NULL,
    closed_before TEXT NOT NULL,
    closes_at     TEXT NOT NULL,
    renew         BIGINT NOT NULL CHECK (renew IN (0, 1)),
    PRIMARY KEY (competition, number)
);

-- What invited suppliers were told.
CREATE TABLE competition_told (
    competition TEXT NOT NULL REFERENCES competition_competition (id),
    number      BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    at          TEXT NOT NULL,
    recipients  TEXT NOT NULL,
    about       BIGINT NOT NULL,
    PRIMARY KEY (competition, number)
);
