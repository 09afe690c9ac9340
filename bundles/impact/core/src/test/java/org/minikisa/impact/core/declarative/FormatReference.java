package org.minikisa.impact.core.declarative;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reference of the model format, written from the JSON Schema that editors check models by, so that the two say the same:
 * {@code main} writes {@value #FILE}, and a test compares it.
 */
final class FormatReference {

    static final String FILE = "FORMAT.md";

    private static final String DEFS = "#/$defs/";
    private static final String MODEL = "model";

    /** Objects that are values more than parts of a model: told where they are used. */
    private static final Set<String> NO_SECTION = Set.of("name", "numbers", "fn", "shift", "p", "owaWeights", "band");

    private final Json.Obj schema;
    private final Json.Obj definitions;

    private FormatReference(Json.Obj schema) {
        this.schema = schema;
        this.definitions = object(schema, "$defs").orElseThrow();
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(FILE), text());
    }

    static String text() {
        return new FormatReference(schema()).page();
    }

    static Json.Obj schema() {
        try (InputStream in = ModelFormat.class.getResourceAsStream(ModelFormat.SCHEMA)) {
            return (Json.Obj) JsonParser.parse("the schema", in.readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String page() {
        var page = new StringBuilder("""
                # The model format, member by member

                Written from the JSON Schema `urn:minikisa:impact-model:1` (`kisa:models schema` prints it); do not edit it here. What a model is
                and how its formulas are written stands in the [README](README.md); a model to begin with comes from
                `kisa:plugins new model ID`. **Bold** members must be there. All of it is data and needs no Java; only what `functions`
                names comes from a plug-in with Java beside the model.

                """);
        page.append("Parts: ")
                .append(sections().keySet().stream()
                        .map(name -> "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")")
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        sections().forEach((name, definition) -> section(page, name, definition));
        return page.toString();
    }

    /** The model first, then its parts in the order that one meets them. */
    private Map<String, Json.Obj> sections() {
        var sections = new LinkedHashMap<String, Json.Obj>();
        sections.put(MODEL, schema);
        meet(schema, sections);
        return sections;
    }

    private void meet(Json.Obj definition, Map<String, Json.Obj> sections) {
        var names = new LinkedHashSet<String>();
        references(definition, names);
        for (String name : names) {
            var met = object(definitions, name).orElseThrow();
            if (!NO_SECTION.contains(name) && sections.putIfAbsent(name, met) == null) {
                meet(met, sections);
            }
        }
    }

    private static void references(Json json, Set<String> names) {
        if (json instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                if (name.equals("$ref")) {
                    names.add(((Json.Text) value).value().substring(DEFS.length()));
                } else if (!name.equals("$defs")) {
                    references(value, names);
                }
            });
        } else if (json instanceof Json.Arr array) {
            array.elements().forEach(element -> references(element, names));
        }
    }

    private void section(StringBuilder page, String name, Json.Obj definition) {
        page.append("\n## ").append(name).append("\n\n");
        text(definition, "description").ifPresent(text -> page.append(text).append("\n\n"));
        page.append("| member | type | meaning | default | bounds | example |\n|---|---|---|---|---|---|\n");
        var required = texts(definition, "required");
        object(definition, "properties").orElseThrow().members().forEach((member, value) -> {
            var property = (Json.Obj) value;
            page.append("| ")
                    .append(required.contains(member) ? "**`" + member + "`**" : "`" + member + "`")
                    .append(" | ")
                    .append(type(property))
                    .append(" | ")
                    .append(meaning(property).orElse(""))
                    .append(" | ")
                    .append(property.get("default").map(FormatReference::code).orElse(""))
                    .append(" | ")
                    .append(bounds(property))
                    .append(" | ")
                    .append(example(property).map(FormatReference::code).orElse(""))
                    .append(" |\n");
        });
    }

    /** Its own words, else those of what it refers to. */
    private Optional<String> meaning(Json.Obj property) {
        return text(property, "description").or(() -> target(property).flatMap(to -> text(to, "description")));
    }

    private Optional<Json> example(Json.Obj property) {
        return first(property).or(() -> target(property).flatMap(FormatReference::first));
    }

    private static Optional<Json> first(Json.Obj object) {
        return object.get("examples").map(all -> ((Json.Arr) all).elements().get(0));
    }

    private Optional<Json.Obj> target(Json.Obj property) {
        return text(property, "$ref").flatMap(ref -> object(definitions, ref.substring(DEFS.length())));
    }

    private String type(Json.Obj property) {
        var reference = text(property, "$ref").map(ref -> ref.substring(DEFS.length()));
        if (reference.isPresent()) {
            String name = reference.get();
            return NO_SECTION.contains(name)
                    ? type(object(definitions, name).orElseThrow())
                    : "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")";
        }
        if (property.get("enum").isPresent()) {
            return ((Json.Arr) property.get("enum").get())
                    .elements().stream().map(FormatReference::code).collect(Collectors.joining(", "));
        }
        if (property.get("anyOf").isPresent()) {
            return ((Json.Arr) property.get("anyOf").get())
                    .elements().stream().map(one -> type((Json.Obj) one)).collect(Collectors.joining(", or "));
        }
        if (object(property, "items").isPresent()) {
            return "list of " + type(object(property, "items").get());
        }
        if (object(property, "additionalProperties").isPresent()) {
            return "by id: " + type(object(property, "additionalProperties").get());
        }
        return property.get("type").map(FormatReference::words).orElse("");
    }

    private static String words(Json type) {
        return type instanceof Json.Arr several
                ? several.elements().stream().map(FormatReference::words).collect(Collectors.joining(" or "))
                : switch (((Json.Text) type).value()) {
                    case "string" -> "text";
                    case "integer" -> "whole number";
                    case "boolean" -> "true or false";
                    case "array" -> "list";
                    default -> ((Json.Text) type).value();
                };
    }

    private String bounds(Json.Obj property) {
        var own = bound(property);
        return own.isEmpty() ? target(property).map(FormatReference::bound).orElse("") : own;
    }

    private static String bound(Json.Obj of) {
        var bounds = new ArrayList<String>();
        of.get("minimum").ifPresent(least -> bounds.add("at least " + CanonicalJson.of(least)));
        of.get("exclusiveMinimum").ifPresent(least -> bounds.add("above " + CanonicalJson.of(least)));
        of.get("maximum").ifPresent(most -> bounds.add("at most " + CanonicalJson.of(most)));
        of.get("minItems").ifPresent(least -> bounds.add("at least " + CanonicalJson.of(least) + " of them"));
        of.get("maxItems").ifPresent(most -> bounds.add("at most " + CanonicalJson.of(most) + " of them"));
        of.get("maxLength").ifPresent(most -> bounds.add("at most " + CanonicalJson.of(most) + " characters"));
        of.get("pattern").ifPresent(pattern -> bounds.add(code(pattern)));
        of.get("format").ifPresent(format -> bounds.add("a day, 2026-01-31"));
        return String.join(", ", bounds);
    }

    private static String code(Json json) {
        String text = json instanceof Json.Text plain ? plain.value() : CanonicalJson.of(json);
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static Optional<Json.Obj> object(Json.Obj in, String member) {
        return in.get(member).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static Optional<String> text(Json.Obj in, String member) {
        return in.get(member).filter(Json.Text.class::isInstance).map(json -> ((Json.Text) json).value());
    }

    private static List<String> texts(Json.Obj in, String member) {
        return in.get(member)
                .map(json -> ((Json.Arr) json)
                        .elements().stream()
                                .map(one -> ((Json.Text) one).value())
                                .toList())
                .orElse(List.of());
    }
}
