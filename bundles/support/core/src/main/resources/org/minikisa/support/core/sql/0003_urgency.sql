-- How soon the customer wants an answer; what came before this was known can wait.
ALTER TABLE support_case ADD COLUMN urgency TEXT NOT NULL DEFAULT 'NORMAL';
ALTER TABLE support_contact ADD COLUMN urgency TEXT NOT NULL DEFAULT 'NORMAL';

-- The earlier cases of a customer are asked for whenever it writes.
CREATE INDEX support_case_by_customer ON support_case (customer, opened);
