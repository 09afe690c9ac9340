package org.minikisa.competition.ocds;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Criterion.Role;
import org.minikisa.competition.api.Invitation;
import org.minikisa.competition.api.Invitation.Attachment;
import org.minikisa.competition.api.Invitation.Lot;
import org.minikisa.competition.api.Invitation.Requirement;
import org.minikisa.competition.api.Procedure.Weighting;
import org.minikisa.competition.api.WeightRange;
import org.minikisa.competition.api.opendata.ImportedCompetition.Stage;
import org.minikisa.competition.api.preparation.Amendment;
import org.minikisa.competition.api.preparation.Question.Answered;
import org.minikisa.procurement.api.ProcurementType;

/** The tender section of a release: what was announced, as it was known at a moment. */
final class TenderSection {

    private final Published published;
    private final Competition competition;
    private final CompetitionDraft draft;
    private final Invitation said;
    private final List<Amendment> amendments;
    private final boolean later;

    /** @param amendments that were made by then; @param later whether the tender period is over in this release */
    private TenderSection(Published published, List<Amendment> amendments, boolean later) {
        this.published = published;
        this.competition = published.competition();
        this.draft = competition.draft();
        this.said = draft.invitation();
        this.amendments = amendments;
        this.later = later;
    }

    static Node of(Published published, List<Amendment> amendments, boolean later, String status, Parties parties) {
        return new TenderSection(published, amendments, later).node(status, parties);
    }

    private Node node(String status, Parties parties) {
        var node = new Node().put("id", competition.id().value()).put("title", draft.title());
        said.subject().ifPresent(subject -> node.put("description", subject));
        node.put("status", status)
                .put("procuringEntity", parties.buyer())
                .put("items", items())
                .put("value", said.estimatedValue().map(value -> Node.value(value, published.currency())))
                .put("procurementMethod", published.origin().isEmpty() ? "selective" : "")
                .put("mainProcurementCategory", category())
                .put("awardCriteria", awardCriteria())
                .put("awardCriteriaDetails", published.origin().isPresent() ? "" : awardCriteriaDetails())
                .put("submissionMethod", published.origin().isEmpty() ? List.of("electronicSubmission") : List.of())
                .put("submissionTerms", submissionTerms())
                .put("tenderPeriod", tenderPeriod())
                .put("enquiryPeriod", enquiryPeriod());
        if (!published.answered().isEmpty() && later) {
            node.put("hasEnquiries", true);
        }
        return node.put("enquiries", later ? enquiries() : List.of())
                .put("selectionCriteria", selectionCriteria())
                .put("criteria", requirements())
                .put("lots", lots())
                .put("lotDetails", lotDetails())
                .put("techniques", techniques())
                .put("competitive", competitive())
                .put("secondStage", secondStage())
                .put("bidOpening", bidOpening())
                .put("documents", documents())
                .put("amendments", amendments.stream().map(this::amendment).toList());
    }

    private List<Node> items() {
        if (said.cpv().isEmpty()) {
            return List.of();
        }
        return List.of(new Node()
                .put("id", "1")
                .put("description", draft.title())
                .put("classification", cpv(said.cpv().get(0)))
                .put(
                        "additionalClassifications",
                        said.cpv().stream().skip(1).map(TenderSection::cpv).toList()));
    }

    private static Node cpv(String code) {
        return new Node().put("scheme", "CPV").put("id", code);
    }

    private String category() {
        return switch (said.category()) {
            case GOODS -> "goods";
            case WORKS -> "works";
            case SERVICES, SOCIAL_AND_HEALTH, OTHER_SPECIFIC_SERVICES -> "services";
        };
    }

    private String awardCriteria() {
        List<Role> roles = draft.criteria().stream()
                .filter(Criterion::counts)
                .map(Criterion::role)
                .distinct()
                .toList();
        if (roles.equals(List.of(Role.PRICE))) {
            return "priceOnly";
        }
        return roles.equals(List.of(Role.QUALITY)) ? "qualityOnly" : "ratedCriteria";
    }

    /** By which method each criterion is scored: what is announced with the criteria, and never an impact index. */
    private String awardCriteriaDetails() {
        return String.join(
                "; ",
                draft.criteria().stream()
                        .map(criterion -> criterion.name().fi() + ": " + criterion.method())
                        .toList());
    }

    private Node submissionTerms() {
        var node = new Node();
        if (published.origin().isEmpty()) {
            node.put("electronicSubmissionPolicy", "required")
                    .put("variantPolicy", draft.variantsAllowed() ? "allowed" : "notAllowed");
        }
        return node.put("languages", said.languages())
                .put(
                        "bidValidityPeriod",
                        said.validUntil()
                                .map(day -> new Node()
                                        .put(
                                                "endDate",
                                                day.plusDays(1)
                                                        .atStartOfDay(Published.FINLAND)
                                                        .toInstant()))
                                .orElseGet(Node::new));
    }

    private Node tenderPeriod() {
        return new Node().put("startDate", competition.published()).put("endDate", closes());
    }

    /** The end as it stood in this release: later amendments may have moved it. */
    private Optional<Instant> closes() {
        return published.amendments().stream()
                .skip(amendments.size())
                .map(Amendment::closedBefore)
                .findFirst()
                .or(competition::closes);
    }

    private Node enquiryPeriod() {
        return competition
                .questionsUntil()
                .map(until ->
                        new Node().put("startDate", competition.published()).put("endDate", until))
                .orElseGet(Node::new);
    }

    /** Questions with their answers, which all who were invited got; nobody is told who asked. */
    private List<Node> enquiries() {
        return published.answered().stream().map(TenderSection::enquiry).toList();
    }

