package org.minikisa.impact.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.ModelReader;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The impact models that are there: lists, shows, checks, compares them, and moves them on in their life. */
@Component
public final class ModelsCommand implements Command {

    private final Models models;
    private final Actions actions;

    /** Absent while the analysis services start, or where they are left out. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Comparisons comparisons;

    @Activate
    public ModelsCommand(@Reference Models models, @Reference ModelReader reader) {
        this.models = models;
        this.actions = new Actions(List.of(
                new ListModels(),
                new ShowModel(),
                new ValidateModel(models, reader),
                new TestModel(models, reader),
                new DiffModels(models, reader, () -> There.required(comparisons, Comparisons.class)),
                new SetStatus(models, "activate", ModelStatus.ACTIVE, "puts a version into use"),
                new SetStatus(models, "pilot", ModelStatus.PILOT, "tries a version out: its results say so"),
                new SetStatus(models, "retire", ModelStatus.RETIRED, "ends the use of a version; it stays replayable"),
                new PrintSchema(reader)));
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("models", "lists, shows, checks and compares impact models")
                .argument("MODEL", "id of a model, or id@version, to show", () -> ModelNames.of(models.list()), false)
                .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                .example("kisa:models cleaning"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else if (in.argument("MODEL").isPresent()) {
            show(in, in.argument("MODEL").get());
        } else {
            list(in);
        }
    }

    private void show(Invocation in, String name) {
        var deployed = models.list();
        var known = Stream.concat(
                        ModelNames.of(deployed).stream(),
                        actions.all().stream().map(action -> action.usage().name()))
                .toList();
        if (deployed.stream()
                .noneMatch(model -> model.ref().toString().equals(name)
                        || model.ref().id().value().equals(name))) {
            throw UnknownIdException.of("model", name, known);
        }
        in.screen().details(ModelSheet.of(ModelNames.find(deployed, name), Texts.language(in)));
    }

    private void list(Invocation in) {
        var language = Texts.language(in);
        var rows = Stream.concat(
                        models.list().stream().map(model -> Row.of(model, language)),
                        models.refused().stream().map(Row::of))
                .toList();
        in.screen()
                .listing(
                        rows,
                        Listing.of(
                                        Column.text("id", "Id", Row::id),
                                        Column.text("version", "Version", Row::version),
                                        Column.<Row>text("status", "Status", Row::status)
                                                .tone(Row::tone),
                                        Column.text("answering", "Answers", Row::answering),
                                        Column.text("title", "Title", Row::title),
                                        Column.text("origin", "From", Row::origin),
                                        Column.text("digest", "Digest", Row::digest),
                                        Column.text("fault", "Fault", Row::fault))
                                .whenEmpty("no impact models; deploy one with kisa:plugins install FILE"));
    }

    /** One line of the list: a model that is there, or one that was refused. */
    private record Row(
            String id,
            String version,
            String status,
            boolean answering,
            String title,
            String origin,
            String digest,
            String fault) {

        private static final int DIGEST = 12;

        static Row of(DeployedModel model, Language language) {
            return new Row(
                    model.ref().id().value(),
                    model.ref().version(),
                    Texts.lower(model.status()),
                    model.answering(),
                    model.description().title().in(language),
                    model.origin(),
                    model.digest().substring(0, Math.min(DIGEST, model.digest().length())),
                    model.fault().map(Problem::toString).orElse(""));
        }

        static Row of(RefusedModel model) {
            return new Row(
                    "",
                    "",
                    "refused",
                    false,
                    "",
                    model.origin(),
                    "",
                    model.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }

        Tone tone() {
            return status.equals("refused") || !fault.isEmpty()
                    ? Tone.BAD
                    : status.equals("pilot") ? Tone.WARNING : status.equals("retired") ? Tone.DIM : Tone.PLAIN;
        }
    }

    private final class ListModels implements Command {

        @Override
        public Usage usage() {
            return Usage.of("list", "lists all, refused ones with their problems")
                    .choice("--language", "LANGUAGE", "of titles", Texts.LANGUAGES);
        }

        @Override
        public void run(Invocation in) {
            list(in);
        }
    }

    private final class ShowModel implements Command {

        @Override
        public Usage usage() {
            return Usage.of("show", "shows one: what it asks, how it weighs, what holds")
                    .argument("MODEL", "id of a model, or id@version", () -> ModelNames.of(models.list()), true)
                    .choice("--language", "LANGUAGE", "of titles and texts", Texts.LANGUAGES)
                    .example("kisa:models show cleaning --language fi");
        }

        @Override
        public void run(Invocation in) {
            show(in, in.required("MODEL"));
        }
    }

    private record PrintSchema(ModelReader reader) implements Command {

        @Override
        public Usage usage() {
            return Usage.of("schema", "prints the JSON Schema of model files, for editors");
        }

        @Override
        public void run(Invocation in) {
            in.screen().line(reader.schema());
        }
    }

    private record SetStatus(Models models, String name, ModelStatus status, String summary) implements Command {

        @Override
        public Usage usage() {
            return Usage.of(name, summary)
                    .argument("MODEL@VERSION", "the version", () -> ModelNames.versions(models.list()), true)
                    .example("kisa:models " + name + " cleaning@1.0.0");
        }

        @Override
        public void run(Invocation in) {
            var before = ModelNames.find(models.list(), in.required("MODEL@VERSION"));
            var after = models.set(before.ref(), status);
            in.screen()
                    .details(Details.of(after.ref() + " is " + Texts.lower(after.status()))
                            .add("model", "Model", after.ref())
                            .add("before", "Before", Texts.lower(before.status()))
                            .add("status", "Now", Texts.lower(after.status()))
                            .add("answering", "Answers for its id", after.answering())
                            .add("answersNow", "Who asks for the id gets", answering(after)));
            if (before.status() != after.status()) {
                in.screen().remark(Tone.DIM, "undo: kisa:models " + undo(before.status()) + " " + after.ref());
            }
        }

        private Optional<String> answering(DeployedModel model) {
            return models.list().stream()
                    .filter(other -> other.ref().id().equals(model.ref().id()) && other.answering())
                    .map(other -> other.ref().toString())
                    .findFirst();
        }

        private static String undo(ModelStatus status) {
            return switch (status) {
                case ACTIVE -> "activate";
                case PILOT -> "pilot";
                case RETIRED -> "retire";
            };
        }
    }
}
