package org.minikisa.itest.plugin;

import java.util.Hashtable;

import org.minikisa.impact.api.ImpactFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A function for formulas: {@code noise_load(vehicles)}; the content of the bundle that the function tests make. */
public final class NoiseLoad implements ImpactFunction, BundleActivator {

    @Override
    public void start(BundleContext context) {
        var properties = new Hashtable<String, Object>();
        properties.put(ImpactFunction.NAME, "noise_load");
        properties.put(ImpactFunction.VERSION, "1.0.0");
        context.registerService(ImpactFunction.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public int arity() {
        return 1;
    }

    /** Each vehicle counts less than the one before; 100 is never reached. */
    @Override
    public double apply(double... arguments) {
        double vehicles = Math.max(0, arguments[0]);
        return 100 * vehicles / (vehicles + 10);
    }

    @Override
    public double least() {
        return 0;
    }

    @Override
    public double greatest() {
        return 100;
    }
}
