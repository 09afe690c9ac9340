package org.minikisa.support.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.support.api.CaseId;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Comment;
import org.minikisa.support.api.DiffLine;
import org.minikisa.support.api.Disposition;
import org.minikisa.support.api.DocumentVersion;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.ReviewId;
import org.minikisa.support.api.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Carries a review from its document to its end. */
@Component
public final class ReviewCommand implements Command {

    private static final String ACTION = "ACTION";
    private static final String ID = "ID";
    private static final String FILE = "--file";
    private static final String DUE = "--due";
    private static final String PLACE = "--place";
    private static final String TEXT = "--text";
    private static final String BY = "--by";
    private static final String COMMENT = "--comment";
    private static final String AS = "--as";
    private static final String AT = "--at";
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final List<String> ACTIONS =
            List.of("show", "diff", "open", "version", "comment", "dispose", "close");

    private final Reviews reviews;
    private final Cases cases;
    private final Clock clock;

    @Activate
    public ReviewCommand(
            @Reference Reviews reviews,
            @Reference Cases cases,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Clock clock) {
        this.reviews = reviews;
        this.cases = cases;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Usage usage() {
        return Usage.of("review", "shows a review, or opens, comments and closes one")
                .argument(ACTION, "one of " + String.join(", ", ACTIONS), () -> ACTIONS, true)
                .argument(ID, "review; for open the case", this::ids, true)
                .option(FILE, "FILE", "the document (open, version)")
                .option(DUE, "DAY", "when comments are promised, 2026-03-18 (open)")
                .option(PLACE, "PLACE", "where in the document (comment)")
                .option(TEXT, "TEXT", "what to say (comment)")
                .option(BY, "NAME", "who says it (comment)")
                .option(COMMENT, "NUMBER", "which comment (dispose)")
                .choice(
                        AS,
                        "WHAT",
                        "what became of it (dispose)",
                        Arrays.stream(Disposition.values()).map(Enum::name).toList())
                .option(AT, "MOMENT", "when, by the clocks of Finland; now if left out (open, version, close)")
                .option(FROM, "NUMBER", "the earlier version; the one before --to if left out (diff)")
                .option(TO, "NUMBER", "the later version; the newest if left out (diff)")
                .example("kisa:review open CS-5 --file invitation.docx --due 2026-03-18");
    }

    @Override
    public void run(Invocation in) throws IOException {
        String action = in.required(ACTION);
        if (action.equals("diff")) {
            diff(find(in), in);
            return;
        }
        Review review =
                switch (action) {
                    case "show" -> find(in);
                    case "open" -> open(in);
                    case "version" -> reviews.addVersion(find(in).id(), Files.readAllBytes(file(in)), at(in));
                    case "comment" ->
                        reviews.comment(find(in).id(), required(in, PLACE), required(in, TEXT), required(in, BY));
                    case "dispose" -> reviews.dispose(find(in).id(), number(in), disposition(in));
                    case "close" -> reviews.close(find(in).id(), at(in));
                    default -> throw UnknownIdException.of("action of a review", action, ACTIONS);
                };
        in.screen().details(details(review, Moments.on(in.screen())));
    }

    private Review open(Invocation in) throws IOException {
        String id = in.required(ID);
        CaseId supportCase = cases.find(new CaseId(id))
                .orElseThrow(() -> UnknownIdException.of("case", id, caseIds()))
                .id();
        Path file = file(in);
        return reviews.open(
                supportCase,
                file.getFileName().toString(),
                Files.readAllBytes(file),
                Moments.day(required(in, DUE)),
                at(in));
    }

    private void diff(Review review, Invocation in) {
        int to = in.option(TO)
                .map(text -> number(TO, text))
                .orElse(review.newest().number());
        int from = in.option(FROM).map(text -> number(FROM, text)).orElse(Math.max(1, to - 1));
        in.screen().listing(reviews.differences(review.id(), from, to), LINES);
    }

    private static final Listing<DiffLine> LINES = Listing.<DiffLine>of(List.of(
                    Column.<DiffLine>text("kind", "", line -> switch (line.kind()) {
                                case KEPT -> "";
                                case REMOVED -> "-";
                                case ADDED -> "+";
                            })
                            .tone(ReviewCommand::tone),
                    Column.number("number", "Line", DiffLine::number),
                    Column.<DiffLine>text("text", "Text", DiffLine::text).tone(ReviewCommand::tone)))
            .whenEmpty("the versions are the same");

    private static Tone tone(DiffLine line) {
        return switch (line.kind()) {
            case KEPT -> Tone.DIM;
            case REMOVED -> Tone.BAD;
            case ADDED -> Tone.GOOD;
        };
    }

    private Review find(Invocation in) {
        String id = in.required(ID);
        return reviews.find(new ReviewId(id)).orElseThrow(() -> UnknownIdException.of("review", id, reviewIds()));
    }

    private Instant at(Invocation in) {
        return Moments.at(in.option(AT), clock);
    }

    private static Path file(Invocation in) throws IOException {
        Path file = Path.of(required(in, FILE));
        if (!Files.isRegularFile(file)) {
            throw refused(FILE, file.toString(), "a file that can be read", "Check the path.");
        }
        if (Files.size(file) > Reviews.LARGEST_DOCUMENT) {
            throw refused(
                    FILE,
                    Files.size(file) + " bytes",
                    "at most " + Reviews.LARGEST_DOCUMENT + " bytes",
                    "Split the document.");
        }
        return file;
    }

    private static int number(Invocation in) {
        return number(COMMENT, required(in, COMMENT));
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(option, text, "a number", "See kisa:review show for those of comments and versions.");
        }
    }

    private static Disposition disposition(Invocation in) {
        return Disposition.valueOf(required(in, AS).toUpperCase(Locale.ROOT));
    }

    private static String required(Invocation in, String option) {
        return in.option(option).orElseThrow(() -> refused(option, "nothing", "a value", "Add " + option + "."));
    }

    private static InvalidInputException refused(String place, String found, String expected, String remedy) {
        return InvalidInputException.of("kisa:review", "support.shell.option", place, found, expected, remedy);
    }

    private List<String> ids() {
        var ids = new ArrayList<>(reviewIds());
        ids.addAll(caseIds());
        return ids;
    }

    private List<String> reviewIds() {
        return reviews.list().stream().map(r -> r.id().value()).toList();
    }

    private List<String> caseIds() {
        return cases.list().stream().map(c -> c.id().value()).toList();
    }

    private static Details details(Review review, Moments moments) {
        return Details.of("Review " + review.id())
                .add("id", "Id", review.id())
                .add("supportCase", "Case", review.supportCase())
                .add("due", "Due", review.due())
                .add("opened", "Opened", moments.shown(review.opened()))
                .add("closed", "Closed", moments.shown(review.closed()))
                .listing(
                        "versions",
                        "Versions",
                        review.versions(),
                        Listing.rows(DocumentVersion.class)
                                .number("number", "No", DocumentVersion::number)
                                .text("name", "Name", DocumentVersion::name)
                                .text("received", "Received", v -> moments.shown(v.received()))
                                .text("sha256", "SHA-256", DocumentVersion::sha256))
                .listing(
                        "comments",
                        "Comments",
                        review.comments(),
                        Listing.rows(Comment.class)
                                .number("number", "No", Comment::number)
                                .number("version", "Version", Comment::version)
                                .text("place", "Place", Comment::place)
                                .text("text", "Comment", Comment::text)
                                .text("by", "By", Comment::by)
                                .text("disposition", "Disposition", Comment::disposition)
                                .whenEmpty("no comments yet"));
    }
}
