package org.minikisa.support.core;

import java.util.List;

import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.osgi.service.component.annotations.Component;

/** Who worked on cases, what they noted, and comments on documents. */
@Component
public final class PeopleAtTheDesk implements PersonalData {

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("case", "support_case", "id", "owner"),
            PersonalTexts.of("event of a case", "support_event", "support_case, number", "person", "detail"),
            PersonalTexts.of("merge or split", "support_change", "id", "person", "undone_by"),
            PersonalTexts.of(
                    "comment on a document",
                    "support_comment",
                    "review, number",
                    "place",
                    "remark",
                    "person",
                    "disposition"),
            PersonalTexts.of("document under review", "support_document", "review, version", "name"));

    @Override
    public String wing() {
        return "support";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }
}
