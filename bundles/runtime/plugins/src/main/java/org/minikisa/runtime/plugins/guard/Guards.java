package org.minikisa.runtime.plugins.guard;

import java.time.Duration;

import org.minikisa.impact.api.ImpactFunction;
import org.minikisa.impact.api.ImpactModel;
import org.minikisa.problem.api.InvalidInputException;

/** Makes of a guard the service that is shown. */
final class Guards {

    private Guards() {}

    /**
     * What everyone sees. Models and functions are asked on the thread of who asks, for impact.core asks plug-ins on threads
     * that it can give up; a scoring method is asked on one of ours.
     *
     * @throws InvalidInputException when it does not describe itself, or not in time
     */
    static Object shown(Guard guard, Duration limit) {
        Object inline;
        try {
            inline = Aside.ask("describe " + guard.offer().name(), limit, () -> inline(guard));
        } catch (Aside.Late e) {
            throw guard.late(new Question.Describe(), e.thread(), limit);
        } catch (Aside.Threw e) {
            throw new IllegalStateException("a guard lets nothing else out: " + e.getMessage());
        }
        return inline instanceof GuardedMethod method ? new MethodAside(guard, method, limit) : inline;
    }

    /** Asks it to describe itself, and later whatever it is asked, on the thread that does. */
    static Object inline(Guard guard) {
        Class<?> contract = guard.offer().contract();
        if (contract == ImpactModel.class) {
            return new GuardedModel(guard);
        }
        return contract == ImpactFunction.class ? new GuardedFunction(guard) : new GuardedMethod(guard);
    }
}
