package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.Store;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;

/** Nobody is forgotten: every column that can hold words or bytes is answered for by its wing, or is known to tell of nobody. */
public class DeclaredColumnsTest {

    /** Ids and digests that the house makes, moments, days, and constants: by name, in whatever table. */
    private static final Set<String> NOBODYS = Set.of(
            ("id contact conversation competition supplier customer joint tender draw change review subject assessment"
                            + " obligation lot support_case merged_into kept other duplicate_of application answers bounce"
                            + " reply model model_id model_version model_digest input_digest engine_version digest sha256"
                            + " erased_sha256 content_digest code_digest first_receipt last_receipt previous commitment"
                            + " secret salt public_key signature version proven_by pseudonym"
                            + " at kept_at received received_at stored_at mended_at made_at set_at settled_at moved_at queued"
                            + " next_try sent changed_at last_success last_contact opened closed waiting_since"
                            + " first_answered last_answered answer_due due moment asked_at due_at answered_at lifted_at"
                            + " status_at last_at published_at closes_at closed_before opened_at decided_at questions_until"
                            + " removed_at came_in lodged recorded_at archived_at kept_until appeal_ends"
                            + " rectification_ends signed begins ends reopened extension decided made_on until undone"
                            + " proposed_at approved_at released_at retired_at since applied_at"
                            + " state status kind channel axis disposition author trust segments marks no_answer outcome what"
                            + " language languages urgency topic type way unit provenance sector currency list verdict ground"
                            + " from_state code wing media_type")
                    .split(" "));

