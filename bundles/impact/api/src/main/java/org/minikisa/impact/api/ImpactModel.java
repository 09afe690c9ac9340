package org.minikisa.impact.api;

import java.util.Optional;
import java.util.OptionalDouble;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One version of an impact model. Whiteboard service: while it is registered it can be assessed with. Most models are
 * JSON and need no Java; one that does is a component:
 *
 * <pre>
 * &#64;Component
 * &#64;ImpactModelService(id = "daytime", version = "1.0.0")
 * public class Daytime implements ImpactModel { … }
 * </pre>
 *
 * <p>Service properties: {@value #ID}, {@value #VERSION} (set by {@link ImpactModelService}), and optionally {@value
 * #ORIGIN}, the file it came from. A model is a pure function: same answers, same result, bit for bit; it is asked from
 * several threads at once; it uses {@link StrictMath}. One that throws, or returns a result that is not a number, off
 * its scale or not the sum of its contributions, is refused for that assessment and marked; nobody else notices.
 */
@ConsumerType
public interface ImpactModel {

    /** Service property: the model's id. */
    String ID = "minikisa.impact.id";

    /** Service property: its version. */
    String VERSION = "minikisa.impact.version";

    /** Service property, optional: where it came from, when that is not its bundle (a dropped file's name). */
    String ORIGIN = "minikisa.impact.origin";

    /**
     * Service property, set by the runtime alone: SHA-256 of the content that a model or a function in Java was made of,
     * when its bundle is not that, lower-case hex.
     */
    String DIGEST = "minikisa.impact.digest";

    /** Always equal for one object. */
    ModelDescription description();

    /**
     * Answers {@code F(x1)} and {@code F(x1 with x2)}.
     *
     * @param base the joint procurement's answers, checked
     * @param choices the customer's, checked, with the weights it moved; empty for none, and then the uplift is 0
     */
    Evaluation evaluate(Answers base, Answers choices);

    /**
     * The largest uplift that any allowed choices reach from this base, exactly; 0 or greater unless weights were
     * moved. Empty when the model does not know; the runtime then searches, as far as the options are few.
     *
     * @param base with the weights that the customer moved, if any: the uplift at those, what moving them gave included
     */
    default OptionalDouble headroom(Answers base) {
        return OptionalDouble.empty();
    }

    /** The canonical JSON that the model is made of, so that it can be kept with its results; empty for one in Java. */
    default Optional<String> source() {
        return Optional.empty();
    }
}
