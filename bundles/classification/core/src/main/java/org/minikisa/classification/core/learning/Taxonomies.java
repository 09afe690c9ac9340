package org.minikisa.classification.core.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.learning.Example;
import org.minikisa.classification.core.Serving;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.api.Store;

/** Which taxonomies there are, and what labels they take. */
final class Taxonomies {

    static final List<String> HOUSE = List.of(Serving.TOPIC, Serving.JOINT_PROCUREMENT);

    /** What stands for the empty label in files, where an empty cell is a mistake. */
    static final String NONE = "none";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** As people write them: a taxonomy of the same name could not be told from one. */
    private static final List<String> AXES = Arrays.stream(Axis.values())
            .map(axis -> axis.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();

    private final Store store;
    private final Procurements procurements;

    Taxonomies(Store store, Procurements procurements) {
        this.store = store;
        this.procurements = procurements;
    }

    List<String> all() {
        return Stream.concat(HOUSE.stream(), store.read(tx -> new LearningTables(tx).taxonomies()).stream())
                .toList();
    }

    /** @throws InvalidInputException for an unknown one */
    void require(String taxonomy) {
        List<String> known = all();
        if (!known.contains(taxonomy)) {
            throw unknown(taxonomy, known);
        }
    }

    private static InvalidInputException unknown(String taxonomy, List<String> known) {
        return InvalidInputException.of(
                "the taxonomy",
                "classification.taxonomy.unknown",
                "taxonomy",
                "\"" + taxonomy + "\"",
                "one of " + String.join(", ", known),
                NearNames.hint(taxonomy, known, "Import labelled texts under this name first."));
    }

    /** @throws InvalidInputException for an unknown one, one of the house's own, a blank {@code by} */
    void requireOwn(String taxonomy, String by) {
        require(taxonomy);
        var problems = new Problems();
        if (HOUSE.contains(taxonomy)) {
            problems.add(
                    "classification.taxonomy.house",
                    "taxonomy",
                    taxonomy,
                    "one that was imported",
                    "The house's own taxonomies stay.");
        }
        requireName(by, problems);
        problems.refuseIfAny("forgetting the taxonomy " + taxonomy);
    }

    /**
     * The examples with the labels as the taxonomy has them.
     *
     * @throws InvalidInputException for a name or labels that cannot be, all at once
     */
    List<Example> checked(String taxonomy, List<Example> examples, String origin, String by) {
        var problems = new Problems();
        if (!NAME.matcher(taxonomy).matches()) {
            problems.add(
                    "classification.taxonomy.name",
                    "taxonomy",
                    "\"" + taxonomy + "\"",
                    "lower-case letters a to z, digits and hyphens, at most 40",
                    "Choose another name.");
        } else if (!HOUSE.contains(taxonomy) && AXES.contains(taxonomy)) {
            problems.add(
                    "classification.taxonomy.name",
                    "taxonomy",
                    "\"" + taxonomy + "\"",
                    "a name that is no axis of the house: not one of " + String.join(", ", AXES),
                    "Choose another name; topics and joint procurements are taught as topic and joint-procurement.");
        }
        requireName(by, problems);
        if (examples.isEmpty()) {
            problems.add("classification.texts.none", "", "no texts", "at least one", "Give a file with texts.");
        }
        List<Example> checked =
                switch (taxonomy) {
                    case Serving.TOPIC -> oneOf(topics(), examples, problems);
                    case Serving.JOINT_PROCUREMENT -> oneOf(jointProcurements(), withoutNone(examples), problems);
                    default -> examples;
                };
        problems.refuseIfAny("the import of " + (origin.isBlank() ? "texts" : origin));
        return checked;
    }

    private static void requireName(String by, Problems problems) {
        if (by.isBlank()) {
            problems.add("classification.by.blank", "by", "nothing", "who does this", "Say who does it.");
        }
    }

    private static List<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::name).toList();
    }

    private List<String> jointProcurements() {
        var ids = new ArrayList<String>(List.of(""));
        procurements.jointProcurements().forEach(jp -> ids.add(jp.id().value()));
        return ids;
    }

    private static List<Example> withoutNone(List<Example> examples) {
        return examples.stream()
                .map(e -> e.label().equals(NONE) ? new Example("", e.text(), e.group()) : e)
                .toList();
    }

    /** Each wrong label is told once, however many texts have it. */
    private static List<Example> oneOf(List<String> known, List<Example> examples, Problems problems) {
        List<String> wrong = examples.stream()
                .map(Example::label)
                .distinct()
                .filter(label -> !known.contains(label))
                .toList();
        for (int i = 0; i < wrong.size(); i++) {
            String near = NearNames.hint(
                    wrong.get(i),
                    i < Problems.MOST ? known : List.of(),
                    "Name one of them, or import under a taxonomy of your own.");
            problems.add("classification.label.unknown", "label", "\"" + wrong.get(i) + "\"", expected(known), near);
        }
        return examples;
    }

    private static String expected(List<String> known) {
        List<String> named = known.stream().filter(k -> !k.isEmpty()).toList();
        String none = named.size() < known.size() ? " or " + NONE : "";
        return named.isEmpty()
                ? "no joint procurement is loaded; " + NONE
                : "one of " + String.join(", ", named) + none;
    }
}
