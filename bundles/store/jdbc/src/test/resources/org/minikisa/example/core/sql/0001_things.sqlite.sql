CREATE TABLE example_thing (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE example_part (thing TEXT NOT NULL REFERENCES example_thing (id)) STRICT;
