-- What is counted of contacts, beside one another: in the table it stands behind their texts, which would be read along.
CREATE INDEX intake_contact_arrival
    ON intake_contact (number, contact, channel, received, disposition, customer, constructed);
