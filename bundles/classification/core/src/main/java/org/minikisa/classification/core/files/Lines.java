package org.minikisa.classification.core.files;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.intake.api.MailReading;
import org.minikisa.intake.api.MailReading.MailWords;
import org.minikisa.problem.api.InvalidInputException;

/** A file with a text in each row. */
final class Lines {

    private final LabelFile how;
    private final MailReading mails;
    private final Gathered gathered;

    Lines(LabelFile how, MailReading mails, Gathered gathered) {
        this.how = how;
        this.mails = mails;
        this.gathered = gathered;
    }

    void read(String text) {
        switch (how.format()) {
            case CSV -> Table.csv(text, gathered.problems()).read(how, gathered.problems(), this::add);
            case TSV -> Table.tsv(text, gathered.problems()).read(how, gathered.problems(), this::add);
            case JSONL -> new JsonLines(how, gathered.problems(), this::add).read(text);
            case EML_FOLDERS -> throw new IllegalArgumentException("a folder has no rows");
        }
    }

    /** Takes a row; tells whether it wants more. */
    @FunctionalInterface
    interface Rows {
        boolean add(String place, String label, String subject, String text);
    }

    private boolean add(String place, String label, String subject, String text) {
        if (how.mail() && !text.isBlank() && text.length() <= Limits.TEXT) {
            addBody(place, label, subject, text);
        } else {
            gathered.add(place, label, subject, text);
        }
        return !gathered.isFull();
    }

    private void addBody(String place, String label, String subject, String body) {
        try {
            MailWords words = mails.ofBody(subject, body);
            if (words.text().isBlank() && words.subject().isBlank()) {
                gathered.leaveOut();
            } else {
                gathered.add(place, label, words.subject(), words.text());
            }
        } catch (InvalidInputException e) {
            MailFolders.tell(place, e, gathered.problems());
        }
    }
}
