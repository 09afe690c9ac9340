package org.minikisa.competition.core.preparation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.preparation.Template;
import org.minikisa.competition.api.preparation.Templates;
import org.minikisa.competition.core.CompetitionTables;
import org.minikisa.competition.core.Digests;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.document.TemplateForm;
import org.minikisa.competition.core.publication.PreparationTables;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.procurement.api.JointProcurementId;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Templates in the store, every version of them. */
@Component
public final class StoredTemplates implements Templates {

    private final Store store;
    private final Surroundings surroundings;

    @Activate
    public StoredTemplates(@Reference Store store, @Reference Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        CompetitionTables.migrate(store);
    }

    @Override
    public Template keep(String name, byte[] json, Act act) {
        String what = "template " + name;
        TemplateForm.Written written = TemplateForm.read(what, json);
        requireJointProcurement(written, what);
        String sha256 = Digests.sha256(json);
        return store.inTransaction(tx -> {
            var tables = new PreparationTables(tx);
            List<Template> versions = tables.versions(written.id());
            Optional<Template> newest = last(versions);
            if (newest.filter(one -> one.sha256().equals(sha256)).isPresent()) {
                return newest.get();
            }
            written.texts().forEach((digest, bytes) -> tables.keep(digest, bytes, act.at()));
            var template = new Template(
                    written.id(),
                    versions.size() + 1,
                    written.draft().jointProcurement(),
                    written.name(),
                    sha256,
                    new String(json, StandardCharsets.UTF_8),
                    act.at());
            tables.insert(template, new CompetitionTables(tx).person(act.by()));
            return template;
        });
    }

    private void requireJointProcurement(TemplateForm.Written written, String what) {
        var id = new JointProcurementId(written.draft().jointProcurement());
        surroundings.procurements().ifPresent(procurements -> {
            if (procurements.find(id).isEmpty()) {
                throw InvalidInputException.of(
                        what,
                        "competition.joint-procurement.unknown",
                        "jointProcurement",
                        id.value(),
                        "a joint procurement of this body",
                        "Correct the id, or load the body first.");
            }
        });
    }

    @Override
    public List<Template> list() {
        return read(tables -> newest(tables.templates()));
    }

    @Override
    public List<Template> of(String jointProcurement) {
        return list().stream()
                .filter(template -> template.jointProcurement().equals(jointProcurement))
                .toList();
    }

    @Override
    public Optional<Template> find(String id) {
        return last(versions(id));
    }

    @Override
    public List<Template> versions(String id) {
        return read(tables -> tables.versions(id));
    }

    static Optional<Template> last(List<Template> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static List<Template> newest(List<Template> all) {
        return all.stream()
                .filter(template -> all.stream()
                        .noneMatch(other -> other.id().equals(template.id()) && other.version() > template.version()))
                .toList();
    }

    private <T> T read(Function<PreparationTables, T> question) {
        return store.read(tx -> question.apply(new PreparationTables(tx)));
    }
}
