-- How labels become models. Two taxonomies are the house's own and need no row; others were brought by import.
CREATE TABLE classification_taxonomy (
    id         TEXT NOT NULL PRIMARY KEY,
    founded_by TEXT NOT NULL,
    at         TEXT NOT NULL
);

-- Texts that were imported with their labels: copies, and personal data like the contacts they resemble. What people said of
-- contacts is in classification_correction, and those texts are read where they are.
CREATE TABLE classification_text (
    number      BIGINT NOT NULL PRIMARY KEY,
    taxonomy    TEXT NOT NULL,
    digest      TEXT NOT NULL,
    label       TEXT NOT NULL,
    subject     TEXT NOT NULL,
    text        TEXT NOT NULL,
    origin      TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    at          TEXT NOT NULL,
    UNIQUE (taxonomy, digest)
);

-- Versions of models. learnt_from is the digest of what one was learnt from and by what, shipped of the part of it that the
-- product brought along.
CREATE TABLE classification_model (
    id                TEXT NOT NULL PRIMARY KEY,
    taxonomy          TEXT NOT NULL,
    number            BIGINT NOT NULL,
    state             TEXT NOT NULL,
    learner           TEXT NOT NULL,
    sha256            TEXT NOT NULL,
    learnt_at         TEXT NOT NULL,
    learnt_by         TEXT NOT NULL,
    texts             BIGINT NOT NULL,
    labels            BIGINT NOT NULL,
    held_back         BIGINT NOT NULL,
    accuracy          DOUBLE PRECISION,
    calibration_error DOUBLE PRECISION,
    size              BIGINT NOT NULL,
    learnt_from       TEXT NOT NULL,
    shipped           TEXT NOT NULL,
    UNIQUE (taxonomy, number)
);

-- Apart, so that looking through versions reads no megabytes.
CREATE TABLE classification_model_bytes (
    model TEXT NOT NULL PRIMARY KEY REFERENCES classification_model (id) ON DELETE CASCADE,
    bytes BYTEA NOT NULL
);

-- What served, the last one of a taxonomy serves now; rolling back takes it away.
CREATE TABLE classification_serving (
    number    BIGINT NOT NULL PRIMARY KEY,
    taxonomy  TEXT NOT NULL,
    model     TEXT NOT NULL REFERENCES classification_model (id) ON DELETE CASCADE,
    served_by TEXT NOT NULL,
    at        TEXT NOT NULL
);
CREATE INDEX classification_serving_taxonomy ON classification_serving (taxonomy, number);

-- The room linear kept its one model in tables of its own and read along with intake; now it does neither, and nobody would answer
-- for them.
DROP TABLE IF EXISTS classificationlinear_model;
DELETE FROM store_migration WHERE wing = 'classificationlinear';
DELETE FROM store_cursor WHERE name = 'classification.learning';
