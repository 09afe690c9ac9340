package org.minikisa.classification.rules;

import java.util.List;

import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.Opinion;
import org.osgi.service.component.annotations.Component;

/** Judges by rules. */
@Component(property = "service.ranking:Integer=-1")
public final class RuleClassifier implements ContactClassifier {

    @Override
    public String id() {
        return "rules";
    }

    @Override
    public List<Opinion> judge(ContactText contact) {
        return List.of();
    }
}
