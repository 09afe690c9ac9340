package org.minikisa.classification.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.classification.api.learning.LabelledText;
import org.minikisa.classification.api.learning.LabelledTexts;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.rendering.terminal.UnknownIdException;

/** The values of each question: which there are, what they mean, and which one a person means. */
record Values(Procurements procurements, LabelledTexts texts) {

    /** How a person writes that it is none of them. */
    static final String NONE = "none";

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    List<String> of(Question question) {
        return question.axis().map(this::of).orElseGet(() -> labels(question.name()));
    }

    private List<String> of(Axis axis) {
        return switch (axis) {
            case KIND -> names(Kind.values());
            case TOPIC -> names(Topic.values());
            case URGENCY -> names(Urgency.values());
            case LANGUAGE ->
                Arrays.stream(Language.values()).map(Language::code).toList();
            case JOINT_PROCUREMENT ->
                procurements.jointProcurements().stream()
                        .map(JointProcurement::id)
                        .map(JointProcurementId::value)
                        .toList();
        };
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    List<String> labels(String taxonomy) {
        return texts.of(taxonomy).stream()
                .map(LabelledText::label)
                .distinct()
                .sorted()
                .toList();
    }

    /** @throws UnknownIdException for a value that the question does not have */
    String read(Question question, String written) {
        return find(question, written).orElseThrow(() -> UnknownIdException.of(question.name(), written, of(question)));
    }

    /** The value as the question has it, whatever the case of its letters. */
    Optional<String> find(Question question, String written) {
        String tidy = written.strip();
        if (question.is(Axis.LANGUAGE)) {
            return Optional.of(tidy.toLowerCase(Locale.ROOT)).filter(LANGUAGES::contains);
        }
        List<String> known = of(question);
        Optional<String> found = known.stream().filter(tidy::equals).findFirst().or(() -> known.stream()
                .filter(tidy::equalsIgnoreCase)
                .findFirst());
        boolean none = tidy.isEmpty() || tidy.equalsIgnoreCase(NONE);
        return found.or(() -> none && question.is(Axis.JOINT_PROCUREMENT) ? Optional.of("") : Optional.empty());
    }

    /** What people read beside a value; empty where it speaks for itself. */
    String meaning(Question question, String value) {
        return value.isEmpty()
                ? ""
                : question.axis().map(axis -> meaning(axis, value)).orElse("");
    }

    private String meaning(Axis axis, String value) {
        return switch (axis) {
            case KIND -> Kind.valueOf(value).label().in(Language.EN);
            case TOPIC -> Topic.valueOf(value).label().in(Language.EN);
            case URGENCY -> Urgency.valueOf(value).label().in(Language.EN);
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH);
            case JOINT_PROCUREMENT ->
                procurements
                        .find(new JointProcurementId(value))
                        .map(one -> one.name().in(Language.EN))
                        .orElse("");
        };
    }
}
