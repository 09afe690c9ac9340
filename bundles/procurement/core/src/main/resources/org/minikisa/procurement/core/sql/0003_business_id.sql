ALTER TABLE procurement_customer ADD COLUMN business_id TEXT;
