package org.minikisa.impact.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.minikisa.impact.api.Assessment;
import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Assessments;
import org.minikisa.impact.api.DeployedModel;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.ModelId;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.ModelStatus;
import org.minikisa.impact.api.Models;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.RefusedModel;
import org.minikisa.impact.api.ReplayResult;
import org.minikisa.problem.api.Problem;

/** Services that remember what they were asked. */
final class Fakes {

    private Fakes() {}

    /** The sample's model, and one that was refused. */
    static final class There implements Models {

        ModelStatus status = ModelStatus.PILOT;

        @Override
        public List<DeployedModel> list() {
            return List.of(new DeployedModel(
                    Sample.MODEL.description(),
                    status,
                    "file.model.json",
                    "0123456789abcdef",
                    status != ModelStatus.RETIRED,
                    Optional.empty()));
        }

        @Override
        public List<RefusedModel> refused() {
            return List.of(new RefusedModel(
                    "broken.model.json", List.of(new Problem("impact.missing", "id", "nothing", "a text", "Add it."))));
        }

        @Override
        public DeployedModel set(ModelRef ref, ModelStatus newStatus) {
            status = newStatus;
            return list().get(0);
        }

        @Override
        public Optional<ImpactModel> find(ModelId id) {
            return Optional.of(Sample.MODEL);
        }

        @Override
        public Optional<ImpactModel> find(ModelRef ref) {
            return Optional.of(Sample.MODEL);
        }
    }

    /** Two stored assessments. */
    static final class Stored implements Assessments {

        final List<AssessmentRequest> assessed = new ArrayList<>();
        final List<AssessmentRequest> previewed = new ArrayList<>();
        ReplayResult.Outcome outcome = ReplayResult.Outcome.IDENTICAL;

        @Override
        public Assessment assess(AssessmentRequest request) {
            assessed.add(request);
            return list().get(0);
        }

        @Override
        public Assessment preview(AssessmentRequest request) {
            previewed.add(request);
            return Sample.assessment("", request.subject());
        }

        @Override
        public Optional<Assessment> find(String id) {
            return list().stream()
                    .filter(assessment -> assessment.id().equals(id))
                    .findFirst();
        }

        @Override
        public List<Assessment> list() {
            return List.of(Sample.assessment(), Sample.assessment("AS-2", "CO-4"));
        }

        @Override
        public List<Assessment> of(String subject, ModelId model) {
            return list();
        }

        @Override
        public ReplayResult replay(String id) {
            var different = outcome == ReplayResult.Outcome.DIFFERENT && id.equals("AS-2");
            return different
                    ? new ReplayResult(
                            id, outcome, List.of(new ReplayResult.Difference("index.value", "41.46", "41.47")), "")
                    : new ReplayResult(
                            id,
                            outcome == ReplayResult.Outcome.DIFFERENT ? ReplayResult.Outcome.IDENTICAL : outcome,
                            List.of(),
                            "");
        }

        @Override
        public void replayAll(Consumer<ReplayResult> each) {
            list().forEach(assessment -> each.accept(replay(assessment.id())));
        }

        @Override
        public AssessmentRequest prefill(String subject, ModelId model, Moment moment) {
            var empty = AssessmentRequest.of(model, subject, moment);
            return subject.equals("CO-3") ? empty.base(Map.of("water", "1.5")).choices(Map.of("safety", "1")) : empty;
        }
    }
}
