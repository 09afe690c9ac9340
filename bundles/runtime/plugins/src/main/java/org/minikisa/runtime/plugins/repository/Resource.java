package org.minikisa.runtime.plugins.repository;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.osgi.framework.Version;

/**
 * A plug-in that a repository offers.
 *
 * @param type {@value #BUNDLE} or {@value #MODEL}
 * @param title for people, in English; its id when nobody gave one
 * @param content the file
 * @param signature of a model, the file beside it
 */
public record Resource(
        String type,
        String id,
        Version version,
        String title,
        Content content,
        Optional<Content> signature,
        List<Clause> capabilities,
        List<Clause> requirements) {

    /** Values of {@link #type}. */
    public static final String BUNDLE = "osgi.bundle";

    public static final String MODEL = "minikisa.impact.model";

    static final String IDENTITY = "osgi.identity";
    static final String CONTENT = "osgi.content";
    /** The namespace of the signature that lies beside a model. */
    static final String SIGNATURE = "minikisa.signature";

    /** The namespace of titles by language. */
    static final String TITLES = "minikisa.title";

    static final String TITLE = "title";

    public Resource {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(signature, "signature");
        capabilities = List.copyOf(capabilities);
        requirements = List.copyOf(requirements);
    }

    /**
     * A file of a repository.
     *
     * @param digest SHA-256, lower-case hex
     * @param url relative to the index, or absolute
     * @param size in bytes; absent when the index does not say
     */
    public record Content(String digest, String url, OptionalLong size) {

        public Content {
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(size, "size");
        }
    }

    /** The name it gets in the plug-ins folder: without its version, so that a newer one takes its place. */
    public String fileName() {
        return id + (type.equals(MODEL) ? ".model.json" : ".jar");
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
