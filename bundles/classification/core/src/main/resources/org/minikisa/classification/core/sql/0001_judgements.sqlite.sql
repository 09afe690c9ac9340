-- Judgements on contacts: one row per contact, four labels each, with the words that spoke for them. Evidence quotes the
-- contact and is personal data. Corrections are people's labels; the machine's stay as they were.
CREATE TABLE classification_contact (
    contact      TEXT NOT NULL PRIMARY KEY,
    number       INTEGER NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    model        TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX classification_contact_conversation ON classification_contact (conversation);

CREATE TABLE classification_label (
    contact      TEXT NOT NULL REFERENCES classification_contact (contact) ON DELETE CASCADE,
    axis         TEXT NOT NULL,
    value        TEXT NOT NULL,
    probability  REAL NOT NULL CHECK (probability >= 0 AND probability <= 1),
    sure         INTEGER NOT NULL,
    PRIMARY KEY (contact, axis)
) STRICT;

CREATE TABLE classification_evidence (
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    text         TEXT NOT NULL,
    weight       REAL NOT NULL,
    PRIMARY KEY (contact, axis, position),
    FOREIGN KEY (contact, axis) REFERENCES classification_label (contact, axis) ON DELETE CASCADE
) STRICT;

CREATE TABLE classification_alternative (
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    position     INTEGER NOT NULL,
    value        TEXT NOT NULL,
    probability  REAL NOT NULL CHECK (probability >= 0 AND probability <= 1),
    PRIMARY KEY (contact, axis, position),
    FOREIGN KEY (contact, axis) REFERENCES classification_label (contact, axis) ON DELETE CASCADE
) STRICT;

CREATE TABLE classification_correction (
    number       INTEGER NOT NULL PRIMARY KEY,
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    value        TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    at           TEXT NOT NULL
) STRICT;
CREATE INDEX classification_correction_contact ON classification_correction (contact);
