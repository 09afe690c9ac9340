CREATE TABLE example_value (
    id INTEGER PRIMARY KEY, text TEXT, whole INTEGER, real REAL, flag INTEGER, decimal TEXT, instant TEXT, day TEXT,
    constant TEXT, bytes BLOB, none TEXT
) STRICT;
