-- What the desk needs to know of contacts until they are classified, and which case they belong to.
CREATE TABLE support_contact (
    contact         TEXT NOT NULL PRIMARY KEY,
    conversation    TEXT NOT NULL,
    channel         TEXT NOT NULL,
    received        TEXT NOT NULL,
    customer        TEXT,
    constructed     INTEGER NOT NULL CHECK (constructed IN (0, 1)),
    support_case    TEXT,
    position        INTEGER
) STRICT;
CREATE INDEX support_contact_by_case ON support_contact (support_case, position);

CREATE TABLE support_case (
    id              TEXT NOT NULL PRIMARY KEY,
    number          INTEGER NOT NULL UNIQUE,
    conversation    TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    topic           TEXT NOT NULL,
    joint           TEXT,
    language        TEXT NOT NULL,
    customer        TEXT,
    channel         TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'CLOSED')),
    opened          TEXT NOT NULL,
    waiting_since   TEXT NOT NULL,
    first_answered  TEXT,
    last_answered   TEXT,
    closed          TEXT,
    owner           TEXT,
    competition     TEXT,
    answer_due      TEXT NOT NULL,
    constructed     INTEGER NOT NULL CHECK (constructed IN (0, 1))
) STRICT;

CREATE TABLE support_event (
    support_case    TEXT NOT NULL REFERENCES support_case (id),
    number          INTEGER NOT NULL,
    moment          TEXT NOT NULL,
    what            TEXT NOT NULL,
    person          TEXT,
    detail          TEXT NOT NULL,
    PRIMARY KEY (support_case, number)
) STRICT;

CREATE TABLE support_review (
    id              TEXT NOT NULL PRIMARY KEY,
    number          INTEGER NOT NULL UNIQUE,
    support_case    TEXT NOT NULL REFERENCES support_case (id),
    due             TEXT NOT NULL,
    opened          TEXT NOT NULL,
    closed          TEXT
) STRICT;
CREATE INDEX support_review_by_case ON support_review (support_case);

CREATE TABLE support_document (
    review          TEXT NOT NULL REFERENCES support_review (id),
    version         INTEGER NOT NULL,
    name            TEXT NOT NULL,
    sha256          TEXT NOT NULL,
    received        TEXT NOT NULL,
    bytes           BLOB NOT NULL,
    PRIMARY KEY (review, version)
) STRICT;

CREATE TABLE support_comment (
    review          TEXT NOT NULL REFERENCES support_review (id),
    number          INTEGER NOT NULL,
    version         INTEGER NOT NULL,
    place           TEXT NOT NULL,
    remark          TEXT NOT NULL,
    person          TEXT NOT NULL,
    disposition     TEXT,
    PRIMARY KEY (review, number)
) STRICT;