    /** Others, each with the reason. */
    private static final Map<String, String> IMPERSONAL = Map.ofEntries(
            Map.entry("classification_alternative.value", "a label"),
            Map.entry("classification_correction.value", "a label"),
            Map.entry("classification_evidence.source", "name of a rule or a source of evidence"),
            Map.entry("classification_label.value", "a label"),
            Map.entry("classification_model.learner", "id of a learner"),
            Map.entry("classification_model.learnt_at", "a moment"),
            Map.entry("classification_model.learnt_from", "a digest"),
            Map.entry("classification_model.shipped", "a digest"),
            Map.entry("classification_model.taxonomy", "id of a taxonomy"),
            Map.entry("classification_model_bytes.bytes", "weights of hashed pieces of words"),
            Map.entry("classification_rehearsal.bytes", "digests of texts and probabilities of labels"),
            Map.entry("classification_serving.taxonomy", "id of a taxonomy"),
            Map.entry("classification_text.label", "a label"),
            Map.entry("classification_text.taxonomy", "id of a taxonomy"),
            Map.entry("competition_amendment.person", "number of a person, whose name is in competition_person"),
            Map.entry("competition_appeal.case_number", "number of a court's case"),
            Map.entry(
                    "competition_attachment.bytes",
                    "documents that suppliers got, known by their digest; the law keeps them"),
            Map.entry("competition_clarification.asked_by", "number of a person"),
            Map.entry("competition_clarification.assessed_by", "number of a person"),
            Map.entry("competition_competition.draft_key", "id of a case or template"),
            Map.entry("competition_competition.methods", "formulas of criteria"),
            Map.entry("competition_contract.value", "an amount"),
            Map.entry("competition_decision.person", "number of a person"),
            Map.entry("competition_draw.tied", "ids of tenders"),
            Map.entry("competition_draw_part.person", "number of a person"),
            Map.entry("competition_event.person", "number of a person"),
            Map.entry("competition_exclusion.person", "number of a person"),
            Map.entry("competition_finding.person", "number of a person"),
            Map.entry("competition_finding.requirement", "id of a requirement"),
            Map.entry("competition_flag.person", "number of a person"),
            Map.entry("competition_former_decision.person", "number of a person"),
            Map.entry("competition_import.publication", "id of a notice"),
            Map.entry("competition_interest.person", "number of a person"),
            Map.entry("competition_judgement.criterion", "id of a criterion"),
            Map.entry("competition_judgement.points", "a number"),
            Map.entry("competition_notice.reference", "id of a notice"),
            Map.entry("competition_question.person", "number of a person"),
            Map.entry("competition_sealed.content_key", "a key"),
            Map.entry("competition_template.person", "number of a person"),
            Map.entry("competition_vote.criterion", "id of a criterion"),
            Map.entry("competition_vote.person", "number of a person"),
            Map.entry("competition_vote.points", "a number"),
            Map.entry(
                    "impact_assessment.form",
                    "answers to a model's questions, replayed bit for bit against their digest"),
            Map.entry("impact_model.json", "a model"),
            Map.entry("impact_obligation.base", "a value of an indicator"),
            Map.entry("impact_obligation.indicator", "id of an indicator"),
            Map.entry("impact_obligation.promised", "a value of an indicator"),
            Map.entry("impact_obligation.title_en", "words of a model"),
            Map.entry("impact_obligation.title_fi", "words of a model"),
            Map.entry("impact_obligation.title_sv", "words of a model"),
            Map.entry("intake_bytes.bytes", "made anew by the wing"),
            Map.entry("intake_channel.room", "kept free for when the disk is full"),
            Map.entry("intake_contact.folded", "made anew by the wing"),
            Map.entry("intake_contact.from_address", "made anew by the wing"),
            Map.entry("intake_contact.from_name", "made anew by the wing"),
            Map.entry("intake_contact.full_text", "made anew by the wing"),
            Map.entry("intake_contact.message_id", "made anew by the wing"),
            Map.entry("intake_contact.problem_code", "a code"),
            Map.entry("intake_contact.problem_expected", "words of the product"),
            Map.entry("intake_contact.problem_remedy", "words of the product"),
            Map.entry("intake_contact.recipients", "made anew by the wing"),
            Map.entry("intake_contact.subject", "made anew by the wing"),
            Map.entry("intake_contact.text", "made anew by the wing"),
            Map.entry("intake_mended.bytes", "made anew by the wing"),
            Map.entry("intake_reply.mailbox", "made anew by the wing"),
            Map.entry("intake_reply.message", "made anew by the wing"),
            Map.entry("intake_reply.recipient", "made anew by the wing"),
            Map.entry("intake_reply.subject", "made anew by the wing"),
            Map.entry("intake_reply.text", "made anew by the wing"),
            Map.entry("intake_secret.bytes", "a key"),
            Map.entry("intake_secret.name", "name of a key"),
            Map.entry("procurement_base_value.indicator", "id of an indicator"),
            Map.entry("procurement_base_value.value", "a value of an indicator"),
            Map.entry("procurement_body.name", "name of the house"),
            Map.entry("procurement_call_off.amount", "an amount"),
            Map.entry("procurement_call_off.reference", "id of a competition or an order"),
            Map.entry("procurement_category.name_en", "name of a category"),
            Map.entry("procurement_category.name_fi", "name of a category"),
            Map.entry("procurement_category.name_sv", "name of a category"),
            Map.entry("procurement_category.source", "a publication"),
            Map.entry("procurement_customer.business_id", "of a public body"),
            Map.entry("procurement_customer_domain.domain", "of a public body"),
            Map.entry("procurement_figure.name_en", "name of a figure"),
            Map.entry("procurement_figure.name_fi", "name of a figure"),
            Map.entry("procurement_figure.name_sv", "name of a figure"),
            Map.entry("procurement_figure.source", "a publication"),
            Map.entry("procurement_figure.value", "a number"),
            Map.entry("procurement_joint.category", "code of a category"),
            Map.entry("procurement_joint.name_en", "name of a joint procurement"),
            Map.entry("procurement_joint.name_fi", "name of a joint procurement"),
            Map.entry("procurement_joint.name_sv", "name of a joint procurement"),
            Map.entry("procurement_joint_text.text", "a CPV code or another name of a joint procurement"),
            Map.entry("procurement_supplier.business_id", "public, in the trade register"),
            Map.entry("runtime_plugin.name", "name of a plug-in"),
            Map.entry("runtime_plugin.origin", "how it came in"),
            Map.entry("runtime_plugin.in_use", "digest of a plug-in"),
            Map.entry("runtime_plugin_approval.name", "name of a plug-in"),
            Map.entry("runtime_plugin_incident.expected", "words of a contract"),
            Map.entry("runtime_plugin_incident.instead_id", "id of a plug-in"),
            Map.entry("runtime_plugin_incident.instead_version", "version of a plug-in"),
            Map.entry("runtime_plugin_incident.name", "name of a plug-in"),
            Map.entry("runtime_plugin_incident.offer", "name of a contract"),
            Map.entry("runtime_plugin_incident.remedy", "words of a contract"),
            Map.entry("runtime_plugin_incident.thread", "name of a thread"),
            Map.entry("runtime_plugin_use.name", "name of a plug-in"),
            Map.entry("store_cursor.name", "name of a reaction"),
            Map.entry("store_frozen.place", "ids"),
            Map.entry("store_frozen.reason", "words of the product"),
            Map.entry("store_journal.json", "facts name nobody"),
            Map.entry("store_migration.name", "name of a migration"),
            Map.entry("store_parked.reaction", "name of a reaction"),
            Map.entry("store_sequence.name", "name of a sequence"),
            Map.entry("support_document.bytes", "made anew by the wing"));

    @InjectService(timeout = 20_000)
    Store store;

    @InjectService(cardinality = 8, timeout = 20_000)
    ServiceAware<PersonalData> wings;

    @Test
    void everyColumnOfWordsIsAnsweredForOrKnownToTellOfNobody() {
        Set<String> all = columns();
        Set<String> declared = declared();

        assertThat(all)
                .as("columns that nobody answers for: declare them in the wing's PersonalData, or name the reason here")
                .filteredOn(column -> !declared.contains(column)
                        && !NOBODYS.contains(column.substring(column.indexOf('.') + 1))
                        && !IMPERSONAL.containsKey(column))
                .isEmpty();
        assertThat(declared).as("declared columns that there are not").isSubsetOf(all);
        assertThat(IMPERSONAL.keySet())
                .as("named here without need")
                .isSubsetOf(all)
                .doesNotContainAnyElementsOf(declared);
    }

    private Set<String> declared() {
        return wings.getServices().stream()
                .flatMap(wing -> wing.texts().stream())
                .flatMap(texts -> texts.columns().stream().map(column -> texts.table() + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> columns() {
        List<String> columns = store.read(tx -> tx.query(
                "SELECT m.name AS tab, c.name AS col FROM sqlite_master m, pragma_table_info(m.name) c"
                        + " WHERE m.type = 'table' AND c.type IN ('TEXT', 'BLOB')",
                row -> row.text("tab") + "." + row.text("col")));
        return new TreeSet<>(columns);
    }
}
