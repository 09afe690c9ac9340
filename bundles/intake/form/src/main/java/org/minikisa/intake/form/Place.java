package org.minikisa.intake.form;

import java.util.Arrays;
import java.util.Optional;

import org.minikisa.problem.api.Language;

/** Where the page is, in each language. */
enum Place {
    FI(Language.FI, "Suomi", "fi/yhteydenotto/"),
    SV(Language.SV, "Svenska", "sv/kontakt/"),
    EN(Language.EN, "English", "en/contact/");

    static final String API = "api/v1/contacts";

    private final Language language;
    private final String ownName;
    private final String path;

    Place(Language language, String ownName, String path) {
        this.language = language;
        this.ownName = ownName;
        this.path = path;
    }

    Language language() {
        return language;
    }

    String ownName() {
        return ownName;
    }

    /** Below the root, with a slash at its end; the form's name follows. */
    String path() {
        return path;
    }

    /** @param path of a request, with a slash at its beginning */
    static Optional<Place> of(String path) {
        return Arrays.stream(values())
                .filter(place -> (path + "/").startsWith("/" + place.path))
                .findFirst();
    }
}
