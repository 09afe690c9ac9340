package org.minikisa.competition.core.preparation;

import java.util.List;
import java.util.Map;

import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.core.document.DraftForm;
import org.minikisa.competition.core.document.DraftPlaces;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problems;
import com.google.gson.JsonObject;

/** Drafts with something in them changed. */
final class Edits {

    private Edits() {}

    /** @throws InvalidInputException with every place that is none, and everything that is wrong then */
    public static DraftForm.Written of(CompetitionDraft draft, Map<String, String> changes, String what) {
        var problems = new Problems();
        JsonObject document = DraftForm.tree(draft);
        DraftPlaces.change(document, changes, problems);
        DraftForm.Written written = DraftForm.read(what, document, problems);
        if (!written.draft().key().equals(draft.key())) {
            throw InvalidInputException.of(
                    what,
                    "competition.edit.key",
                    "key",
                    written.draft().key(),
                    draft.key(),
                    "A competition keeps its key; draft another one under another key.");
        }
        return written;
    }

    static CompetitionDraft withAttachments(CompetitionDraft draft, List<Attachment> attachments) {
        Invitation said = draft.invitation();
        var invitation = new Invitation(
                said.category(),
                said.subject(),
                said.cpv(),
                said.estimatedValue(),
                said.lots(),
                said.mostLots(),
                said.lotRule(),
                said.requirements(),
                said.languages(),
                said.validUntil(),
                said.terms(),
                attachments);
        return new CompetitionDraft(
                draft.key(),
                draft.jointProcurement(),
                draft.customer(),
                draft.title(),
                draft.nature(),
                draft.source(),
                draft.criteria(),
                draft.order(),
                draft.totalRounding(),
                draft.rankOn(),
                draft.tieRule(),
                draft.variantsAllowed(),
                draft.priceOnlyReason(),
                draft.impactModel(),
                draft.impactChoices(),
                draft.exemption(),
                draft.remarks(),
                invitation,
                draft.procedure());
    }
}
