package org.minikisa.competition.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.opendata.ImportProblem;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.OpenData;
import org.minikisa.competition.api.opendata.OpenData.Form;
import org.minikisa.competition.api.opendata.OpenData.Mode;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Competitions as open data: OCDS and eForms in, OCDS out. */
@Component
public final class OpenDataCommand implements Command {

    private final OpenData openData;
    private final Competitions competitions;

    @Activate
    public OpenDataCommand(@Reference OpenData openData, @Reference Competitions competitions) {
        this.openData = openData;
        this.competitions = competitions;
    }

    @Override
    public Usage usage() {
        return Usage.of("opendata", "takes competitions in from open data, or writes them as such")
                .action(Usage.of("import", "takes in OCDS (JSON) and eForms (XML), a file or all of a folder")
                        .argument("FILE", "a file or a folder", true)
                        .example("kisa:opendata import armenia-releases.jsonl"))
                .action(Usage.of("check", "reads as import does and keeps nothing")
                        .argument("FILE", "a file or a folder", true)
                        .example("kisa:opendata check notices"))
                .action(Usage.of("export", "writes competitions as an OCDS 1.1 package")
                        .argument("OUT_FILE", "the file to write", true)
                        .rest("ID", "competitions; none for all of which something is public", this::ids)
                        .flag("--records", "records instead of releases")
                        .example("kisa:opendata export package.json CO-1"))
                .example("kisa:opendata import armenia-releases.jsonl");
    }

    private List<String> ids() {
        return competitions.list().stream().map(one -> one.id().value()).toList();
    }

    @Override
    public void run(Invocation in) throws IOException {
        switch (in.action().orElse("")) {
            case "import" -> read(in, Mode.KEEP);
            case "check" -> read(in, Mode.CHECK);
            case "export" -> export(in);
            default -> in.screen().line("Say what to do: import, check or export; --help tells how.");
        }
    }

    private void read(Invocation in, Mode mode) {
        read(openData, Path.of(in.required("FILE")), mode, in.screen());
    }

    static void read(OpenData openData, Path from, Mode mode, Screen screen) {
        ImportReport report;
        try (var progress = screen.progress("Reading competitions", 0)) {
            report = openData.importFrom(from, mode, now -> {
                progress.to(now.competitions());
                return true;
            });
        }
        screen.listing(
                report.problems(),
                Listing.rows(ImportProblem.class)
                        .text("file", "File", ImportProblem::file)
                        .number("line", "Line", ImportProblem::line)
                        .text("release", "Release", ImportProblem::release)
                        .text("effect", "Effect", ImportProblem::effect)
                        .text("problem", "Problem", one -> one.problem().toString())
                        .whenEmpty("nothing was wrong"));
        screen.line(
                report.refused() > 0 ? Tone.WARNING : Tone.PLAIN,
                (mode == Mode.CHECK ? "Can be imported: " : "Imported: ") + report.imported() + ", updated: "
                        + report.updated() + ", unchanged: " + report.unchanged() + ", refused: "
                        + report.refused() + "; tenders: " + report.tenders()
                        + (report.moreProblems() > 0 ? "; " + report.moreProblems() + " more problems" : ""));
    }

    /** The file appears when all of it is written; a competition that cannot be exported leaves none. */
    private void export(Invocation in) throws IOException {
        Path file = Path.of(in.required("OUT_FILE"));
        Form form = in.flag("--records") ? Form.RECORDS : Form.RELEASES;
        List<CompetitionId> ids = in.rest().stream().map(CompetitionId::new).toList();
        Path half = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
                if (ids.isEmpty()) {
                    openData.exportAll(form, out);
                } else {
                    openData.export(ids, form, out);
                }
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        in.screen().line("Written: " + file + ", " + Files.size(file) + " bytes.");
    }
}
