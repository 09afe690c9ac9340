package org.minikisa.competition.ocds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.opendata.ImportProblem;
import org.minikisa.competition.api.opendata.ImportProblem.Effect;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.ImportWatch;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.api.opendata.OpenData;
import org.minikisa.competition.api.opendata.Source;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Open data from and to files. */
@Component
public final class OpenDataFiles implements OpenData {

    private static final int HEAD = 512;

    private final Imports imports;
    private final Catalogue catalogue;

    @Activate
    public OpenDataFiles(@Reference Imports imports, @Reference Catalogue catalogue) {
        this.imports = imports;
        this.catalogue = catalogue;
    }

    @Override
    public ImportReport importFrom(Path fileOrFolder, Mode mode, ImportWatch watch) {
        var run = new ImportRun(imports, mode, watch);
        boolean interrupted = false;
        try {
            for (Path file : files(fileOrFolder)) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    one(name(fileOrFolder, file), in, Files.size(file), run);
                } catch (IOException e) {
                    run.found(unreadable(name(fileOrFolder, file), e));
                }
            }
        } catch (CancellationException e) {
            interrupted = true;
        }
        return run.report(interrupted);
    }

    private static String name(Path given, Path file) {
        return given.equals(file)
                ? file.getFileName().toString()
                : given.relativize(file).toString();
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.exists(fileOrFolder)) {
            throw refused(fileOrFolder, "nothing");
        }
        try (Stream<Path> all = Files.walk(fileOrFolder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw refused(fileOrFolder, e.toString());
        }
    }

    private static InvalidInputException refused(Path path, String found) {
        return InvalidInputException.of(
                path.toString(),
                "competition.file",
                "FILE",
                found,
                "a file or a folder that can be read",
                "Check the path; it is seen from " + Path.of("").toAbsolutePath() + ".");
    }

    @Override
    public ImportReport importFrom(String name, InputStream bytes, long size, Mode mode, ImportWatch watch) {
        var run = new ImportRun(imports, mode, watch);
        try {
            one(name, bytes, size, run);
            return run.report(false);
        } catch (CancellationException e) {
            return run.report(true);
        }
    }

    /** What is wrong with a file ends that file; what was read before it stays. */
    private static void one(String name, InputStream in, long size, ImportRun run) {
        try {
            var bytes = new Bytes(in);
            run.begins(name, size, bytes);
            Optional<Source> source = source(bytes.peek(HEAD));
            if (source.isEmpty() && isUtf16(bytes.peek(2))) {
                run.found(ended(name, "competition.import.encoding", "UTF-16", "UTF-8", "Convert the file to UTF-8."));
            } else if (source.isEmpty()) {
                run.found(ended(
                        name,
                        "competition.import.format",
                        "neither JSON nor XML",
                        "OCDS as JSON or an eForms notice as XML",
                        "Import other documents in their own way."));
            } else if (source.get() == Source.OCDS) {
                new JsonFile(name, bytes, run).read();
            } else {
                new NoticeFile(name, bytes, run).read();
            }
        } catch (IOException e) {
            run.found(unreadable(name, e));
        }
        run.ends();
    }

    private static boolean isUtf16(byte[] mark) {
        return Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE});
    }

    private static ImportProblem unreadable(String name, IOException e) {
        if (e instanceof Bytes.TooLarge) {
            return ended(
                    name,
                    "competition.import.bomb",
                    String.valueOf(e.getMessage()),
                    "at most " + Bytes.MOST_TIMES + " times as many bytes as there are in the file",
                    "No honest file is packed like that; check where it comes from.");
        }
        if (e instanceof Bytes.Damaged) {
            return ended(
                    name,
                    "competition.import.gzip",
                    String.valueOf(e.getMessage()),
                    "a whole gzip file",
                    "Fetch the file again; it was cut off or changed.");
        }
        return ended(
                name,
                "competition.import.unreadable",
                e.toString(),
                "a file that can be read",
                "Check the file and the disk it is on.");
    }

    private static ImportProblem ended(String name, String code, String found, String expected, String remedy) {
        return new ImportProblem(name, 0, "", Effect.FILE_ENDED, new Problem(code, "", found, expected, remedy));
    }

    @Override
    public Optional<Source> recognise(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return source(new Bytes(in).peek(HEAD));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Source> source(byte[] head) {
        String begin = new String(head, StandardCharsets.UTF_8).strip();
        if (begin.startsWith("<")) {
            return Optional.of(Source.EFORMS);
        }
        boolean json = begin.startsWith("{") || begin.startsWith("[");
        return json && !begin.contains("minikisa-") ? Optional.of(Source.OCDS) : Optional.empty();
    }

    @Override
    public void export(List<CompetitionId> ids, Form form, OutputStream out) {
        var problems = new Problems();
        List<Published> wanted = ids.stream()
                .flatMap(id -> catalogue.find(id, problems).stream())
                .toList();
        problems.refuseIfAny("the export");
        catalogue.exporter().write(wanted.stream(), catalogue::releases, form, out);
    }

    @Override
    public void exportAll(Form form, OutputStream out) {
        catalogue.exporter().write(catalogue.all(), catalogue::releases, form, out);
    }
}
