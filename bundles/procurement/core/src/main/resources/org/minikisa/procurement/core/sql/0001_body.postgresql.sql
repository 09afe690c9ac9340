-- The purchasing body. One row each; what a later body does not mention stays. Column "position" keeps the order of loading.
CREATE TABLE procurement_body (
    id          BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    name        TEXT NOT NULL
);

CREATE TABLE procurement_category (
    code        TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
);

CREATE TABLE procurement_supplier (
    id          TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    sme         BIGINT NOT NULL CHECK (sme IN (0, 1)),
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
);

CREATE TABLE procurement_customer (
    id          TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    sector      TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
);

CREATE TABLE procurement_customer_domain (
    domain      TEXT NOT NULL PRIMARY KEY,
    customer    TEXT NOT NULL REFERENCES procurement_customer (id),
    position    BIGINT NOT NULL
);

CREATE TABLE procurement_joint (
    id          TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    type        TEXT NOT NULL,
    category    TEXT NOT NULL REFERENCES procurement_category (code),
    begins      TEXT,
    ends        TEXT,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
);

-- The lists of a joint procurement: CPV codes and aliases.
CREATE TABLE procurement_joint_text (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    list        TEXT NOT NULL CHECK (list IN ('CPV', 'ALIAS')),
    position    BIGINT NOT NULL,
    text        TEXT NOT NULL,
    PRIMARY KEY (joint, list, position)
);

CREATE TABLE procurement_joint_supplier (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    supplier    TEXT NOT NULL REFERENCES procurement_supplier (id),
    position    BIGINT NOT NULL,
    PRIMARY KEY (joint, supplier)
);

CREATE TABLE procurement_figure (
    code        TEXT NOT NULL,
    year        BIGINT NOT NULL,
    value       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (code, year)
);

-- Base values of impact models: at most one open proposal and one approved set for each joint procurement and model.
CREATE TABLE procurement_base (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    model       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    approved_by TEXT,
    PRIMARY KEY (joint, model, state)
);

CREATE TABLE procurement_base_value (
    joint       TEXT NOT NULL,
    model       TEXT NOT NULL,
    state       TEXT NOT NULL,
    position    BIGINT NOT NULL,
    indicator   TEXT NOT NULL,
    value       TEXT NOT NULL,
    PRIMARY KEY (joint, model, state, indicator),
    FOREIGN KEY (joint, model, state) REFERENCES procurement_base (joint, model, state)
);
