-- The text of what hangs on a contact, as far as it could be told.
CREATE TABLE intake_attachment_text (
    contact  TEXT    NOT NULL REFERENCES intake_contact (contact),
    position INTEGER NOT NULL,
    outcome  TEXT    NOT NULL,
    content  TEXT    NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT;
