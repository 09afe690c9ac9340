package org.minikisa.impact.core.declarative;

import java.util.List;
import java.util.Optional;

import org.minikisa.impact.api.FunctionNeed;

/** The functions of plug-ins that are there now. */
public interface Functions {

    /** None at all. */
    Functions NONE = new Functions() {
        @Override
        public Optional<BoundFunction> find(FunctionNeed need) {
            return Optional.empty();
        }

        @Override
        public List<String> versions(String name) {
            return List.of();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    };

    /** For reading a model before its functions are there: whatever it names will come. It cannot be assessed with. */
    Functions AWAITED = new Functions() {
        @Override
        public Optional<BoundFunction> find(FunctionNeed need) {
            return Optional.of(BoundFunction.awaited(need));
        }

        @Override
        public List<String> versions(String name) {
            return List.of();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    };

    /** The newest that a model's need admits. */
    Optional<BoundFunction> find(FunctionNeed need);

    /** The versions of a function that are there, newest first. */
    List<String> versions(String name);

    /** Of all functions that are there. */
    List<String> names();
}
