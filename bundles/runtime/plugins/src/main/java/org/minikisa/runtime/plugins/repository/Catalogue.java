package org.minikisa.runtime.plugins.repository;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.plugins.trust.Fingerprints;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;

/** What the repositories offer at one moment. */
public final class Catalogue {

    private static final long LONGEST_FILE = 256L << 20;

    private final List<Offer> offers;
    private final List<Finding> findings;
    private final Download download;

    Catalogue(List<Offer> offers, List<Finding> findings, Download download) {
        this.offers = List.copyOf(offers);
        this.findings = List.copyOf(findings);
        this.download = download;
    }

    /** In the order of ids, the newest version first; of one id and version the first repository's. */
    public List<Offer> offers() {
        return offers;
    }

    /** Repositories that could not be read (errors), and resources that cannot be used (notes). */
    public List<Finding> findings() {
        return findings;
    }

    /** @param index whose it is */
    public record Offer(URI index, Resource resource) {

        public Offer {
            Objects.requireNonNull(index, "index");
            Objects.requireNonNull(resource, "resource");
        }
    }

    /**
     * Something that a plug-in needs and this runtime has not.
     *
     * @param what in words: {@code package org.example.tables, at least 1.2}
     * @param from who in the repositories offers it, the newest; absent when nobody does
     */
    public record Need(String what, Optional<Offer> from) {

        public Need {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(from, "from");
        }
    }

    static final Comparator<Offer> ORDER = Comparator.comparing((Offer offer) -> offer.resource.id())
            .thenComparing(offer -> offer.resource.version(), Comparator.reverseOrder())
            .thenComparing(offer -> offer.resource.type());

    /** What has all these words in its id or in a title in any language, whatever their case; everything when there are none. */
    public List<Offer> search(String words) {
        String[] sought = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return offers.stream()
                .filter(offer -> Arrays.stream(sought).allMatch(text(offer.resource)::contains))
                .toList();
    }

    private static String text(Resource resource) {
        return (resource.id() + " " + resource.title() + " "
                        + resource.capabilities().stream()
                                .filter(c -> c.namespace().equals(Resource.TITLES))
                                .map(c -> c.attributes().values().toString())
                                .collect(Collectors.joining(" ")))
                .toLowerCase(Locale.ROOT);
    }

    /**
     * One plug-in.
     *
     * @param what {@code ID} for its newest version, or {@code ID@VERSION}
     * @throws InvalidInputException when nobody offers it; says what there is of that name
     */
    public Offer find(String what) {
        int at = what.indexOf('@');
        String id = at < 0 ? what : what.substring(0, at);
        List<Offer> named =
                offers.stream().filter(offer -> offer.resource.id().equals(id)).toList();
        return named.stream()
                .filter(at < 0 ? offer -> true : isVersion(what.substring(at + 1)))
                .findFirst()
                .orElseThrow(() -> notThere(what, named));
    }

    private static Predicate<Offer> isVersion(String version) {
        return offer -> {
            try {
                return offer.resource.version().equals(Version.parseVersion(version));
            } catch (IllegalArgumentException e) {
                return false;
            }
        };
    }

    private InvalidInputException notThere(String what, List<Offer> named) {
        String found = named.isEmpty()
                ? "nothing of that name in " + offers.size() + " plug-ins"
                : "versions "
                        + named.stream()
                                .map(o -> o.resource.version().toString())
                                .collect(Collectors.joining(", "));
        return InvalidInputException.of(
                "plug-in " + what,
                "plugins.repository.absent",
                "",
                findings.isEmpty() ? found : found + "; " + findings.size() + " things could not be read",
                "a plug-in that a repository offers",
                "See what there is with: kisa:plugins search");
    }

    /**
     * Its bytes, with its signature if there is one.
     *
     * @throws InvalidInputException when they cannot be had or are other bytes than the index says
     */
    public PluginFile fetch(Offer offer) {
        Resource resource = offer.resource;
        return new PluginFile(
                resource.fileName(),
                fetch(offer.index, resource.content()),
                resource.signature().map(content -> fetch(offer.index, content)));
    }

    private byte[] fetch(URI index, Resource.Content content) {
        URI uri = resolve(index, content.url());
        byte[] bytes = download.read(uri, Math.min(content.size().orElse(LONGEST_FILE), LONGEST_FILE));
        String digest = Fingerprints.of(bytes);
        if (!digest.equals(content.digest())) {
            throw InvalidInputException.of(
                    "the repository",
                    "plugins.repository.digest",
                    uri.toString(),
                    "SHA-256 " + digest,
                    "SHA-256 " + content.digest() + ", as the index says",
                    "Ask who keeps the repository: the file was changed, or its index not made anew.");
        }
        return bytes;
    }

    /** An index from the network must not make this machine read its own files. */
    private static URI resolve(URI index, String url) {
        try {
            URI uri = index.resolve(url);
            if (!"file".equals(uri.getScheme()) || "file".equals(index.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw InvalidInputException.of(
                "the repository",
                "plugins.repository.url",
                index.toString(),
                url,
                "a URL beside the index, or of http: or https:",
                "Ask who keeps the repository.");
    }

    /**
     * What a plug-in needs and this runtime has not, with who offers it in the repositories.
     *
     * @param runtime what is there
     */
    public List<Need> needs(Offer offer, Collection<BundleCapability> runtime) {
        var needs = new ArrayList<Need>();
        for (Clause requirement : offer.resource.requirements()) {
            boolean isMet = !requirement.isMandatory()
                    || requirement.namespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                            && requirement
                                    .directives()
                                    .toString()
                                    .contains("(" + PackageNamespace.PACKAGE_NAMESPACE + "=java.")
                    || isOffered(requirement, offer.resource)
                    || runtime.stream().anyMatch(c -> matches(requirement, c.getNamespace(), c.getAttributes()));
            if (!isMet) {
                needs.add(new Need(
                        Words.of(requirement),
                        offers.stream()
                                .filter(other -> isOffered(requirement, other.resource))
                                .max(Comparator.comparing(other -> other.resource.version()))));
            }
        }
        return needs;
    }

    private static boolean isOffered(Clause requirement, Resource resource) {
        return resource.capabilities().stream().anyMatch(c -> matches(requirement, c.namespace(), c.attributes()));
    }

    private static boolean matches(Clause requirement, String namespace, Map<String, Object> attributes) {
        return namespace.equals(requirement.namespace())
                && requirement
                        .filter()
                        .map(filter -> filter.matches(attributes))
                        .orElse(true);
    }
}
