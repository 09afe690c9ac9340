package org.minikisa.competition.core.imports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.opendata.ImportedCompetition;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.CompetitionTables.StoredTender;
import org.minikisa.competition.core.CompetitionTables.TenderStatus;
import org.minikisa.competition.core.Sealing;
import org.minikisa.competition.core.StoredForm;
import org.minikisa.store.api.Transaction;

/** The SQL of imports, for the length of one transaction. */
final class ImportTables {

    /** What the history of a competition calls an import. */
    static final String EVENT = "competition.imported";

    private final Transaction tx;

    ImportTables(Transaction tx) {
        this.tx = tx;
    }

    Optional<CompetitionId> ofKey(String key) {
        return tx.first(
                "SELECT id FROM competition_competition WHERE draft_key = ?",
                row -> new CompetitionId(row.text("id")),
                key);
    }

    Optional<ImportedCompetition> find(CompetitionId id) {
        return tx.first(
                "SELECT content FROM competition_import WHERE competition = ?",
                row -> StoredForm.read(row.text("content"), ImportedCompetition.class),
                id.value());
    }

    /** Whether anything but imports has happened to it. */
    boolean touched(CompetitionId id) {
        return tx.first(
                        "SELECT number FROM competition_event WHERE competition = ? AND what <> ?",
                        row -> row.number("number"),
                        id.value(),
                        EVENT)
                .isPresent();
    }

    public void write(
            CompetitionId id, ImportedCompetition imported, ImportedComparison compared, Sealing sealing, Instant now) {
        tx.update(
                "INSERT INTO competition_import (competition, source, publication, content) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (competition) DO UPDATE SET publication = excluded.publication,"
                        + " content = excluded.content",
                id.value(),
                imported.origin().source(),
                imported.origin().publication(),
                StoredForm.write(imported));
        competition(id, imported, compared);
        tenders(id, imported, compared, sealing);
        new CompetitionTables(tx)
                .insertEvent(id, EVENT, now, "", imported.origin().publication());
    }

    private void competition(CompetitionId id, ImportedCompetition imported, ImportedComparison compared) {
        tx.update(
                "UPDATE competition_competition SET state = ?, draft = ?, methods = ?, published_at = ?, closes_at = ?,"
                        + " opened_at = ?, decided_at = ?, scores = ?, award = ?, results = ?, discrepancies = ?"
                        + " WHERE id = ?",
                compared.state(),
                StoredForm.write(imported.draft()),
                StoredForm.write(compared.methods()),
                imported.published(),
                imported.closes(),
                compared.opened(),
                compared.decided(),
                compared.scores().map(StoredForm::write),
                compared.award().map(StoredForm::write),
                StoredForm.write(compared.results()),
                StoredForm.write(compared.discrepancies()),
                id.value());
    }

    /** Tenders keep their numbers when a newer state comes; facts and documents may have named them. */
    private void tenders(CompetitionId id, ImportedCompetition imported, ImportedComparison compared, Sealing sealing) {
        var tables = new CompetitionTables(tx);
        Map<String, StoredTender> known = new LinkedHashMap<>();
        tables.tenders(id).forEach(one -> known.put(one.tender().id(), one));
        for (var one : imported.tenders()) {
            Tender tender = one.tender();
            Optional<String> left = compared.left(tender.id());
            StoredTender before = known.get(tender.id());
            var stored = new StoredTender(
                    before == null ? known.size() + 1 : before.number(),
                    tender,
                    before == null ? 1 : before.version(),
                    before == null ? sealing.newSalt() : before.salt(),
                    left.isPresent() ? TenderStatus.EXCLUDED : TenderStatus.IN,
                    tender.received(),
                    left.orElse(""));
            if (before == null) {
                tables.insertTender(id, stored);
                known.put(tender.id(), stored);
            } else {
                tables.replaceTender(id, stored);
            }
        }
    }
}
