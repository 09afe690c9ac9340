-- Models by what they are made of, kept for as long as an assessment was made with them.
CREATE TABLE impact_model (
    digest TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    json TEXT NOT NULL,
    proven_by TEXT NOT NULL,
    kept_at TEXT NOT NULL
);

-- Which models have been announced by a fact as there.
CREATE TABLE impact_present (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id, version, digest)
);

CREATE TABLE impact_assessment (
    id TEXT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    model_id TEXT NOT NULL,
    model_version TEXT NOT NULL,
    model_digest TEXT NOT NULL,
    input_digest TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    subject TEXT NOT NULL,
    moment TEXT NOT NULL,
    made_at TEXT NOT NULL,
    form TEXT NOT NULL,
    UNIQUE (model_digest, input_digest, engine_version)
);
