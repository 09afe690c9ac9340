-- What came in, as it came. Written once, by receive; never changed.
CREATE TABLE intake_raw (
    contact     TEXT    NOT NULL PRIMARY KEY,
    number      BIGINT  NOT NULL UNIQUE,
    channel     TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    sha256      TEXT    NOT NULL,
    size        BIGINT  NOT NULL,
    received_at TEXT,
    constructed INTEGER NOT NULL,
    stored_at   TEXT    NOT NULL,
    UNIQUE (source, sha256)
);

CREATE INDEX intake_raw_sha256 ON intake_raw (sha256);

-- Apart from intake_raw, so that counting and listing never touch the large rows.
CREATE TABLE intake_bytes (
    contact TEXT NOT NULL PRIMARY KEY REFERENCES intake_raw (contact),
    bytes   BYTEA NOT NULL
);

-- What was understood of it; one row per contact that was looked at.
CREATE TABLE intake_contact (
    contact          TEXT    NOT NULL PRIMARY KEY REFERENCES intake_raw (contact),
    number           BIGINT  NOT NULL UNIQUE,
    channel          TEXT    NOT NULL,
    source           TEXT    NOT NULL,
    received         TEXT    NOT NULL,
    disposition      TEXT    NOT NULL,
    reason           TEXT    NOT NULL,
    conversation     TEXT,
    duplicate_of     TEXT,
    from_name        TEXT    NOT NULL,
    from_address     TEXT    NOT NULL,
    subject          TEXT    NOT NULL,
    text             TEXT    NOT NULL,
    full_text        TEXT    NOT NULL,
    -- sender, subject and text in one case, for searching: databases fold case differently
    folded           TEXT    NOT NULL,
    message_id       TEXT    NOT NULL,
    content_digest   TEXT    NOT NULL,
    customer         TEXT,
    constructed      INTEGER NOT NULL,
    problem_code     TEXT,
    problem_place    TEXT,
    problem_found    TEXT,
    problem_expected TEXT,
    problem_remedy   TEXT
);

CREATE INDEX intake_contact_disposition ON intake_contact (disposition, number);
CREATE INDEX intake_contact_message_id ON intake_contact (message_id);
CREATE INDEX intake_contact_conversation ON intake_contact (conversation, from_address);

CREATE TABLE intake_attachment (
    contact    TEXT    NOT NULL REFERENCES intake_contact (contact),
    position   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    size       BIGINT  NOT NULL,
    sha256     TEXT    NOT NULL,
    PRIMARY KEY (contact, position)
);

-- The message ids that belong to a conversation: those of its messages (own = 1) and those they answer (own = 0).
CREATE TABLE intake_thread (
    message_id   TEXT    NOT NULL,
    contact      TEXT    NOT NULL REFERENCES intake_contact (contact),
    conversation TEXT    NOT NULL,
    own          INTEGER NOT NULL,
    PRIMARY KEY (message_id, contact)
);
