package org.minikisa.classification.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.classification.api.CasesOfContacts;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.classification.api.learning.Models;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.MailReading;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.UnknownIdException;

/**
 * What all actions work with, and how they read what a person names.
 *
 * @param learners names of those there are
 */
record Desk(
        Classifications classifications,
        LabelledTexts texts,
        Models models,
        Contacts contacts,
        MailReading mails,
        Procurements procurements,
        Supplier<List<String>> learners,
        Supplier<Optional<CasesOfContacts>> cases,
        Clock clock) {

    Values values() {
        return new Values(procurements, texts);
    }

    /** {@code CT-12}, and for quick fingers {@code ct-12} and {@code 12}. */
    ContactId contact(String written) {
        String tidy = written.strip().toUpperCase(Locale.ROOT);
        var id = new ContactId(tidy.matches("[0-9]{1,18}") ? "CT-" + tidy : tidy);
        if (contacts.find(id).isEmpty()) {
            throw UnknownIdException.of("contact", written, contactIds());
        }
        return id;
    }

    static boolean looksLikeContact(String word) {
        return word.toUpperCase(Locale.ROOT).matches("(CT-)?[0-9]{1,18}");
    }

    List<String> contactIds() {
        return contacts.ids().stream().map(ContactId::value).toList();
    }

    Optional<String> caseOf(ContactId contact) {
        return cases.get().flatMap(known -> known.caseOf(contact));
    }

    String taxonomy(String written) {
        String tidy = written.strip().toLowerCase(Locale.ROOT);
        List<String> known = texts.taxonomies();
        if (!known.contains(tidy)) {
            throw UnknownIdException.of("taxonomy", written, known);
        }
        return tidy;
    }

    List<String> ownTaxonomies() {
        return texts.taxonomies().stream()
                .filter(taxonomy -> !Question.isOfTheHouse(taxonomy))
                .toList();
    }

    /** The axes, then the unit's own taxonomies. */
    List<Question> questions() {
        var all = new ArrayList<>(Question.ofTheHouse());
        ownTaxonomies().forEach(taxonomy -> all.add(Question.own(taxonomy)));
        return all;
    }

    List<String> questionNames() {
        return questions().stream().map(Question::name).toList();
    }

    Optional<Question> findQuestion(String written) {
        String tidy = written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return questions().stream()
                .filter(question -> question.name().equals(tidy))
                .findFirst();
    }

    Question question(String written) {
        return findQuestion(written)
                .orElseThrow(() -> UnknownIdException.of("axis or taxonomy", written, questionNames()));
    }

    /** A version of whatever taxonomy, by its id. */
    ModelVersion version(String written) {
        String tidy = written.strip().toLowerCase(Locale.ROOT);
        List<ModelVersion> all = versions();
        return all.stream()
                .filter(version -> version.id().equals(tidy))
                .findFirst()
                .orElseThrow(() -> UnknownIdException.of("version", written, ids(all)));
    }

    List<ModelVersion> versions() {
        return texts.taxonomies().stream()
                .flatMap(taxonomy -> models.versions(taxonomy).stream())
                .toList();
    }

    List<String> versionIds() {
        return ids(versions());
    }

    private static List<String> ids(List<ModelVersion> versions) {
        return versions.stream().map(ModelVersion::id).toList();
    }
}
