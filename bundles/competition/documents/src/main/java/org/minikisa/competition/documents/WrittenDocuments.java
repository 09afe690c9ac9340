package org.minikisa.competition.documents;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.documents.CompetitionDocuments;
import org.minikisa.competition.api.documents.DocumentFormat;
import org.minikisa.competition.api.documents.DocumentKind;
import org.minikisa.competition.api.documents.DocumentOffer;
import org.minikisa.competition.api.documents.DocumentOrder;
import org.minikisa.competition.api.documents.DocumentOrder.Secret;
import org.minikisa.competition.api.documents.RenderedDocument;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.documents.Document;
import org.minikisa.rendering.documents.DocumentHtml;
import org.minikisa.rendering.documents.Docx;
import org.minikisa.rendering.documents.Zip;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes documents from what the other services know of a competition; keeps nothing. */
@Component
public final class WrittenDocuments implements CompetitionDocuments {

    private final Sources sources;

    @Activate
    public WrittenDocuments(@Reference Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<DocumentOffer> offers(CompetitionId id) {
        Dossier dossier = sources.gather(id);
        return EnumSet.allOf(DocumentKind.class).stream()
                .map(kind -> offer(dossier, kind))
                .toList();
    }

    private static DocumentOffer offer(Dossier dossier, DocumentKind kind) {
        Optional<Problem> refusal = Moments.refusal(dossier, kind);
        boolean letter = kind == DocumentKind.LETTER && refusal.isEmpty();
        return new DocumentOffer(kind, refusal, letter ? dossier.tenderers() : List.of());
    }

    @Override
    public RenderedDocument render(DocumentOrder order) {
        return render(sources.gather(order.competition()), order);
    }

    private static RenderedDocument render(Dossier dossier, DocumentOrder order) {
        refuse(dossier, order, Moments.refusal(dossier, order.kind()));
        if (order.kind() == DocumentKind.LETTER) {
            String tenderer = order.tenderer().orElse("");
            refuse(
                    dossier,
                    order,
                    dossier.tenderers().contains(tenderer)
                            ? Optional.empty()
                            : Optional.of(Moments.stranger(dossier, tenderer)));
        }
        return new RenderedDocument(
                FileNames.of(dossier, order),
                order.format().mediaType(),
                bytes(document(dossier, order), order.format()));
    }

    private static void refuse(Dossier dossier, DocumentOrder order, Optional<Problem> problem) {
        problem.ifPresent(one -> {
            throw new InvalidInputException(
                    order.kind().label().en() + " of competition " + dossier.id(), List.of(one));
        });
    }

    private static byte[] bytes(Document document, DocumentFormat format) {
        return switch (format) {
            case HTML -> DocumentHtml.write(document).getBytes(StandardCharsets.UTF_8);
            case DOCX -> Docx.write(document);
        };
    }

    /** The document before it is given a format. */
    static Document document(Dossier dossier, DocumentOrder order) {
        var paper = new Paper(dossier, order.language());
        var secrets = new Secrets(order.secrets(), order.kind() == DocumentKind.COMPARISON_PUBLIC);
        switch (order.kind()) {
            case INVITATION -> InvitationPaper.write(paper);
            case SUMMARY -> InvitationPaper.summarise(paper);
            case QUESTIONS -> LogPapers.questions(paper);
            case CORRECTIONS -> LogPapers.corrections(paper);
            case OPENING_RECORD -> LogPapers.opening(paper);
            case COMPARISON -> ComparisonPaper.write(paper, Secrets.NONE);
            case COMPARISON_PUBLIC -> ComparisonPaper.write(paper, secrets);
            case DECISION -> DecisionPaper.write(paper, secrets);
            case APPEAL_INSTRUCTION -> RemedyPapers.appeal(paper);
            case RECTIFICATION_INSTRUCTION -> RemedyPapers.rectification(paper);
            case LETTER -> LetterPaper.write(paper, order.tenderer().orElseThrow(), secrets);
            case CANCELLATION -> ClosingPapers.cancellation(paper);
            case REPORT -> ClosingPapers.report(paper);
        }
        return paper.document(order.kind().label().in(order.language()));
    }

    @Override
    public RenderedDocument bundle(
            CompetitionId id, Set<Language> languages, Set<DocumentFormat> formats, Set<Secret> secrets) {
        Dossier dossier = sources.gather(id);
        var files = new LinkedHashMap<String, byte[]>();
        for (Language language : Language.values()) {
            for (DocumentKind kind : DocumentKind.values()) {
                for (DocumentFormat format : DocumentFormat.values()) {
                    if (languages.contains(language) && formats.contains(format)) {
                        add(
                                files,
                                dossier,
                                DocumentOrder.of(id, kind, language, format).withholding(secrets));
                    }
                }
            }
        }
        return new RenderedDocument(FileNames.bundle(dossier), "application/zip", Zip.write(files));
    }

    private static void add(Map<String, byte[]> files, Dossier dossier, DocumentOrder order) {
        DocumentOffer offer = offer(dossier, order.kind());
        if (!offer.possible()) {
            return;
        }
        List<DocumentOrder> orders = order.kind() == DocumentKind.LETTER
                ? offer.addressees().stream().map(order::to).toList()
                : List.of(order);
        orders.forEach(one -> {
            RenderedDocument document = render(dossier, one);
            files.put(order.language().code() + '/' + document.fileName(), document.bytes());
        });
    }
}
