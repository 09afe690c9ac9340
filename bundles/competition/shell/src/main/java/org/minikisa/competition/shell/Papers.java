package org.minikisa.competition.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.documents.CompetitionDocuments;
import org.minikisa.competition.api.documents.DocumentFormat;
import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.competition.api.documents.DocumentOffer;
import org.minikisa.competition.api.documents.DocumentOrder;
import org.minikisa.competition.api.documents.RenderedDocument;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Usage;

/** The actions that write documents. */
final class Papers {

    private static final String FORMAT = "--format";
    private static final String TO = "--to";
    private static final String SECRET = "--secret";

    private static final Listing<DocumentOffer> OFFERS = Listing.rows(DocumentOffer.class)
            .text("kind", "Document", one -> Wanted.word(one.kind()))
            .text("possible", "Now", one -> one.possible() ? "yes" : "no")
            .text("why", "Why not", one -> one.refusal().map(Papers::why))
            .text("addressees", "To", DocumentOffer::addressees);

    private final Desk desk;
    private final Supplier<CompetitionDocuments> documents;

    Papers(Desk desk, Supplier<CompetitionDocuments> documents) {
        this.desk = desk;
        this.documents = documents;
    }

    List<Command> actions() {
        return List.of(
                new Action(
                        shaped(desk.on("documents", "lists what can be written now; writes all of it to an archive"))
                                .option(TO, "FILE", "ZIP archive of all that can be written now"),
                        this::all),
                new Action(
                        shaped(desk.on("document", "writes one document")
                                        .argument("KIND", "which one", () -> Wanted.words(DocumentKind.class), true))
                                .option("--tenderer", "ID", "to whom, for a letter", desk.candidates()::tenderers)
                                .option(TO, "FILE", "file or folder; its own name here unless said")
                                .example("kisa:competition document CO-1 decision --language fi --format docx"),
                        this::one));
    }

    private static Usage shaped(Usage usage) {
        return usage.choice(FORMAT, "FORMAT", "html unless said, all in an archive", Wanted.words(DocumentFormat.class))
                .option(SECRET, "TENDER/CRITERION", "what its tenderer declared a trade secret, with commas");
    }

    /** What is missing where nothing is there to write about, what it waits for where it is too early. */
    private static String why(Problem refusal) {
        return refusal.code().equals("competition.document.nothing")
                ? refusal.found()
                : "not before: " + refusal.expected();
    }

    private void all(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        if (in.option(TO).isEmpty()) {
            in.screen().listing(documents.get().offers(id), OFFERS);
            return;
        }
        var wanted = new Wanted(in);
        Set<Language> languages = in.option(Desk.LANGUAGE)
                .flatMap(Language::of)
                .map(Set::of)
                .orElseGet(() -> EnumSet.allOf(Language.class));
        Set<DocumentFormat> formats = in.option(FORMAT).isPresent()
                ? Set.of(wanted.constant(FORMAT, "Format", DocumentFormat.class, Optional.empty()))
                : EnumSet.allOf(DocumentFormat.class);
        Set<DocumentOrder.Secret> secrets = secrets(in, wanted);
        wanted.refuseIfWrong();
        saved(documents.get().bundle(id, languages, formats, secrets), in);
    }

    private void one(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        DocumentKind kind = Arrays.stream(DocumentKind.values())
                .filter(one -> one.name().equalsIgnoreCase(in.required("KIND").replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> org.minikisa.rendering.terminal.UnknownIdException.of(
                        "document", in.required("KIND"), Wanted.words(DocumentKind.class)));
        DocumentFormat format = in.option(FORMAT).isPresent()
                ? wanted.constant(FORMAT, "Format", DocumentFormat.class, Optional.empty())
                : DocumentFormat.HTML;
        var order = DocumentOrder.of(
                        id, kind, in.option(Desk.LANGUAGE).flatMap(Language::of).orElse(Language.FI), format)
                .withholding(secrets(in, wanted));
        wanted.refuseIfWrong();
        saved(documents.get().render(in.option("--tenderer").map(order::to).orElse(order)), in);
    }

    private static Set<DocumentOrder.Secret> secrets(Invocation in, Wanted wanted) {
        var secrets = new java.util.LinkedHashSet<DocumentOrder.Secret>();
        in.option(SECRET).stream()
                .flatMap(text -> Arrays.stream(text.strip().split("\\s*,\\s*")))
                .forEach(one -> {
                    int slash = one.lastIndexOf('/');
                    if (slash < 1 || slash == one.length() - 1) {
                        wanted.problems()
                                .add(
                                        "competition.shell.change",
                                        SECRET,
                                        one,
                                        "TENDER/CRITERION",
                                        "Write the ids of the tender and of the criterion with a slash between.");
                    } else {
                        secrets.add(new DocumentOrder.Secret(one.substring(0, slash), one.substring(slash + 1)));
                    }
                });
        return secrets;
    }

    private static void saved(RenderedDocument document, Invocation in) throws IOException {
        Path target = Path.of(in.option(TO).orElse(document.fileName()));
        Path file = Files.isDirectory(target) ? target.resolve(document.fileName()) : target;
        if (Files.exists(file) && !in.screen().confirm("Replace " + file + "?")) {
            return;
        }
        Output.written(document.bytes(), file);
        in.screen()
                .details(Details.of("Written")
                        .add("file", "File", file)
                        .add("mediaType", "Type", document.mediaType())
                        .add("bytes", "Bytes", document.bytes().length));
    }
}
