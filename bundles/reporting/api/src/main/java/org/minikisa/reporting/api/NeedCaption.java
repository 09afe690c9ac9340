package org.minikisa.reporting.api;

import java.util.List;
import java.util.Objects;

/**
 * What stands above and below a map, in one language; nothing in it tells what the map does not.
 *
 * @param lead how many contacts, of which days, as of when
 * @param notes what its marks mean, what was not counted, by which models, its digest
 */
public record NeedCaption(String title, String lead, List<String> notes) {

    public NeedCaption {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(lead, "lead");
        notes = List.copyOf(notes);
    }
}
