package ${package};

import org.minikisa.impact.tck.DeclarativeModelContract;

/** The laws of every model and the model's own tests, as the runtime tries them. */
class ModelTest extends DeclarativeModelContract {

    ModelTest() {
        super("/OSGI-INF/impact/${artifactId}.model.json");
    }
}
