package org.minikisa.competition.core.document;

import java.util.Map;
import java.util.regex.Pattern;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonObject;

/** A template as a document: a draft without key and customer, with an id and a name. */
public final class TemplateForm {

    static final String FORMAT = "minikisa-template/1";

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private TemplateForm() {}

    /** What was read. */
    public record Written(String id, LocalizedText name, CompetitionDraft draft, Map<String, byte[]> texts) {}

    /** @throws InvalidInputException with everything that is wrong with the document */
    public static Written read(String what, byte[] json) {
        var problems = new Problems();
        JsonObject document = JsonDocument.parse(what, json, problems);
        try {
            var part = new JsonPart(document, "", problems, DraftForm.CODES);
            DraftForm.requireFormat(part, FORMAT);
            String id = part.text("id");
            if (part.has("id") && !ID.matcher(id).matches()) {
                part.problem(
                        "competition.template.id",
                        "id",
                        id,
                        "a slug like cleaning-dps",
                        "Write lower-case letters, digits and hyphens.");
            }
            part.text("jointProcurement");
            LocalizedText name = part.localized("name");
            var reader = new DraftForm.DraftReader(part);
            CompetitionDraft draft = reader.draft(id, "");
            part.done();
            problems.refuseIfAny(what);
            return new Written(id, name, draft, reader.texts());
        } catch (IllegalArgumentException e) {
            problems.add("competition.document", "", e.getMessage(), "a template", "Correct the document.");
            throw new InvalidInputException(what, problems.list());
        }
    }

    /** The document of a draft that begins with a template. */
    public static JsonObject begin(byte[] template, String reference, String customer, String key) {
        JsonObject document = JsonDocument.parse("template " + reference, template, new Problems());
        document.remove("id");
        document.remove("name");
        document.addProperty("format", DraftForm.FORMAT);
        document.addProperty("key", key);
        document.addProperty("customer", customer);
        document.addProperty("template", reference);
        return document;
    }
}
