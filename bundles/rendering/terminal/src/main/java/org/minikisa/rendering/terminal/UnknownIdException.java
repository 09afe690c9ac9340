package org.minikisa.rendering.terminal;

import java.util.Collection;
import java.util.List;

/** Somebody named a thing that is not there. */
public final class UnknownIdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String wrong;
    private final transient List<String> near;

    /**
     * @param what the kind of thing: {@code contact}
     * @param wrong what was asked for
     * @param near what may have been meant, best first; see {@link NearMiss}
     */
    public UnknownIdException(String what, String wrong, List<String> near) {
        super("there is no " + what + " " + Text.clean(wrong)
                + (near.isEmpty() ? "" : "; near ones: " + String.join(", ", near)));
        this.what = what;
        this.wrong = wrong;
        this.near = List.copyOf(near);
    }

    /** Picks the near ones among all that are known. */
    public static UnknownIdException of(String what, String wrong, Collection<String> known) {
        return new UnknownIdException(what, wrong, NearMiss.of(wrong, known));
    }

    public String what() {
        return what;
    }

    public String wrong() {
        return wrong;
    }

    public List<String> near() {
        return near;
    }
}