    private static Node enquiry(Answered one) {
        return new Node()
                .put("id", Integer.toString(one.number()))
                .put("description", one.question())
                .put("answer", one.answer().text())
                .put("dateAnswered", one.answer().at());
    }

    private Node selectionCriteria() {
        return new Node()
                .put(
                        "criteria",
                        of(Requirement.Kind.SUITABILITY).stream()
                                .map(one -> new Node()
                                        .put("type", "suitability")
                                        .put("description", one.text())
                                        .put("verificationMethod", one.evidence()))
                                .toList());
    }

    private List<Node> requirements() {
        return said.requirements().stream()
                .filter(one -> one.kind() != Requirement.Kind.SUITABILITY)
                .map(one -> new Node()
                        .put("id", one.id())
                        .put("title", one.text())
                        .put("relatesToTenderer", false)
                        .put(
                                "requirementGroups",
                                List.of(new Node()
                                        .put("id", one.id() + "-1")
                                        .put(
                                                "requirements",
                                                List.of(new Node()
                                                        .put("id", one.id() + "-1-1")
                                                        .put("title", one.text())
                                                        .put("dataType", "boolean")
                                                        .put("expectedValue", true))))))
                .toList();
    }

    private List<Requirement> of(Requirement.Kind kind) {
        return said.requirements().stream().filter(one -> one.kind() == kind).toList();
    }

    private List<Node> lots() {
        if (said.lots().isEmpty()) {
            return List.of(new Node()
                    .put("id", Published.ONLY_LOT)
                    .put("title", draft.title())
                    .put("awardCriteria", criteria()));
        }
        return said.lots().stream().map(this::lot).toList();
    }

    private Node lot(Lot lot) {
        return new Node()
                .put("id", lot.id())
                .put("title", lot.title())
                .put("value", lot.estimatedValue().map(value -> Node.value(value, published.currency())))
                .put("awardCriteria", criteria());
    }

    private Node criteria() {
        return new Node()
                .put("orderRationale", draft.procedure().weightingReason())
                .put(
                        "criteria",
                        IntStream.range(0, draft.criteria().size())
                                .mapToObj(i -> criterion(draft.criteria().get(i), i + 1))
                                .toList());
    }

    private Node criterion(Criterion criterion, int place) {
        return new Node()
                .put("type", criterion.role() == Role.PRICE ? "price" : "quality")
                .put("name", criterion.name())
                .put("numbers", numbers(criterion, place));
    }

    private List<Node> numbers(Criterion criterion, int place) {
        if (draft.procedure().weighting() == Weighting.ORDER) {
            return List.of(new Node().put("number", place).put("weight", "order"));
        }
        if (criterion.range().isPresent()) {
            WeightRange range = criterion.range().get();
            return List.of(new Node()
                    .put("number", range.least().add(range.most()).divide(BigDecimal.valueOf(2)))
                    .put("weight", "pointsRangeMiddle"));
        }
        return criterion
                .maxPoints()
                .map(points -> List.of(new Node()
                        .put("number", points.multiply(criterion.coefficient()))
                        .put("weight", "pointsExact")))
                .orElse(List.of());
    }

    private Node lotDetails() {
        var node = new Node().put("maximumLotsAwardedPerSupplier", said.mostLots());
        said.lotRule().ifPresent(rule -> node.put("awardCriteriaDetails", rule));
        return node;
    }

    private Optional<Boolean> competitive() {
        return published.jointProcurement().map(one -> true);
    }

    private Node techniques() {
        return published
                .jointProcurement()
                .map(one -> switch (one.type()) {
                    case FRAMEWORK_AGREEMENT ->
                        new Node()
                                .put("hasFrameworkAgreement", true)
                                .put("frameworkAgreement", new Node().put("method", "withReopeningCompetition"));
                    case DYNAMIC_PURCHASING_SYSTEM ->
                        new Node()
                                .put("hasDynamicPurchasingSystem", true)
                                .put("dynamicPurchasingSystem", new Node().put("type", "closed"));
                    case SMALL_SCALE -> new Node();
                })
                .orElseGet(Node::new);
    }

    /** The invitation went to those who were admitted: a competition in a DPS or under a framework is a second stage. */
    private Node secondStage() {
        boolean invited = !competition.invited().isEmpty()
                && published
                        .jointProcurement()
                        .filter(one -> one.type() != ProcurementType.SMALL_SCALE)
                        .isPresent();
        return invited
                ? new Node()
                        .put("minimumCandidates", competition.invited().size())
                        .put("maximumCandidates", competition.invited().size())
                        .put("noNegotiationNecessary", true)
                        .put("invitationDate", competition.published())
                : new Node();
    }

    private Node bidOpening() {
        boolean known = later
                && published.origin().map(one -> one.stage() != Stage.ANNOUNCED).orElse(true);
        return known ? new Node().put("date", competition.opened()) : new Node();
    }

    private List<Node> documents() {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < said.attachments().size(); i++) {
            Attachment one = said.attachments().get(i);
            nodes.add(new Node()
                    .put("id", Integer.toString(i + 1))
                    .put(
                            "documentType",
                            switch (one.kind()) {
                                case CONTRACT_DRAFT -> "contractDraft";
                                case PRICE_FORM -> "billOfQuantity";
                                case SPECIFICATION -> "technicalSpecifications";
                                case OTHER -> "biddingDocuments";
                            })
                    .put("title", one.name())
                    .put("description", "SHA-256 " + one.sha256()));
        }
        return nodes;
    }

    private Node amendment(Amendment one) {
        return new Node()
                .put("id", Integer.toString(one.number()))
                .put("date", one.at())
                .put("rationale", one.reason())
                .put(
                        "description",
                        String.join(
                                "; ",
                                one.changes().stream()
                                        .map(change -> change.place() + ": " + change.before() + " → " + change.after())
                                        .toList()));
    }
}
