package org.minikisa.impact.shell;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.ModelChange.Step;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** What differs between two models, and whether the version says so. */
record DiffModels(Models models, ModelReader reader, Supplier<Comparisons> comparisons) implements Command {

    static final Listing<ModelChange> COLUMNS = Listing.<ModelChange>of(
                    Column.text("kind", "Change", change -> Texts.lower(change.kind())),
                    Column.text("place", "Place", ModelChange::place),
                    Column.text("before", "Before", ModelChange::before),
                    Column.text("after", "After", ModelChange::after),
                    Column.<ModelChange>text("step", "Version step", change -> Texts.lower(change.step()))
                            .tone(change -> change.step() == Step.MAJOR ? Tone.WARNING : Tone.PLAIN))
            .whenEmpty("no difference");

    @Override
    public Usage usage() {
        return Usage.of("diff", "tells what differs between two models and which version step that needs")
                .argument(
                        "FROM_MODEL_OR_FILE",
                        "id, id@version or a file",
                        () -> ModelNames.versions(models.list()),
                        true)
                .argument(
                        "TO_MODEL_OR_FILE", "id, id@version or a file", () -> ModelNames.versions(models.list()), true)
                .example("kisa:models diff cleaning@1.0.0 cleaning.model.json");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var from = ModelNames.open(in.required("FROM_MODEL_OR_FILE"), models, reader);
        var to = ModelNames.open(in.required("TO_MODEL_OR_FILE"), models, reader);
        var changes = comparisons.get().diff(from, to);
        var needed = changes.stream().map(ModelChange::step).max(Comparator.naturalOrder());
        var raised = raised(from.description().ref(), to.description().ref());
        boolean sameModel = from.description().id().equals(to.description().id());
        boolean enough = needed.isEmpty()
                || raised.filter(step -> step.compareTo(needed.get()) >= 0).isPresent();
        in.screen()
                .details(Details.of("From " + ref(from) + " to " + ref(to))
                        .add("from", "From", ref(from))
                        .add("to", "To", ref(to))
                        .add("changes", "Changes", changes.size())
                        .add("needed", "The version must rise by", needed.map(Texts::lower))
                        .add("raised", "It rises by", raised.map(Texts::lower).orElse("nothing"))
                        .add("enough", "That is enough", sameModel ? enough : null, enough ? Tone.GOOD : Tone.BAD)
                        .listing("differences", "Differences", changes, COLUMNS));
        if (sameModel && !enough) {
            throw InvalidInputException.of(
                    "the version of " + ref(to),
                    "impact.shell.version",
                    "version",
                    to.description().ref().version(),
                    "at least a " + Texts.lower(needed.get()) + " step above "
                            + from.description().ref().version(),
                    "Raise the version, so that assessments tell the two models apart.");
        }
    }

    private static ModelRef ref(ImpactModel model) {
        return model.description().ref();
    }

    /** The first number of {@code major.minor.patch} that rises; empty when none does or an earlier one falls. */
    static Optional<Step> raised(ModelRef from, ModelRef to) {
        var before = from.version().split("[.+-]");
        var after = to.version().split("[.+-]");
        var steps = new Step[] {Step.MAJOR, Step.MINOR, Step.PATCH};
        for (int i = 0; i < steps.length; i++) {
            int difference = Long.compare(part(after, i), part(before, i));
            if (difference != 0) {
                return difference > 0 ? Optional.of(steps[i]) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static long part(String[] parts, int i) {
        return i < parts.length && parts[i].matches("\\d{1,18}") ? Long.parseLong(parts[i]) : 0;
    }
}
