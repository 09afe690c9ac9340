package org.minikisa.impact.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.problem.api.LocalizedText;

/**
 * What a model says of itself: enough to ask its questions, to check answers and to test its laws.
 *
 * @param summary what it measures and on what grounds, for people who read its results
 * @param phases the titles of phase 1 and 2
 * @param themes in the order they are shown; may be empty
 * @param indicators in the order they are asked
 * @param parameters dated numbers it uses
 * @param functions of plug-ins that its formulas name
 * @param tests the author's own
 */
public record ModelDescription(
        ModelRef ref,
        ModelStatus status,
        LocalizedText title,
        LocalizedText summary,
        Applicability appliesTo,
        Scale scale,
        Phases phases,
        List<Theme> themes,
        List<Indicator> indicators,
        List<Gate> gates,
        List<Parameter> parameters,
        List<FunctionNeed> functions,
        MissingPolicy missing,
        List<AuthorTest> tests) {

    public ModelDescription {
        Objects.requireNonNull(ref, "ref");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(appliesTo, "appliesTo");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(phases, "phases");
        themes = List.copyOf(themes);
        indicators = List.copyOf(indicators);
        gates = List.copyOf(gates);
        parameters = List.copyOf(parameters);
        functions = List.copyOf(functions);
        Objects.requireNonNull(missing, "missing");
        tests = List.copyOf(tests);
    }

    /** @param joint the title of phase 1; @param customer the title of phase 2 */
    public record Phases(LocalizedText joint, LocalizedText customer) {

        /** The usual titles. */
        public static final Phases USUAL = new Phases(
                new LocalizedText(
                        "Yhteishankinnan vaikuttavuus", "Samupphandlingens effekt", "Impact of the joint procurement"),
                new LocalizedText(
                        "Asiakkaan valintojen vaikuttavuus",
                        "Effekten av kundens val",
                        "Impact of the customer's choices"));

        public Phases {
            Objects.requireNonNull(joint, "joint");
            Objects.requireNonNull(customer, "customer");
        }
    }

    public ModelId id() {
        return ref.id();
    }

    public Optional<Indicator> indicator(String id) {
        return indicators.stream()
                .filter(indicator -> indicator.id().equals(id))
                .findFirst();
    }

    /** The indicators whose answer a customer may change. */
    public List<Indicator> choices() {
        return indicators.stream().filter(Indicator::askedOfCustomer).toList();
    }

    /**
     * Begins the description of a pilot on the scale 0 to 100 that applies to everything and wants every answer known:
     * a model that gives intervals for unknown ones says so by {@link Builder#missing}.
     */
    public static Builder of(String id, String version, LocalizedText title) {
        return new Builder(new ModelRef(new ModelId(id), version), title);
    }

    /** Collects the parts; what is not said stays as {@link ModelDescription#of} began. */
    public static final class Builder {

        private final ModelRef ref;
        private final LocalizedText title;
        private final List<Theme> themes = new ArrayList<>();
        private final List<Indicator> indicators = new ArrayList<>();
        private final List<Gate> gates = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<AuthorTest> tests = new ArrayList<>();
        private LocalizedText summary;
        private ModelStatus status = ModelStatus.PILOT;
        private Applicability appliesTo = Applicability.EVERYTHING;
        private Scale scale = Scale.HUNDRED;
        private Phases phases = Phases.USUAL;
        private Optional<MissingPolicy> missing = Optional.empty();

        private Builder(ModelRef ref, LocalizedText title) {
            this.ref = ref;
            this.title = title;
            this.summary = title;
        }

        public Builder summary(LocalizedText text) {
            summary = text;
            return this;
        }

        public Builder status(ModelStatus newStatus) {
            status = newStatus;
            return this;
        }

        public Builder appliesTo(Applicability newAppliesTo) {
            appliesTo = newAppliesTo;
            return this;
        }

        public Builder scale(Scale newScale) {
            scale = newScale;
            return this;
        }

        public Builder phases(Phases newPhases) {
            phases = newPhases;
            return this;
        }

        public Builder theme(Theme theme) {
            themes.add(theme);
            return this;
        }

        public Builder indicator(Indicator indicator) {
            indicators.add(indicator);
            return this;
        }

        public Builder gate(Gate gate) {
            gates.add(gate);
            return this;
        }

        public Builder parameter(Parameter parameter) {
            parameters.add(parameter);
            return this;
        }

        public Builder missing(MissingPolicy policy) {
            missing = Optional.of(policy);
            return this;
        }

        public Builder test(AuthorTest test) {
            tests.add(test);
            return this;
        }

        public ModelDescription build() {
            return new ModelDescription(
                    ref,
                    status,
                    title,
                    summary,
                    appliesTo,
                    scale,
                    phases,
                    themes,
                    indicators,
                    gates,
                    parameters,
                    List.of(),
                    missing.orElseGet(this::everythingAnswered),
                    tests);
        }

        private MissingPolicy everythingAnswered() {
            return new MissingPolicy(
                    indicators.stream()
                            .filter(indicator -> !(indicator.domain() instanceof Domain.Computed))
                            .map(Indicator::id)
                            .collect(Collectors.toSet()),
                    0);
        }
    }
}
