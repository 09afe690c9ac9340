-- Keys that never leave the house: the one that the ids of replies are made with.
CREATE TABLE intake_secret (
    name    TEXT NOT NULL PRIMARY KEY,
    bytes   BYTEA NOT NULL,
    made_at TEXT NOT NULL
);

-- What goes out, and what became of it. Personal: recipient, mailbox, subject, text, written_by, message, remark.
CREATE TABLE intake_reply (
    reply        TEXT    NOT NULL PRIMARY KEY,
    number       BIGINT  NOT NULL UNIQUE,
    conversation TEXT    NOT NULL,
    answers      TEXT    NOT NULL REFERENCES intake_raw (contact),
    kind         TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    recipient    TEXT    NOT NULL,
    -- the recipient in lower case, without a tag: what the cap counts
    mailbox      TEXT    NOT NULL,
    -- of the envelope; empty for the null sender
    sender       TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    written_by   TEXT    NOT NULL,
    message      BYTEA   NOT NULL,
    queued       TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    -- when it is tried again; while it is underway, when it is taken for lost
    next_try     TEXT    NOT NULL,
    underway     INTEGER NOT NULL,
    sent         TEXT,
    remark       TEXT    NOT NULL,
    bounce       TEXT
);

CREATE INDEX intake_reply_due ON intake_reply (state, next_try);
CREATE INDEX intake_reply_mailbox ON intake_reply (mailbox, queued);
CREATE INDEX intake_reply_conversation ON intake_reply (conversation, number);
