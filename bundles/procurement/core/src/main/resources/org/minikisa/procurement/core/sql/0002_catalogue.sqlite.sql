-- What a joint procurement announced, in the JSON of the body document.
ALTER TABLE procurement_joint ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';

ALTER TABLE procurement_supplier ADD COLUMN business_id TEXT;
ALTER TABLE procurement_supplier ADD COLUMN mail TEXT;
-- ISO 639-1, best first, divided by blanks.
ALTER TABLE procurement_supplier ADD COLUMN languages TEXT NOT NULL DEFAULT '';

ALTER TABLE procurement_base ADD COLUMN checked INTEGER NOT NULL DEFAULT 0 CHECK (checked IN (0, 1));

-- Lot '' stands for all lots. Without provenance: decided in this house.
CREATE TABLE procurement_admission (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    lot         TEXT NOT NULL,
    supplier    TEXT NOT NULL REFERENCES procurement_supplier (id),
    begins      TEXT NOT NULL,
    ends        TEXT,
    position    INTEGER NOT NULL,
    provenance  TEXT,
    source      TEXT,
    PRIMARY KEY (joint, supplier, lot, begins)
) STRICT;

-- Names of people stand here and in no fact.
CREATE TABLE procurement_application (
    id          TEXT NOT NULL PRIMARY KEY,
    number      INTEGER NOT NULL UNIQUE,
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    supplier    TEXT NOT NULL REFERENCES procurement_supplier (id),
    state       TEXT NOT NULL,
    received    TEXT NOT NULL,
    extension   TEXT,
    decided     TEXT,
    reason      TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    decided_by  TEXT NOT NULL
) STRICT;

CREATE INDEX procurement_application_joint ON procurement_application (joint);

CREATE TABLE procurement_application_lot (
    application TEXT NOT NULL REFERENCES procurement_application (id),
    lot         TEXT NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (application, lot)
) STRICT;

CREATE TABLE procurement_closure (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    begins      TEXT NOT NULL,
    reopened    TEXT,
    closed_by   TEXT NOT NULL,
    reopened_by TEXT NOT NULL,
    PRIMARY KEY (joint, begins)
) STRICT;

CREATE TABLE procurement_joining (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    customer    TEXT NOT NULL REFERENCES procurement_customer (id),
    begins      TEXT NOT NULL,
    ends        TEXT,
    position    INTEGER NOT NULL,
    provenance  TEXT,
    source      TEXT,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (joint, customer, begins)
) STRICT;

CREATE TABLE procurement_call_off (
    joint       TEXT NOT NULL REFERENCES procurement_joint (id),
    reference   TEXT NOT NULL,
    lot         TEXT NOT NULL,
    supplier    TEXT NOT NULL REFERENCES procurement_supplier (id),
    customer    TEXT NOT NULL REFERENCES procurement_customer (id),
    made_on     TEXT NOT NULL,
    amount      TEXT NOT NULL,
    unit        TEXT NOT NULL,
    way         TEXT NOT NULL,
    position    INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (joint, reference, lot, supplier)
) STRICT;
