-- What holds of a plug-in whatever its file holds now. in_use: digest of what is in use; told: the refusal last told by a fact.
CREATE TABLE runtime_plugin (
    name TEXT NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    in_use TEXT,
    retired_at TEXT,
    told TEXT
) STRICT;

-- What was in use under a name, each content once; number grows with every coming into use.
CREATE TABLE runtime_plugin_use (
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    signature TEXT,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    number INTEGER NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (name, digest)
) STRICT;

CREATE TABLE runtime_plugin_approval (
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    PRIMARY KEY (name, digest)
) STRICT;

-- What misbehaved, and what it was asked. A digest that was not released is not used again.
CREATE TABLE runtime_plugin_incident (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    offer TEXT NOT NULL,
    code TEXT NOT NULL,
    place TEXT NOT NULL,
    found TEXT NOT NULL,
    expected TEXT NOT NULL,
    remedy TEXT NOT NULL,
    input TEXT NOT NULL,
    thread TEXT,
    instead_id TEXT,
    instead_version TEXT,
    released_at TEXT
) STRICT;
