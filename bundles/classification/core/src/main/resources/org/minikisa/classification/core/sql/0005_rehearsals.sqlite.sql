-- What such a model said of texts by hands that it had not read, see Rehearsal; nothing for what was learnt before.
CREATE TABLE classification_rehearsal (
    model TEXT NOT NULL PRIMARY KEY REFERENCES classification_model (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
) STRICT;
