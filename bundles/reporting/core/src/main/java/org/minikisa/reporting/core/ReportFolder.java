package org.minikisa.reporting.core;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.minikisa.problem.api.InvalidInputException;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Puts the files of a report into a folder. Each is written beside its place and moved there, so a run that is killed
 * leaves the old file or the new one, never half of one; the page comes last. Files that are the same already are left
 * alone. Of an older report of the same language, CSV files that there are no more are removed: only those that its
 * JSON file names, never what somebody else put there.
 */
final class ReportFolder {

    private static final String WORK = ".minikisa-report";

    private final Path folder;
    private final String language;

    ReportFolder(Path folder, String language) {
        this.folder = folder.toAbsolutePath().normalize();
        this.language = language;
    }

    Path html() {
        return folder.resolve("report-" + language + ".html");
    }

    Path json() {
        return folder.resolve("report-" + language + ".json");
    }

    Path csv(String name) {
        return folder.resolve("csv-" + language).resolve(name);
    }

    /** @throws InvalidInputException when the folder cannot be written to */
    void write(byte[] html, byte[] json, Map<String, byte[]> csv, Runnable afterEach) {
        var files = new LinkedHashMap<Path, byte[]>();
        csv.forEach((name, bytes) -> files.put(csv(name), bytes));
        files.put(json(), json);
        files.put(html(), html);
        Path work = folder.resolve(WORK + "-" + language);
        try {
            Set<String> before = namesOfOlderReport();
            Files.createDirectories(folder.resolve("csv-" + language));
            remove(work);
            Files.createDirectory(work);
            try {
                for (var file : files.entrySet()) {
                    place(file.getKey(), file.getValue(), work);
                    afterEach.run();
                }
            } finally {
                remove(work);
            }
            for (String name : before) {
                if (!csv.containsKey(name)) {
                    Files.deleteIfExists(csv(name));
                }
            }
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "the report folder",
                    "reporting.folder",
                    folder.toString(),
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "a folder that files can be written to",
                    "Choose another folder with --out, or free its disk and give yourself the right to write there.");
        }
    }

    private static void place(Path target, byte[] bytes, Path work) throws IOException {
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return;
        }
        Path fresh = Files.write(work.resolve(target.getFileName()), bytes);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Some network drives cannot; the move of a complete file is the best there is.
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Set<String> namesOfOlderReport() throws IOException {
        var names = new HashSet<String>();
        if (!Files.isRegularFile(json())) {
            return names;
        }
        try (Reader reader = Files.newBufferedReader(json(), StandardCharsets.UTF_8)) {
            JsonElement files = JsonParser.parseReader(reader).getAsJsonObject().get("files");
            if (files != null) {
                files.getAsJsonArray().forEach(name -> names.add(name.getAsString()));
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            // Not one of ours: nothing of it is removed.
            names.clear();
        }
        names.removeIf(name -> !name.matches("[a-z0-9-]+\\.csv"));
        return names;
    }

    private static void remove(Path work) throws IOException {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(work)) {
            for (Path each : left) {
                Files.delete(each);
            }
        }
        Files.delete(work);
    }
}
