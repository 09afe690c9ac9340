package org.minikisa.competition.ocds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The official schemas with the extensions patched in (RFC 7396), read from the shared data where these are. */
final class OcdsSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ALL = List.of(
            "bid",
            "lots",
            "techniques",
            "requirements",
            "awardCriteria",
            "selectionCriteria",
            "enquiry",
            "submissionTerms",
            "bidOpening",
            "secondStageDescription",
            "sustainability");

    private final JsonSchema schema;

    private OcdsSchema(JsonNode schema) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema, config);
    }

    /** OCDS 1.1.5 as the European Union's profile has it, and the extensions that are not in it. */
    static OcdsSchema europeanUnion() {
        JsonNode schema = read("ocds/european-union/schema/patched/release-schema.json");
        return patched(schema, List.of("requirements", "enquiry", "sustainability"));
    }

    /** The standard as it is being developed, and all extensions. */
    static OcdsSchema standard() {
        return patched(read("ocds/standard/schema/release-schema.json"), ALL);
    }

    /** A package without its releases or records, which have schemas of their own. */
    static OcdsSchema packageOf(String kind) {
        var schema = (ObjectNode) read("ocds/standard/schema/" + kind + "-package-schema.json");
        ((ObjectNode) schema.get("properties").get(kind + "s")).remove("items");
        return new OcdsSchema(schema);
    }

    private static OcdsSchema patched(JsonNode schema, List<String> extensions) {
        extensions.forEach(
                name -> patch((ObjectNode) schema, read("ocds/ocds_" + name + "_extension/release-schema.json")));
        return new OcdsSchema(schema);
    }

    private static void patch(ObjectNode target, JsonNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode before = target.get(field.getKey());
            if (field.getValue().isNull()) {
                target.remove(field.getKey());
            } else if (field.getValue().isObject() && before instanceof ObjectNode object) {
                patch(object, field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static JsonNode read(String file) {
        Path found = House.shared(file);
        try {
            // an opening bracket within brackets stands for itself in the standard's regular expressions, not in Java's
            return JSON.readTree(
                    Files.readString(found).replace("[([", "[(\\\\[").replace("[)[", "[)\\\\["));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Collection<String> errors(JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
