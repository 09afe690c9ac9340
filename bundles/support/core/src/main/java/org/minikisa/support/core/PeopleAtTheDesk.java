package org.minikisa.support.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.rendering.masking.DocumentMask;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Disguise.Nearness;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Component;

/** Who worked on cases, what they noted, comments on documents, and the documents. */
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

    private static final String DOCUMENT = "content of a document under review";

    @Override
    public String wing() {
        return "support";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }

    @Override
    public void held(Disguise who, Transaction tx, Consumer<Held> sink) {
        for (Document document : documents(who, tx)) {
            sink.accept(new Held(
                    document.place(),
                    DOCUMENT,
                    Map.of("name", document.name),
                    Map.of(document.name, document::bytes),
                    Held.Fate.erased()));
        }
    }

    /** The digest stays that of what came. */
    @Override
    public List<Erased> erase(Disguise who, Transaction tx) {
        List<Document> documents = documents(who, tx);
        for (Document document : documents) {
            tx.update(
                    "UPDATE support_document SET bytes = ? WHERE review = ? AND version = ?",
                    DocumentMask.over(document.bytes, text -> who.over(text, Nearness.FAR)),
                    document.review,
                    document.version);
        }
        return documents.isEmpty() ? List.of() : List.of(new Erased(DOCUMENT, documents.size(), 0));
    }

    private static List<Document> documents(Disguise who, Transaction tx) {
        return tx
                .query(
                        "SELECT review, version, name, bytes FROM support_document ORDER BY review, version",
                        row -> Optional.of(row.bytes("bytes"))
                                .filter(bytes -> DocumentMask.isIn(bytes, text -> who.over(text, Nearness.FAR)))
                                .map(bytes -> new Document(
                                        row.text("review"), row.number("version"), row.text("name"), bytes)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private record Document(String review, long version, String name, byte[] bytes) {

        String place() {
            return review + "/" + version;
        }
    }
}
