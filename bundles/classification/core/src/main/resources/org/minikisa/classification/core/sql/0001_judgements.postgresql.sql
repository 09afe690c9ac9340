-- Judgements on contacts: one row per contact, four labels each, with the words that spoke for them. Evidence quotes the
-- contact and is personal data. Corrections are people's labels; the machine's stay as they were.
CREATE TABLE classification_contact (
    contact      TEXT NOT NULL PRIMARY KEY,
    number       BIGINT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    model        TEXT NOT NULL,
    at           TEXT NOT NULL
);
CREATE INDEX classification_contact_conversation ON classification_contact (conversation);

CREATE TABLE classification_label (
    contact      TEXT NOT NULL REFERENCES classification_contact (contact) ON DELETE CASCADE,
    axis         TEXT NOT NULL,
    value        TEXT NOT NULL,
    probability  DOUBLE PRECISION NOT NULL CHECK (probability >= 0 AND probability <= 1),
    sure         BIGINT NOT NULL,
    PRIMARY KEY (contact, axis)
);

CREATE TABLE classification_evidence (
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    position     BIGINT NOT NULL,
    text         TEXT NOT NULL,
    weight       DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (contact, axis, position),
    FOREIGN KEY (contact, axis) REFERENCES classification_label (contact, axis) ON DELETE CASCADE
);

CREATE TABLE classification_alternative (
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    position     BIGINT NOT NULL,
    value        TEXT NOT NULL,
    probability  DOUBLE PRECISION NOT NULL CHECK (probability >= 0 AND probability <= 1),
    PRIMARY KEY (contact, axis, position),
    FOREIGN KEY (contact, axis) REFERENCES classification_label (contact, axis) ON DELETE CASCADE
);

CREATE TABLE classification_correction (
    number       BIGINT NOT NULL PRIMARY KEY,
    contact      TEXT NOT NULL,
    axis         TEXT NOT NULL,
    value        TEXT NOT NULL,
    corrected_by TEXT NOT NULL,
    at           TEXT NOT NULL
);
CREATE INDEX classification_correction_contact ON classification_correction (contact);
