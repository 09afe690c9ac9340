-- What was understood of a contact beside its text. Lists hold one entry per line.
ALTER TABLE intake_contact ADD COLUMN author          TEXT NOT NULL DEFAULT 'OUTSIDE';
ALTER TABLE intake_contact ADD COLUMN trust           TEXT NOT NULL DEFAULT 'UNVERIFIED';
ALTER TABLE intake_contact ADD COLUMN trust_reasons   TEXT NOT NULL DEFAULT 'nobody has checked where it comes from';
-- kind and end of each stretch of full_text: "MESSAGE 120"; empty where it was understood before there were any
ALTER TABLE intake_contact ADD COLUMN segments        TEXT NOT NULL DEFAULT '';
ALTER TABLE intake_contact ADD COLUMN marks           TEXT NOT NULL DEFAULT '';
ALTER TABLE intake_contact ADD COLUMN no_answer       TEXT;
ALTER TABLE intake_contact ADD COLUMN customer_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE intake_contact ADD COLUMN sent            TEXT;
ALTER TABLE intake_contact ADD COLUMN recipients      TEXT NOT NULL DEFAULT '';

-- The digest of what is kept, where somebody was erased from it; NULL while it is as it came.
ALTER TABLE intake_bytes ADD COLUMN erased_sha256 TEXT;

-- A quarantined contact's mended bytes; those it came with stay in intake_bytes.
CREATE TABLE intake_mended (
    contact   TEXT    NOT NULL PRIMARY KEY REFERENCES intake_raw (contact),
    bytes     BYTEA NOT NULL,
    person    TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    mended_at TEXT    NOT NULL
);
