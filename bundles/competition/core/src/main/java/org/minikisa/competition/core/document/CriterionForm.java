package org.minikisa.competition.core.document;

import java.math.BigDecimal;
import java.util.Map;

import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.PriceLine;
import org.minikisa.competition.api.Rounding;
import org.minikisa.competition.api.ValueSource;
import org.minikisa.competition.api.WeightRange;
import org.minikisa.problem.api.LocalizedText;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** How a criterion stands in documents: award tables, drafts and templates write it alike. */
public final class CriterionForm {

    private CriterionForm() {}

    public static Criterion read(JsonPart part) {
        LocalizedText name = part.localized("name");
        Role role = part.constant("role", Role.class, Role.QUALITY);
        ValueSource source = part.constant("source", ValueSource.class, ValueSource.TENDERED);
        var criterion = new Criterion(
                part.text("id"),
                name,
                role,
                part.text("method"),
                part.positive("maxPoints"),
                part.positive("coefficient").orElse(BigDecimal.ONE),
                part.optionalText("partOf"),
                source,
                part.list("lines", CriterionForm::line),
                part.optionalPart("parameters").map(JsonPart::allTexts).orElse(Map.of()),
                part.rounding("rounding"),
                part.rounding("weightedRounding"),
                part.optionalPart("range").map(CriterionForm::range),
                part.optionalLocalized("description"));
        part.done();
        return criterion;
    }

    private static PriceLine line(JsonPart part) {
        var line = new PriceLine(
                part.text("id"),
                part.localized("name"),
                part.positive("quantity").orElse(BigDecimal.ONE),
                part.text("unit"));
        part.done();
        return line;
    }

    private static WeightRange range(JsonPart part) {
        BigDecimal least = required(part, "least");
        BigDecimal most = required(part, "most");
        part.done();
        if (most.compareTo(least) < 0) {
            part.say(
                    "range",
                    part.place(),
                    least.toPlainString() + " to " + most.toPlainString(),
                    "the least before the most",
                    "Exchange them.");
            return new WeightRange(least, least);
        }
        return new WeightRange(least, most);
    }

    private static BigDecimal required(JsonPart part, String name) {
        if (!part.has(name)) {
            part.missing(name, "a decimal");
        }
        return part.positive(name).orElse(BigDecimal.ONE);
    }

    public static JsonObject write(Criterion criterion) {
        var form = new JsonObject();
        form.addProperty("id", criterion.id());
        form.add("name", text(criterion.name()));
        criterion.description().ifPresent(description -> form.add("description", text(description)));
        form.addProperty("role", criterion.role().name());
        form.addProperty("source", criterion.source().name());
        form.addProperty("method", criterion.method());
        criterion.maxPoints().ifPresent(max -> form.addProperty("maxPoints", max.toPlainString()));
        criterion.range().ifPresent(range -> form.add("range", write(range)));
        if (!criterion.coefficient().equals(BigDecimal.ONE)) {
            form.addProperty("coefficient", criterion.coefficient().toPlainString());
        }
        criterion.partOf().ifPresent(whole -> form.addProperty("partOf", whole));
        if (!criterion.lines().isEmpty()) {
            var lines = new JsonArray();
            criterion.lines().forEach(line -> lines.add(write(line)));
            form.add("lines", lines);
        }
        if (!criterion.parameters().isEmpty()) {
            form.add("parameters", texts(criterion.parameters()));
        }
        rounding(form, "rounding", criterion.rounding());
        rounding(form, "weightedRounding", criterion.weightedRounding());
        return form;
    }

    private static JsonObject write(WeightRange range) {
        var form = new JsonObject();
        form.addProperty("least", range.least().toPlainString());
        form.addProperty("most", range.most().toPlainString());
        return form;
    }

    private static JsonObject write(PriceLine line) {
        var form = new JsonObject();
        form.addProperty("id", line.id());
        form.add("name", text(line.name()));
        form.addProperty("quantity", line.quantity().toPlainString());
        form.addProperty("unit", line.unit());
        return form;
    }

    static JsonObject text(LocalizedText text) {
        var form = new JsonObject();
        form.addProperty("fi", text.fi());
        form.addProperty("sv", text.sv());
        form.addProperty("en", text.en());
        return form;
    }

    static JsonObject texts(Map<String, String> texts) {
        var form = new JsonObject();
        texts.forEach(form::addProperty);
        return form;
    }

    /** Nothing where it is not rounded. */
    public static void rounding(JsonObject form, String name, Rounding rounding) {
        if (rounding.mode() != Rounding.Mode.NONE) {
            form.addProperty(name, rounding.digits() + " " + rounding.mode());
        }
    }
}
