package org.minikisa.competition.ocds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.minikisa.competition.api.opendata.ImportProblem;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.ImportWatch;
import org.minikisa.competition.api.opendata.ImportWatch.Progress;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.api.opendata.Imports.Outcome;
import org.minikisa.competition.api.opendata.OpenData.Mode;
import org.minikisa.problem.api.Problem;

/** One import of one or many files: what was read is kept in batches, what came of it is counted. */
final class ImportRun {

    /** Many enough that the disk is not waited for each time, few enough that others are not kept waiting. */
    static final int BATCH = 100;

    private record Read(ImportedCompetition competition, Notes notes) {}

    private final Imports imports;
    private final Mode mode;
    private final ImportWatch watch;
    private final List<Read> batch = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private long moreProblems;
    private int files;
    private long imported;
    private long updated;
    private long unchanged;
    private long refused;
    private long tenders;
    private long bytesBefore;
    private String file = "";
    private long size;
    private Bytes bytes;

    ImportRun(Imports imports, Mode mode, ImportWatch watch) {
        this.imports = imports;
        this.mode = mode;
        this.watch = watch;
    }

    void begins(String name, long ofSize, Bytes content) {
        files++;
        file = name;
        size = ofSize;
        bytes = content;
    }

    /** @throws CancellationException when whoever watches has ended it */
    void ends() {
        flush();
        bytesBefore += bytes == null ? 0 : bytes.packedRead();
        bytes = null;
    }

    /** Takes what was read; empty for what could not be read as a competition. */
    void read(Optional<ImportedCompetition> competition, Notes notes) {
        notes.problems().forEach(this::found);
        competition.ifPresentOrElse(one -> batch.add(new Read(one, notes)), () -> refused++);
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    /** Something is wrong with a competition, so that it could not even be read. */
    void unreadable(ImportProblem problem) {
        refused++;
        found(problem);
    }

    void found(ImportProblem problem) {
        watch.found(problem);
        if (problems.size() < ImportReport.MOST) {
            problems.add(problem);
        } else {
            moreProblems++;
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            List<ImportedCompetition> all =
                    batch.stream().map(Read::competition).toList();
            List<Outcome> outcomes = mode == Mode.KEEP
                    ? imports.keep(all)
                    : all.stream().map(this::looked).toList();
            for (int i = 0; i < outcomes.size(); i++) {
                count(batch.get(i), outcomes.get(i));
            }
            batch.clear();
        }
        if (!watch.goOn(progress()) || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the import was ended");
        }
    }

    private Outcome looked(ImportedCompetition one) {
        List<Problem> wrong = imports.check(one);
        return wrong.isEmpty() ? new Outcome.Imported(null) : new Outcome.Refused(wrong);
    }

    private void count(Read read, Outcome outcome) {
        if (outcome instanceof Outcome.Refused no) {
            refused++;
            var notes = new Notes(read.notes().file(), read.notes().line());
            notes.publication(read.competition().origin().publication());
            no.problems().forEach(notes::refused);
            notes.problems().forEach(this::found);
            return;
        }
        if (outcome instanceof Outcome.Unchanged) {
            unchanged++;
            return;
        }
        tenders += bids(read.competition());
        if (outcome instanceof Outcome.Updated) {
            updated++;
        } else {
            imported++;
        }
    }

    private static long bids(ImportedCompetition one) {
        return one.tenders().stream()
                .filter(tender -> !OcdsCompetition.isOfAwardOnly(tender, one.awards()))
                .count();
    }

    private Progress progress() {
        return new Progress(
                file,
                bytes == null ? 0 : bytes.packedRead(),
                size,
                imported + updated + unchanged + refused + batch.size());
    }

    ImportReport report(boolean interrupted) {
        return new ImportReport(
                files,
                imported,
                updated,
                unchanged,
                refused,
                tenders,
                bytesBefore + (bytes == null ? 0 : bytes.packedRead()),
                interrupted,
                problems,
                moreProblems);
    }
}
