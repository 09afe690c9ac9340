package ${package};

import java.util.Map;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.tck.DeclarativeModelContract;

/** The laws of every model and the model's own tests, as the runtime tries them. */
class ModelTest extends DeclarativeModelContract {

    ModelTest() {
        super("/OSGI-INF/impact/${artifactId}.model.json");
    }

    @Override
    protected Map<String, ImpactFunction> functions() {
        return Map.of("${word}@1.0.0", new Load());
    }
}
