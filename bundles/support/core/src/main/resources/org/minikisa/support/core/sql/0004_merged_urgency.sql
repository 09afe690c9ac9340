-- How urgent the case that is kept was before; empty for what was merged or split before this was written down.
ALTER TABLE support_change ADD COLUMN urgency TEXT NOT NULL DEFAULT '';
