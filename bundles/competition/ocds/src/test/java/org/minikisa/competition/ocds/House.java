package org.minikisa.competition.ocds;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.opendata.ImportReport;
import org.minikisa.competition.api.opendata.ImportWatch;
import org.minikisa.competition.api.opendata.OpenData.Form;
import org.minikisa.competition.api.opendata.OpenData.Mode;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.imports.ImportedCompetitions;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.core.preparation.StoredPreparations;
import org.minikisa.competition.scoring.EvaluatedPrice;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.store.jdbc.SqliteStore;

/** A house with a real store, the real scoring methods and open data. */
final class House implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");

    final SqliteStore store;
    final StoredCompetitions competitions;
    final ImportedCompetitions imports;
    private final StoredPreparations preparations;
    final Catalogue catalogue;
    final OpenDataFiles openData;

    House(Path folder) {
        store = SqliteStore.open(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        var surroundings = new Surroundings();
        offer(surroundings, "price", new EvaluatedPrice());
        offer(surroundings, "ratio-to-smallest", new RatioToSmallest());
        offer(surroundings, "given-points", new GivenPoints());
        competitions = new StoredCompetitions(store, surroundings);
        preparations = new StoredPreparations(store, surroundings);
        imports = new ImportedCompetitions(store, surroundings);
        catalogue = new Catalogue(competitions, imports, settings("DECISION"));
        openData = new OpenDataFiles(imports, catalogue);
    }

    static OpenDataSettings settings(String bidsFrom) {
        return new OpenDataSettings() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return OpenDataSettings.class;
            }

            @Override
            public String ocid_prefix() {
                return "ocds-test00";
            }

            @Override
            public String publisher() {
                return "";
            }

            @Override
            public String uri() {
                return "urn:minikisa:open-data";
            }

            @Override
            public String bids_from() {
                return bidsFrom;
            }
        };
    }

    private static void offer(Surroundings surroundings, String id, ScoringMethod method) {
        surroundings.bindMethod(method, Map.of(ScoringMethod.ID, id, ScoringMethod.VERSION, "1.0"));
    }

    /** Public data that no one here wrote; a test that needs them is skipped where they are not. */
    static Path shared(String file) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data/procurement").resolve(file);
            if (Files.exists(found)) {
                return found;
            }
        }
        Assumptions.abort("../shared/data/procurement/" + file + " is not here");
        throw new IllegalStateException();
    }

    /** A draft whose attachments are kept. */
    CompetitionId drafted(CompetitionDraft draft) {
        CompetitionId id = competitions.draft(draft);
        draft.invitation()
                .attachments()
                .forEach(one -> preparations.attach(
                        id, one.name(), one.kind(), one.name().getBytes(StandardCharsets.UTF_8), Act.by("Aino", NOW)));
        return id;
    }

    ImportReport read(Path file) {
        return openData.importFrom(file, Mode.KEEP, ImportWatch.NONE);
    }

    ImportReport read(String name, String content) {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ImportReport read(String name, byte[] content) {
        return openData.importFrom(
                name, new ByteArrayInputStream(content), content.length, Mode.KEEP, ImportWatch.NONE);
    }

    byte[] export(Form form, CompetitionId... ids) {
        var out = new ByteArrayOutputStream();
        if (ids.length == 0) {
            openData.exportAll(form, out);
        } else {
            openData.export(List.of(ids), form, out);
        }
        return out.toByteArray();
    }

    Competition only() {
        List<Competition> all = competitions.list();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " competitions");
        }
        return all.get(0);
    }

    static List<String> codes(ImportReport report) {
        return report.problems().stream().map(found -> found.problem().code()).toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
