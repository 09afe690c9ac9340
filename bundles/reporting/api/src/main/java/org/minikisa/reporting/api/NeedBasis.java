package org.minikisa.reporting.api;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a map was counted from.
 *
 * @param asOf see {@link NeedQuery#asOf}; always the moment itself
 * @param models what judged the contacts that are counted, sorted
 * @param counted contacts in the map, each once
 * @param leftOut why others are not
 * @param several how many of the counted are about more than one joint procurement and stand under each of them
 * @param phases what told the phase of those that are counted; only where the map or a filter asks for it
 */
public record NeedBasis(
        Instant asOf,
        List<String> models,
        NeedCount counted,
        Map<LeftOut, NeedCount> leftOut,
        NeedCount several,
        Map<NeedPhase.Origin, NeedCount> phases) {

    /** Why a contact is not counted. The first that holds is told. */
    public enum LeftOut {
        /** It came in before the first or after the last day that was asked for. */
        OTHER_TIME,
        /** Another one said the same before. */
        DUPLICATE,
        /** A machine wrote it. */
        AUTOMATIC,
        /** It could not be understood. */
        QUARANTINED,
        /** Nobody has looked at it yet, or nobody had by then. */
        WAITING,
        /** It has other values than those asked for. */
        FILTERED,
        /** The taxonomy that is asked for has not judged it: it came in before it. */
        NOT_JUDGED,
        /** Nobody is sure of what the map is about. */
        UNSURE
    }

    public NeedBasis {
        Objects.requireNonNull(asOf, "asOf");
        models = List.copyOf(models);
        Objects.requireNonNull(counted, "counted");
        var reasons = new EnumMap<LeftOut, NeedCount>(LeftOut.class);
        reasons.putAll(leftOut);
        leftOut = Collections.unmodifiableMap(reasons);
        Objects.requireNonNull(several, "several");
        var origins = new EnumMap<NeedPhase.Origin, NeedCount>(NeedPhase.Origin.class);
        origins.putAll(phases);
        phases = Collections.unmodifiableMap(origins);
    }
}
