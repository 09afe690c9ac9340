package org.minikisa.competition.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Award;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.opendata.OpenData;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Column;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Lists competitions; {@code import FILE} takes an award table in. */
@Component
public final class CompetitionsCommand implements Command {

    private static final String ACTION = "ACTION";
    private static final String FILE = "FILE";
    private static final String IMPORT = "import";
    private static final String STATE = "--state";
    private static final String PROCUREMENT = "--procurement";

    /** Enough to see what a file is. */
    private static final int BEGINNING = 1 << 16;

    private final Competitions competitions;
    private final Optional<OpenData> openData;

    @Activate
    public CompetitionsCommand(
            @Reference Competitions competitions,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    OpenData openData) {
        this.competitions = competitions;
        this.openData = Optional.ofNullable(openData);
    }

    @Override
    public Usage usage() {
        return Usage.of("competitions", "lists mini-competitions, or imports them")
                .argument(ACTION, "import, to take in an award table, OCDS or eForms", () -> List.of(IMPORT), false)
                .argument(FILE, "what to import: a file, or a folder of open data", false)
                .choice(
                        STATE,
                        "STATE",
                        "only in this state",
                        Arrays.stream(CompetitionState.values()).map(Enum::name).toList())
                .option(PROCUREMENT, "ID", "only under this joint procurement", this::jointProcurements)
                .example("kisa:competitions --state DECIDED");
    }

    private List<String> jointProcurements() {
        return competitions.list().stream()
                .map(one -> one.draft().jointProcurement())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        Optional<String> action = in.argument(ACTION);
        if (action.isEmpty()) {
            list(in);
        } else if (action.get().equals(IMPORT)) {
            take(in);
        } else {
            throw UnknownIdException.of("action", action.get(), List.of(IMPORT));
        }
    }

    private void list(Invocation in) {
        List<Competition> wanted = competitions.list().stream()
                .filter(one -> in.option(STATE)
                        .map(one.state().name()::equalsIgnoreCase)
                        .orElse(true))
                .filter(one -> in.option(PROCUREMENT)
                        .map(one.draft().jointProcurement()::equalsIgnoreCase)
                        .orElse(true))
                .toList();
        in.screen().listing(wanted, columns(in.screen()));
    }

    private static Listing<Competition> columns(Screen screen) {
        Listing<Competition> columns = Listing.rows(Competition.class)
                .text("id", "Id", Competition::id)
                .text("state", "State", Competition::state)
                .text(
                        "nature",
                        "Nature",
                        one -> screen.json()
                                ? one.draft().nature()
                                : one.draft().nature().label().en())
                .text("title", "Title", one -> one.draft().title().en())
                .number("tenders", "Tenders", Competition::tenderCount)
                .text("winner", "Winner", one -> one.award().map(Award::tenderer))
                .with(Column.<Competition>number("discrepancies", "Differences", one -> one.discrepancies()
                                .size())
                        .tone(one -> one.discrepancies().isEmpty() ? Tone.PLAIN : Tone.WARNING))
                .text("decided", "Decided", one -> Shown.moment(screen, one.decided()))
                .whenEmpty(
                        "no competitions; kisa:competition draft begins one, kisa:competitions import FILE takes some in");
        return screen.json()
                ? columns.text("key", "Key", one -> one.draft().key())
                        .text("jointProcurement", "Joint procurement", one -> one.draft()
                                .jointProcurement())
                        .text("customer", "Customer", one -> one.draft().customer())
                        .text("published", "Published", one -> Shown.moment(screen, one.published()))
                        .text("closes", "Closes", one -> Shown.moment(screen, one.closes()))
                        .text("impactModel", "Impact model", one -> one.draft().impactModel())
                : columns;
    }

    /** Open data goes the way of {@code kisa:opendata import}. */
    private void take(Invocation in) throws IOException {
        Optional<Path> open = in.argument(FILE).map(Path::of).filter(CompetitionsCommand::isOpenData);
        if (open.isEmpty()) {
            importTable(in);
        } else {
            OpenDataCommand.read(
                    Desk.required(openData.orElse(null), OpenData.class, "org.minikisa.competition.ocds"),
                    open.get(),
                    OpenData.Mode.KEEP,
                    in.screen());
        }
    }

    private static boolean isOpenData(Path path) {
        if (Files.isDirectory(path)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(path)) {
            // the words that tell are ASCII in all of these formats
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
            return !beginning.contains("minikisa-award-table")
                    && (beginning.contains("<?xml")
                            || beginning.contains("Notice")
                            || beginning.contains("\"ocid\"")
                            || beginning.contains("\"releases\"")
                            || beginning.contains("\"records\""));
        } catch (IOException e) {
            return false; // a file that is not there is told with its path
        }
    }

    private void importTable(Invocation in) throws IOException {
        Path file = file(in.argument(FILE));
        CompetitionId id = competitions.importAwardTable(file.getFileName().toString(), Files.readAllBytes(file));
        CompetitionSheet.show(competitions.find(id).orElseThrow(), in.screen(), CompetitionSheet.DEFAULT);
    }

    private static Path file(Optional<String> name) {
        Path file = Path.of(name.orElse(""));
        if (!Files.isRegularFile(file)) {
            throw InvalidInputException.of(
                    "the file",
                    "competition.file",
                    FILE,
                    name.orElse("nothing"),
                    "an award-table document",
                    "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
        }
        return file;
    }
}
