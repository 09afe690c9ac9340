package org.minikisa.classification.core.files;

import java.io.IOException;
import java.nio.file.Path;

import org.minikisa.classification.api.learning.LabelFile;
import org.minikisa.classification.api.learning.LabelledTexts.LabelsRead;
import org.minikisa.intake.api.MailReading;
import org.minikisa.problem.api.InvalidInputException;

/** Reads files of labelled texts. */
public final class LabelReader {

    private final MailReading mails;

    public LabelReader(MailReading mails) {
        this.mails = mails;
    }

    /** @throws InvalidInputException with all that is wrong with the file */
    public LabelsRead read(Path file, LabelFile how) throws IOException {
        var gathered = new Gathered(
                file.getFileName() == null ? "the file" : file.getFileName().toString());
        if (how.format() == LabelFile.Format.EML_FOLDERS) {
            new MailFolders(mails, gathered).read(file);
        } else {
            new Lines(how, mails, gathered).read(FileText.read(file, gathered.name()));
        }
        return gathered.checked();
    }
}
