-- What a contact was classified as when it joined, and whether the house's own people wrote it.
ALTER TABLE support_contact ADD COLUMN kind TEXT;
ALTER TABLE support_contact ADD COLUMN topic TEXT;
ALTER TABLE support_contact ADD COLUMN joint TEXT;
ALTER TABLE support_contact ADD COLUMN language TEXT;
ALTER TABLE support_contact ADD COLUMN staff INTEGER NOT NULL DEFAULT 0;

-- A case that went into another one; its row stays as it was.
ALTER TABLE support_case ADD COLUMN merged_into TEXT;

-- Which cases the contacts of a conversation join: one, after a split several.
CREATE TABLE support_thread (
    conversation TEXT NOT NULL,
    support_case TEXT NOT NULL REFERENCES support_case (id),
    PRIMARY KEY (conversation, support_case)
) STRICT;
INSERT INTO support_thread (conversation, support_case) SELECT conversation, id FROM support_case;

-- Merges and splits, with what is needed to undo them: how the case that was kept stood before, and what moved.
CREATE TABLE support_change (
    id              TEXT NOT NULL PRIMARY KEY,
    number          INTEGER NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    kept            TEXT NOT NULL REFERENCES support_case (id),
    other           TEXT NOT NULL REFERENCES support_case (id),
    person          TEXT NOT NULL,
    moment          TEXT NOT NULL,
    state           TEXT NOT NULL,
    waiting_since   TEXT NOT NULL,
    answer_due      TEXT NOT NULL,
    closed          TEXT,
    joint           TEXT,
    competition     TEXT,
    kept_events     INTEGER NOT NULL,
    other_events    INTEGER NOT NULL,
    undone          TEXT,
    undone_by       TEXT
) STRICT;
CREATE INDEX support_change_kept ON support_change (kept);
CREATE INDEX support_change_other ON support_change (other);

-- What went from one case to the other; a contact with the place it had.
CREATE TABLE support_moved (
    change   TEXT NOT NULL REFERENCES support_change (id),
    what     TEXT NOT NULL CHECK (what IN ('CONTACT', 'REVIEW', 'CONVERSATION')),
    id       TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (change, what, id)
) STRICT;
