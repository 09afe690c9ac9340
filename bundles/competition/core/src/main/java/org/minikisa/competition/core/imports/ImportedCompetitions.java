package org.minikisa.competition.core.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionImported;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.api.opendata.ImportedCompetition.ImportedAward;
import org.minikisa.competition.api.opendata.Imports;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Sealing;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.problem.api.Problems;
import org.minikisa.store.api.Store;
import org.minikisa.store.api.StoreException;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Competitions from elsewhere in the store: what was published is kept as it is, beside what comes out of it here. */
@Component
public final class ImportedCompetitions implements Imports {

    private final Store store;
    private final Surroundings surroundings;
    private final Sealing sealing;

    @Activate
    public ImportedCompetitions(@Reference Store store, @Reference Surroundings surroundings) {
        this(store, surroundings, Sealing.fresh());
    }

    ImportedCompetitions(Store store, Surroundings surroundings, Sealing sealing) {
        this.store = store;
        this.surroundings = surroundings;
        this.sealing = sealing;
        CompetitionTables.migrate(store);
    }

    @Override
    public List<Outcome> keep(List<ImportedCompetition> batch) {
        try {
            return together(batch);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            return batch.size() == 1 ? List.of(failed(e)) : oneByOne(batch);
        }
    }

    private List<Outcome> together(List<ImportedCompetition> batch) {
        return store.inTransaction(
                tx -> batch.stream().map(one -> keep(one, tx)).toList());
    }

    /** What no check foresaw must not cost the others. */
    private List<Outcome> oneByOne(List<ImportedCompetition> batch) {
        return batch.stream().flatMap(one -> keep(List.of(one)).stream()).toList();
    }

    private static Outcome failed(RuntimeException e) {
        return e instanceof InvalidInputException refused
                ? new Outcome.Refused(refused.problems())
                : new Outcome.Refused(List.of(new Problem(
                        "competition.import.failed",
                        "",
                        e.toString(),
                        "a competition that can be kept",
                        "This is a fault of the program: report it with the release.")));
    }

    private Outcome keep(ImportedCompetition read, Transaction tx) {
        List<Problem> problems = check(read);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var tables = new ImportTables(tx);
        Optional<CompetitionId> known = tables.ofKey(read.draft().key());
        if (known.isEmpty()) {
            CompetitionId id = new CompetitionTables(tx).insert(read.draft());
            write(id, read, tables, tx);
            return new Outcome.Imported(id);
        }
        return update(known.get(), read, tables, tx);
    }

    private Outcome update(CompetitionId id, ImportedCompetition read, ImportTables tables, Transaction tx) {
        Optional<ImportedCompetition> before = tables.find(id);
        if (before.isEmpty()) {
            return refused(
                    "competition.import.key",
                    id + ", which was made here, for " + read.draft().key(),
                    "a key that only imports have",
                    "Change the key of the competition that was made here.");
        }
        ImportedCompetition whole = Joined.of(before.get(), read);
        if (whole.equals(before.get())) {
            return new Outcome.Unchanged(id);
        }
        if (tables.touched(id)) {
            return refused(
                    "competition.import.touched",
                    "a newer state of " + id + ", on which people have worked here since",
                    "a competition that nobody has changed",
                    "Put the changes in by hand.");
        }
        write(id, whole, tables, tx);
        return new Outcome.Updated(id);
    }

    private static Outcome refused(String code, String found, String expected, String remedy) {
        return new Outcome.Refused(List.of(new Problem(code, "", found, expected, remedy)));
    }

    private void write(CompetitionId id, ImportedCompetition imported, ImportTables tables, Transaction tx) {
        var compared = ImportedComparison.of(id.value(), imported, surroundings);
        Instant now = tx.now();
        tables.write(id, imported, compared, sealing, now);
        tx.append(new CompetitionImported(
                id.value(),
                imported.origin().source().name(),
                imported.draft().nature().name(),
                compared.state().name(),
                imported.draft().invitation().lots().size(),
                imported.tenders().size(),
                imported.awards().size(),
                now.toString()));
    }

    @Override
    public List<Problem> check(ImportedCompetition imported) {
        var problems = new Problems();
        var lots = new HashSet<>(imported.draft().invitation().lotIds());
        var tenders = new HashSet<String>();
        var tenderLots = new ArrayList<String>();
        for (int i = 0; i < imported.tenders().size(); i++) {
            var tender = imported.tenders().get(i).tender();
            tenderLots.add(tender.lot());
            if (!tenders.add(tender.id())) {
                problems.add(
                        "competition.import.tender.twice",
                        "tenders[" + i + "].id",
                        tender.id(),
                        "an id of its own",
                        "Give each tender another id.");
            }
        }
        for (int i = 0; i < imported.awards().size(); i++) {
            ImportedAward award = imported.awards().get(i);
            tenderLots.add(award.lot());
            if (!tenders.contains(award.tender())) {
                problems.add(
                        "competition.import.award.tender",
                        "awards[" + i + "]",
                        award.tender(),
                        "the id of a tender",
                        "Name the tender that won.");
            }
        }
        tenderLots.stream()
                .filter(lot -> !lots.contains(lot))
                .distinct()
                .forEach(lot -> problems.add(
                        "competition.import.lot",
                        "lots",
                        lot.isEmpty() ? "no lot" : lot,
                        "one of " + lots,
                        "Name a lot of this competition."));
        return problems.list();
    }

    @Override
    public Optional<ImportedCompetition> find(CompetitionId id) {
        return store.read(tx -> new ImportTables(tx).find(id));
    }
}
