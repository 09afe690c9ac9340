-- What was learnt, so that a restart need not learn it again. One row; it can be deleted at any time.
CREATE TABLE classificationlinear_model (
    id       TEXT NOT NULL PRIMARY KEY,
    sha256   TEXT NOT NULL,
    bytes    BYTEA NOT NULL,
    kept_at  TEXT NOT NULL
);
