package org.minikisa.classification.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.minikisa.intake.api.MailReading;
import org.minikisa.intake.api.MailReading.MailWords;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;

/** A folder in which each label is a folder of mails. */
final class MailFolders {

    private final MailReading mails;
    private final Gathered gathered;
    private long characters;

    MailFolders(MailReading mails, Gathered gathered) {
        this.mails = mails;
        this.gathered = gathered;
    }

    void read(Path folder) throws IOException {
        List<Path> labels = Files.isDirectory(folder) ? inside(folder, Files::isDirectory) : List.of();
        if (labels.isEmpty()) {
            throw InvalidInputException.of(
                    gathered.name(),
                    "classification.file.folders",
                    gathered.name(),
                    Files.isDirectory(folder) ? "no folders in it" : "no folder",
                    "a folder with a folder of .eml files for each label",
                    "Put the mails of each label into a folder that is named like the label.");
        }
        for (Path label : labels) {
            for (Path mail : inside(label, MailFolders::isMail)) {
                if (!gathered.isFull()) {
                    add(label.getFileName().toString(), mail);
                }
            }
        }
    }

    private static List<Path> inside(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(wanted).limit(Limits.ROWS + 1L).sorted().toList();
        }
    }

    private static boolean isMail(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml") && Files.isRegularFile(file);
    }

    private void add(String label, Path mail) throws IOException {
        String place = label + "/" + mail.getFileName();
        try {
            MailWords words = mails.read(FileText.bytes(mail, place));
            characters += words.subject().length() + (long) words.text().length();
            if (characters > Limits.BYTES) {
                throw FileText.tooLarge(gathered.name(), "more than " + Limits.BYTES + " characters in all mails");
            }
            if (words.text().isBlank() && words.subject().isBlank()) {
                gathered.leaveOut();
            } else {
                gathered.add(place, label, words.subject(), words.text());
            }
        } catch (InvalidInputException e) {
            if (characters > Limits.BYTES) {
                throw e;
            }
            tell(place, e, gathered.problems());
        }
    }

    static void tell(String place, InvalidInputException refused, Problems problems) {
        for (Problem p : refused.problems()) {
            problems.add(
                    p.code(),
                    p.place().isEmpty() || p.place().equals(place) ? place : place + ", " + p.place(),
                    p.found(),
                    p.expected(),
                    p.remedy());
        }
    }
}
