package ${package};

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactFunctionService;
import org.osgi.service.component.annotations.Component;

/** What vehicles add to the noise of a street, 0 to 100: each counts less than the one before. */
@Component
@ImpactFunctionService(name = "${word}", version = "1.0.0")
public final class Load implements ImpactFunction {

    @Override
    public int arity() {
        return 1;
    }

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
