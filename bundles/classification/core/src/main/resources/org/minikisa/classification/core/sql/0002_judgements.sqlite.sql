-- An axis is from now on also FURTHER.1, FURTHER.2 and so on, for joint procurements that are meant beside the first one, and the
-- id of a taxonomy of the unit's own, which is in lower case. A label of urgency is there for contacts that were judged since.
ALTER TABLE classification_evidence ADD COLUMN source TEXT NOT NULL DEFAULT 'words';

-- What one command said is one act. The digest is that of the text that was labelled, so that the same text is known again. What was
-- taken back is kept, with when and by whom.
ALTER TABLE classification_correction ADD COLUMN act INTEGER NOT NULL DEFAULT 0;
ALTER TABLE classification_correction ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE classification_correction ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE classification_correction ADD COLUMN undone TEXT;
ALTER TABLE classification_correction ADD COLUMN undone_by TEXT NOT NULL DEFAULT '';
UPDATE classification_correction SET act = number;
CREATE INDEX classification_correction_digest ON classification_correction (digest);
