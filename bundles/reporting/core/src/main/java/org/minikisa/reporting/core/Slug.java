package org.minikisa.reporting.core;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes keys of ids that others chose: lower-case letters, digits, single hyphens; each only once. */
final class Slug {

    private final Set<String> given = new HashSet<>();

    /** @param prefix a key itself */
    String of(String prefix, String id) {
        String slug = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String key = slug.isEmpty() ? prefix : prefix + "-" + slug;
        String unique = key;
        for (int i = 2; !given.add(unique); i++) {
            unique = key + "-" + i;
        }
        return unique;
    }
}
