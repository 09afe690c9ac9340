package org.minikisa.classification.languages;

import java.util.List;

import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Opinion;
import org.osgi.service.component.annotations.Component;

/** Tells the language of a text. */
@Component(property = "service.ranking:Integer=-1")
public final class LanguageClassifier implements ContactClassifier {

    @Override
    public String id() {
        return "languages";
    }

    @Override
    public List<Opinion> judge(ContactText contact) {
        return List.of();
    }
}
