package org.minikisa.impact.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.analysis.Comparison;
import org.minikisa.impact.api.analysis.Comparisons;
import org.minikisa.impact.api.analysis.ModelChange;
import org.minikisa.impact.api.analysis.Portfolio;
import org.minikisa.impact.api.analysis.VersionComparison;
import org.minikisa.impact.core.gap.AnswerGap;
import org.minikisa.impact.core.gap.Asking;
import org.minikisa.impact.core.gap.Fitting;
import org.minikisa.impact.core.gap.ModelDiff;
import org.minikisa.impact.core.gap.VersionGap;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares stored assessments by the very models they were made with, and versions by those that are there. */
@Component
public final class ModelComparisons implements Comparisons {

    private final Store store;
    private final ServedModels models;
    private final Questions questions;
    private final Assessments assessments;
    private final ModelArchive archive;

    @Activate
    public ModelComparisons(
            @Reference Store store,
            @Reference ServedModels models,
            @Reference Questions questions,
            @Reference Assessments assessments) {
        this.store = store;
        this.models = models;
        this.questions = questions;
        this.assessments = assessments;
        this.archive = new ModelArchive(store, models);
    }

    // ---------------------------------------------------------------- two assessments

    @Override
    public Comparison compare(String from, String to) {
        var what = "comparison of " + from + " with " + to;
        var earlier = find(what, from);
        var later = find(what, to);
        requireSameModel(what, earlier, later);
        var before = asked(what, earlier);
        var after = asked(what, later);
        var parts = new ArrayList<GapPart>();
        var start = before.merged();
        if (!earlier.fingerprint().modelDigest().equals(later.fingerprint().modelDigest())) {
            start = versionParts(what, before, after, parts);
        }
        var shares = AnswerGap.of(after.model(), start, after.merged(), asking(what));
        parts.addAll(new GapNames(after.model().description(), start, after.merged()).parts(shares));
        double difference = later.index() - earlier.index();
        var printedDifference =
                later.printed().index().subtract(earlier.printed().index());
        var printed = GapPart.printed(parts, difference, printedDifference);
        return new Comparison(earlier, later, difference, printed, GapWording.of(earlier, later, printed));
    }

    /**
     * What the change of the model does to the earlier answers, those to questions that are new being the later ones.
     *
     * @return them as the later version is asked
     */
    private Answers versionParts(String what, Asked before, Asked after, List<GapPart> parts) {
        var asking = asking(what);
        var all = after.merged().weights(Map.of()).with(before.merged());
        var later = Fitting.of(after.model().description(), all).answers();
        var sameDay = new Answers(before.question().asOf(), later.values(), later.weights());
        var asLater = hasIndex(after.model(), sameDay, asking) ? sameDay : later;
        VersionGap.of(before.model(), after.model(), before.merged(), asLater, asking, models.functions()).stream()
                .map(group -> GapPart.of(group, before.model(), after.model()))
                .forEach(parts::add);
        return asLater;
    }

    /** A later version may have no parameters for an earlier day. */
    private static boolean hasIndex(ImpactModel model, Answers answers, Asking asking) {
        try {
            return Double.isFinite(asking.index(model, answers));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private Assessment find(String what, String id) {
        return assessments.find(id).orElseThrow(() -> StoredAssessments.unknown(what, id));
    }

    private static void requireSameModel(String what, Assessment from, Assessment to) {
        if (!from.model().id().equals(to.model().id())) {
            throw InvalidInputException.of(
                    what,
                    "impact.comparison.model",
                    "to",
                    to.model().toString(),
                    "an assessment with the model " + from.model().id(),
                    "Compare assessments made with one model; its versions may differ.");
        }
    }

    private Asked asked(String what, Assessment stored) {
        try {
            var model = archive.of(stored);
            return Asked.of(model, model.description(), Question.of(stored));
        } catch (ModelArchive.Gone e) {
            throw InvalidInputException.of(
                    what,
                    "impact.model.gone",
                    stored.id(),
                    e.getMessage(),
                    "the model that the assessment was made with",
                    "Install it again, then compare.");
        }
    }

    private static Asking asking(String what) {
        return (model, base, choices) -> {
            try {
                return Assessor.evaluate(model, base, choices, what);
            } catch (Assessor.Misbehaved e) {
                throw e.refusal();
            }
        };
    }

    // ---------------------------------------------------------------- two versions

    @Override
    public VersionComparison versions(AssessmentRequest request, ModelRef from, ModelRef to) {
        var what = "comparison of " + from + " with " + to;
        var earlier = exact(what, from);
        var later = exact(what, to);
        var question = questions.external(later.description(), questions.question(earlier.description(), request));
        var asEarlier = Fit.of(question, earlier.description());
        var asLater = Fit.of(question, later.description());
        Fit.requireAskedOnce(what, question, asEarlier, asLater, later.description());
        var before = Asked.of(earlier, earlier.description(), asEarlier.question());
        var after = Asked.of(later, later.description(), asLater.question());
        var asking = asking(what);
        double fromIndex = asking.index(earlier, before.merged());
        double toIndex = asking.index(later, after.merged());
        var parts = VersionGap.of(earlier, later, before.merged(), after.merged(), asking, models.functions()).stream()
                .map(group -> GapPart.of(group, earlier, later))
                .toList();
        int decimals = later.description().scale().decimals();
        return new VersionComparison(
                from,
                to,
                fromIndex,
                toIndex,
                GapPart.printed(
                        parts,
                        toIndex - fromIndex,
                        Printing.rounded(toIndex, decimals).subtract(Printing.rounded(fromIndex, decimals))),
                diff(earlier, later),
                Fit.leftOut(asEarlier, asLater));
    }

    private ImpactModel exact(String what, ModelRef ref) {
        return models.find(ref).orElseThrow(() -> models.notThere(what, ref.id(), Optional.of(ref.version())));
    }

    @Override
    public List<ModelChange> diff(ImpactModel from, ImpactModel to) {
        return ModelDiff.of(from, to);
    }

    // ---------------------------------------------------------------- many

    @Override
    public Portfolio portfolio(ModelId model, List<Portfolio.Entry> entries) {
        return new Portfolios(assessments).of(model, entries);
    }
}
