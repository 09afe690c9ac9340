-- The purchasing body. One row each; what a later body does not mention stays. Column "position" keeps the order of loading.
CREATE TABLE procurement_body (
    id          INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    name        TEXT NOT NULL
) STRICT;

CREATE TABLE procurement_category (
    code        TEXT NOT NULL PRIMARY KEY,
    position    INTEGER NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
) STRICT;

CREATE TABLE procurement_supplier (
    id          TEXT NOT NULL PRIMARY KEY,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    sme         INTEGER NOT NULL CHECK (sme IN (0, 1)),
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
) STRICT;

CREATE TABLE procurement_customer (
    id          TEXT NOT NULL PRIMARY KEY,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    sector      TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
) STRICT;

CREATE TABLE procurement_customer_domain (
    domain      TEXT NOT NULL PRIMARY KEY,
    customer    TEXT NOT NULL REFERENCES procurement_customer (id),
    position    INTEGER NOT NULL
) STRICT;

CREATE TABLE procurement_joint (
    id          TEXT NOT NULL PRIMARY KEY,
    position    INTEGER NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    type        TEXT NOT NULL,
    category    TEXT NOT NULL REFERENCES procurement_category (code),
    begins      TEXT,
    ends        TEXT,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL
) STRICT;

-- The lists of a joint procurement: CPV codes and aliases.
CREATE TABLE procurement_joint_text (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    list        TEXT NOT NULL CHECK (list IN ('CPV', 'ALIAS')),
    position    INTEGER NOT NULL,
    text        TEXT NOT NULL,
    PRIMARY KEY (joint, list, position)
) STRICT;

CREATE TABLE procurement_joint_supplier (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    supplier    TEXT NOT NULL REFERENCES procurement_supplier (id),
    position    INTEGER NOT NULL,
    PRIMARY KEY (joint, supplier)
) STRICT;

CREATE TABLE procurement_figure (
    code        TEXT NOT NULL,
    year        INTEGER NOT NULL,
    value       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    name_fi     TEXT NOT NULL,
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    provenance  TEXT NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (code, year)
) STRICT;

-- Base values of impact models: at most one open proposal and one approved set for each joint procurement and model.
CREATE TABLE procurement_base (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    model       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    approved_by TEXT,
    PRIMARY KEY (joint, model, state)
) STRICT;

CREATE TABLE procurement_base_value (
    joint       TEXT NOT NULL,
    model       TEXT NOT NULL,
    state       TEXT NOT NULL,
    position    INTEGER NOT NULL,
    indicator   TEXT NOT NULL,
    value       TEXT NOT NULL,
    PRIMARY KEY (joint, model, state, indicator),
    FOREIGN KEY (joint, model, state) REFERENCES procurement_base (joint, model, state)
) STRICT;
