package org.minikisa.classification.languages;

import java.util.List;

import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Opinion;
import org.osgi.service.component.annotations.Component;

/** Tells the language of a contact. Its tables are loaded when the first contact is judged. */
@Component
public final class LanguageClassifier implements ContactClassifier {

    /** Raise it whenever the same text may be told another language. */
    private static final String MODEL = "languages-1";

    /** The subject, which may be left from another mail, and the text; more than this tells nothing new. */
    private static final int LONGEST = 8_000;

    private volatile Languages languages;

    @Override
    public String id() {
        return "languages";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public List<Opinion> judge(ContactText contact) {
        String text = beginning(contact.text());
        boolean spoken = text.chars().anyMatch(Character::isLetter);
        return List.of(languages().judge(spoken ? text : beginning(contact.subject())));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private Languages languages() {
        Languages loaded = languages;
        if (loaded == null) {
            synchronized (this) {
                loaded = languages == null ? Languages.load() : languages;
                languages = loaded;
            }
        }
        return loaded;
    }
}
