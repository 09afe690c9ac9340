package org.minikisa.intake.shell;

import java.util.List;
import java.util.Locale;

import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.rendering.terminal.UnknownIdException;

/** Contacts as a person names them: {@code CT-12}, and for quick fingers {@code ct-12} and {@code 12}. */
record ContactIds(Contacts contacts) {

    ContactId read(String written) {
        String tidy = written.strip().toUpperCase(Locale.ROOT);
        var id = new ContactId(tidy.matches("[0-9]{1,18}") ? "CT-" + tidy : tidy);
        List<String> known = all();
        if (!known.contains(id.value())) {
            throw UnknownIdException.of("contact", written, known);
        }
        return id;
    }

    List<String> all() {
        return contacts.ids().stream().map(ContactId::value).toList();
    }
}
