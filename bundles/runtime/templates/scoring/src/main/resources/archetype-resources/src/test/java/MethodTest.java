package ${package};

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.tck.ScoringMethodTck;

/** The laws of every method and those it promises, tried by its example as the runtime does. */
class MethodTest extends ScoringMethodTck {

    @Override
    protected ScoringMethod method() {
        return new Method();
    }

    @Override
    protected String id() {
        return "${artifactId}";
    }
}
