package ${package};

import org.minikisa.impact.api.ImpactModel;
import org.minikisa.impact.tck.ImpactModelContract;

/** The laws of every model, as the runtime tries them. */
class ModelTest extends ImpactModelContract {

    @Override
    protected ImpactModel model() {
        return new Model();
    }
}
