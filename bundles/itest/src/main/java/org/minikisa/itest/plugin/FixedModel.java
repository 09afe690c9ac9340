package org.minikisa.itest.plugin;

import java.util.Hashtable;

import org.minikisa.impact.api.Answers;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A model in Java that knows one answer; the content of the bundle that the hot-deployment tests make. */
public final class FixedModel implements ImpactModel, BundleActivator {

    /** What it always says. */
    public static final double INDEX = 42;

    @Override
    public void start(BundleContext context) {
        var properties = new Hashtable<String, Object>();
        properties.put(ImpactModel.ID, "itest.fixed");
        properties.put(ImpactModel.VERSION, "1.0.0");
        context.registerService(ImpactModel.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public ModelDescription description() {
        return ModelDescription.of("itest.fixed", "1.0.0", LocalizedText.same("Fixed"))
                .indicator(Indicator.of("fixed", LocalizedText.same("Fixed"), new Domain.Flag()))
                .build();
    }

    @Override
    public Evaluation evaluate(Answers base, Answers choices) {
        return Evaluation.sum().indicator("fixed", "", INDEX, INDEX).build();
    }
}
