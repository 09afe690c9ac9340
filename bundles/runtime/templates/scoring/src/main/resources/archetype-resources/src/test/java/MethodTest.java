package ${package};

import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.laws.Setting;
import org.minikisa.competition.tck.ScoringMethodTck;

/** The laws of every method and those it promises, as the runtime tries them. */
class MethodTest extends ScoringMethodTck {

    @Override
    protected ScoringMethod method() {
        return new Method();
    }

    @Override
    protected String id() {
        return "${artifactId}";
    }

    @Override
    protected Setting setting() {
        return Setting.points("70");
    }
}
