-- What others published of a competition, as it was understood: JSON, readable without this program.
CREATE TABLE competition_import (
    competition TEXT NOT NULL PRIMARY KEY REFERENCES competition_competition (id),
    source      TEXT NOT NULL,
    publication TEXT NOT NULL,
    content     TEXT NOT NULL
);
