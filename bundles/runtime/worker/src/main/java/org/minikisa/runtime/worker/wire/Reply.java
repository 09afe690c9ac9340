package org.minikisa.runtime.worker.wire;

import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Problem;

/**
 * What a worker answers: how it went, and what the plug-in printed meanwhile. The value of a call that went well follows it
 * in the frame, by the codec of the call.
 */
public record Reply(Outcome outcome, String printed) {

    private static final Codec CODEC = Codec.of(Reply.class);

    public Reply {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(printed, "printed");
    }

    public static Reply read(WireInput in) {
        return (Reply) CODEC.read(in);
    }

    public void write(WireOutput out) {
        CODEC.write(this, out);
    }

    /** How a call went. */
    public sealed interface Outcome {

        /** Well. */
        record Returned() implements Outcome {}

        /** The plug-in, or what reads it, refused the input: {@link org.minikisa.problem.api.InvalidInputException}. */
        record Refused(String what, List<Problem> problems) implements Outcome {

            public Refused {
                Objects.requireNonNull(what, "what");
                problems = List.copyOf(problems);
                if (problems.isEmpty()) {
                    throw new IllegalArgumentException("an input is refused for a reason");
                }
            }
        }

        /** @param text the exception with the first lines of its trace */
        record Thrown(String text) implements Outcome {

            public Thrown {
                Objects.requireNonNull(text, "text");
            }
        }
    }
}
