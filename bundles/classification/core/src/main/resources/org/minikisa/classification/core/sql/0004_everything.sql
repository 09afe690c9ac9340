-- Whether a version learnt from the texts that are held back too (1), because somebody said so.
ALTER TABLE classification_model ADD COLUMN everything INTEGER NOT NULL DEFAULT 0;
