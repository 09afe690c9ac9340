package org.minikisa.impact.core;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.LongConsumer;

import org.minikisa.impact.api.AssessmentRequest;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ModelRef;
import org.minikisa.impact.api.Moment;
import org.minikisa.impact.api.analysis.BulkAssessments;
import org.minikisa.impact.api.analysis.BulkRequest;
import org.minikisa.impact.api.analysis.BulkResult;
import org.minikisa.impact.core.ServedModels.Served;
import org.minikisa.impact.core.bulk.BulkFiles;
import org.minikisa.impact.core.bulk.BulkRun;
import org.minikisa.impact.core.bulk.OneByOne;
import org.minikisa.problem.api.InvalidInputException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bulk assessments: rows are made ready by {@link Questions} and computed by {@link Assessor}, as single ones are. */
@Component
public final class StreamedAssessments implements BulkAssessments {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedAssessments.class);

    private final ServedModels models;
    private final Questions questions;

    @Activate
    public StreamedAssessments(@Reference ServedModels models, @Reference Questions questions) {
        this.models = models;
        this.questions = questions;
    }

    @Override
    public BulkResult run(BulkRequest request, LongConsumer progress) throws IOException {
        var served = served(request);
        var asOf = request.asOf().orElseGet(questions::today);
        var run = new BulkRun(request, served.model(), asOf, new Rows(served, asOf), progress);
        run.run();
        return new BulkResult(served.description().ref(), served.digest(), run.assessed(), run.rejected());
    }

    /** @throws InvalidInputException with all that is wrong with the model's name and the files */
    private Served served(BulkRequest request) throws IOException {
        var what = "bulk assessment of " + request.input().getFileName();
        var problems = new ArrayList<>(BulkFiles.problems(request));
        var served = request.version().isPresent()
                ? models.exact(new ModelRef(request.model(), request.version().get()))
                : models.newest(request.model());
        if (served.isEmpty()) {
            problems.addAll(
                    models.notThere(what, request.model(), request.version()).problems());
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(what, problems);
        }
        return served.orElseThrow();
    }

    /** Single rows. */
    private final class Rows implements OneByOne {

        private final Served served;
        private final LocalDate asOf;
        private boolean misbehaved;

        Rows(Served served, LocalDate asOf) {
            this.served = served;
            this.asOf = asOf;
        }

        @Override
        public void requireApplicable(String jointProcurement) {
            questions.requireApplicable(asked("row").jointProcurement(jointProcurement), served.description());
        }

        @Override
        public Map<String, String> approvedBase(String jointProcurement) {
            return questions.base(asked("row").jointProcurement(jointProcurement), served.description());
        }

        @Override
        public Evaluation evaluate(String subject, Map<String, String> base, Map<String, String> choices) {
            try {
                return Assessor.evaluate(
                        questions.ask(served, asked(subject).base(base).choices(choices)));
            } catch (Assessor.Misbehaved e) {
                mark(e);
                throw e.refusal();
            }
        }

        private AssessmentRequest asked(String subject) {
            return AssessmentRequest.of(served.description().ref(), subject, Moment.TARGET)
                    .asOf(asOf);
        }

        private void mark(Assessor.Misbehaved fault) {
            if (!misbehaved) {
                LOG.error("model {} misbehaved", served.description().ref(), fault);
            }
            misbehaved = true;
            served.mark(fault.refusal().problems().get(0));
        }
    }
}
