package org.minikisa.competition.documents;

import java.util.Optional;
import java.util.stream.Collectors;

import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.documents.Paper.FactList;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementType;

/** What every paper begins with: whose it is and what it is about. */
final class Identity {

    private Identity() {}

    /** Who buys what under which joint procurement; more may be added to it. */
    static FactList of(Paper paper) {
        Dossier dossier = paper.dossier();
        return paper.factList()
                .add("fact.buyer", dossier.parties().buyer())
                .add("fact.subject", paper.in(dossier.draft().title()))
                .add("fact.number", dossier.id())
                .add("fact.joint", joint(paper))
                .add("fact.procedure", procedure(paper));
    }

    /** Says of data that are no competition of this house what they are and where they come from. */
    static void origin(Paper paper) {
        Dossier dossier = paper.dossier();
        Nature nature = dossier.draft().nature();
        if (nature == Nature.CONSTRUCTED) {
            paper.note("origin.constructed");
        } else if (dossier.isFromElsewhere()) {
            String source = dossier.draft().source();
            paper.note(source.isEmpty() ? "origin" : "origin.source", paper.in(nature.label()), source);
        }
    }

    static Optional<String> joint(Paper paper) {
        return paper.dossier()
                .parties()
                .jointProcurement()
                .map(joint -> paper.in(joint.name()) + " (" + paper.say(joint.type()) + period(paper, joint) + ")");
    }

    private static String period(Paper paper, JointProcurement joint) {
        String begins = joint.begins().map(paper.figures()::day).orElse("");
        String ends = joint.ends().map(paper.figures()::day).orElse("");
        return begins.isEmpty() && ends.isEmpty() ? "" : ", " + begins + "–" + ends;
    }

    static Optional<String> procedure(Paper paper) {
        return paper.dossier().type().map(type -> paper.say("procedure." + type));
    }

    /** Whether decisions of it cannot be taken to the Market Court, because it stays below the national thresholds. */
    static boolean isSmall(Dossier dossier) {
        return dossier.type().filter(ProcurementType.SMALL_SCALE::equals).isPresent();
    }

    static Optional<String> cpv(Paper paper) {
        Invitation invitation = paper.dossier().invitation();
        return invitation.cpv().isEmpty()
                ? Optional.empty()
                : Optional.of(invitation.cpv().stream()
                        .map(code -> Optional.ofNullable(
                                        paper.dossier().parties().cpv().get(code))
                                .map(name -> code + " " + paper.in(name))
                                .orElse(code))
                        .collect(Collectors.joining("\n")));
    }

    static Optional<String> languages(Paper paper) {
        return paper.dossier().invitation().languages().isEmpty()
                ? Optional.empty()
                : Optional.of(paper.dossier().invitation().languages().stream()
                        .map(code -> Language.of(code)
                                .map(known -> paper.say("language." + known.code()))
                                .orElse(code))
                        .collect(Collectors.joining(", ")));
    }

    static Optional<String> estimate(Paper paper) {
        return paper.dossier()
                .invitation()
                .estimatedValue()
                .map(value -> paper.say(
                        "value.novat",
                        paper.figures().money(value, paper.dossier().currency())));
    }

    /** The name of a lot with its id; nothing for a competition in one piece. */
    static String lot(Paper paper, String id) {
        return paper.dossier()
                .invitation()
                .lot(id)
                .map(lot -> paper.say("lot", id, paper.in(lot.title())))
                .orElse(id.isEmpty() ? "" : paper.say("lot", id, ""))
                .strip();
    }
}
