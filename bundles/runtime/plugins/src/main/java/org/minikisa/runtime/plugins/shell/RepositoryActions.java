package org.minikisa.runtime.plugins.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.minikisa.problem.api.Finding;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Screen;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.UnknownIdException;
import org.minikisa.rendering.terminal.Usage;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.plugins.repository.Catalogue;
import org.minikisa.runtime.plugins.repository.Repositories;
import org.minikisa.runtime.plugins.repository.RepositoryIndex;
import org.minikisa.runtime.plugins.repository.Resource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Repositories of plug-ins: which are asked, what they offer, and making one. */
final class RepositoryActions {

    private static final Listing<Catalogue.Offer> OFFERS = Listing.rows(Catalogue.Offer.class)
            .text("id", "Id", offer -> offer.resource().id())
            .text("version", "Version", offer -> offer.resource().version())
            .text("kind", "Kind", offer -> kind(offer.resource()))
            .text("title", "Title", offer -> offer.resource().title())
            .text("signed", "Signature beside", offer -> offer.resource()
                    .signature()
                    .isPresent())
            .text("repository", "Repository", Catalogue.Offer::index)
            .whenEmpty("nothing of that name; kisa:plugins repository list shows which repositories are asked");

    private static final Listing<Resource> RESOURCES = Listing.rows(Resource.class)
            .text("id", "Id", Resource::id)
            .text("version", "Version", Resource::version)
            .text("kind", "Kind", RepositoryActions::kind)
            .text("title", "Title", Resource::title)
            .text("url", "File", resource -> resource.content().url())
            .text("sha256", "SHA-256", resource -> resource.content().digest());

    private RepositoryActions() {}

    private static String kind(Resource resource) {
        return resource.type().equals(Resource.MODEL) ? "model" : "bundle";
    }

    /** Fetches a plug-in of the repositories, and says what it needs besides. @param what {@code ID} or {@code ID@VERSION} */
    static PluginFile fetch(String what, Repositories repositories, BundleContext context, Screen screen) {
        Catalogue catalogue = repositories.read();
        tell(catalogue.findings(), screen);
        Catalogue.Offer offer = catalogue.find(what);
        catalogue
                .needs(offer, capabilities(context))
                .forEach(need -> screen.remark(
                        Tone.WARNING,
                        "it needs " + need.what() + ", which this runtime has not; "
                                + need.from()
                                        .map(from ->
                                                "install " + from.resource().id() + " first")
                                        .orElse("no repository offers it")));
        return catalogue.fetch(offer);
    }

    private static List<BundleCapability> capabilities(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(null).stream())
                .toList();
    }

    private static void tell(List<Finding> findings, Screen screen) {
        findings.forEach(finding -> screen.remark(
                finding.isError() ? Tone.BAD : Tone.DIM, finding.problem().toString()));
    }

    /** {@code search [WORD …]}. */
    record Search(Repositories repositories) implements Command {

        @Override
        public Usage usage() {
            return Usage.of("search", "searches the repositories for plug-ins; install ID gets one")
                    .rest("WORD", "words of its id or title; without any all are listed", List::of)
                    .example("kisa:plugins search cleaning");
        }

        @Override
        public void run(Invocation in) {
            Catalogue catalogue = repositories.read();
            tell(catalogue.findings(), in.screen());
            in.screen().listing(catalogue.search(String.join(" ", in.rest())), OFFERS);
        }
    }

    /** {@code repository list|add|remove}. */
    record Named(Repositories repositories) implements Command {

        private static final List<String> WORDS = List.of("list", "add", "remove");

        private static final Listing<String> URLS = Listing.rows(String.class)
                .text("url", "Repository", url -> url)
                .whenEmpty("no repositories; add one with kisa:plugins repository add URL");

        @Override
        public Usage usage() {
            return Usage.of("repository", "lists the repositories that are asked; adds or removes one")
                    .argument("WHAT", "list, add or remove", () -> WORDS, false)
                    .argument(
                            "URL",
                            "of its index.xml (file, http or https), or a folder that has one",
                            this::urls,
                            false)
                    .example("kisa:plugins repository add https://plugins.example.org/index.xml");
        }

        private List<String> urls() {
            return repositories.list().stream().map(Object::toString).toList();
        }

        @Override
        public void run(Invocation in) {
            String what = in.argument("WHAT").orElse("list");
            switch (what) {
                case "list" -> in.screen().listing(urls(), URLS);
                case "add" -> in.screen().listing(repositories.add(url(in)).offers(), OFFERS);
                case "remove" -> {
                    repositories.remove(url(in));
                    in.screen().listing(urls(), URLS);
                }
                default -> throw UnknownIdException.of("action of kisa:plugins repository", what, WORDS);
            }
        }

        private static String url(Invocation in) {
            return in.argument("URL")
                    .orElseThrow(() -> InvalidInputException.of(
                            "kisa:plugins repository",
                            "shell.argument.missing",
                            "URL",
                            "nothing",
                            "the URL of a repository",
                            "See kisa:plugins repository --help."));
        }
    }

    /** {@code index FOLDER}. */
    record Index() implements Command {

        @Override
        public Usage usage() {
            return Usage.of(
                            "index",
                            "makes a folder of jars and models a repository that can be hosted as static files")
                    .argument("FOLDER", "with jars, models and their signatures; index.xml is written there", true)
                    .option("--name", "NAME", "of the repository, for people; the folder's unless given")
                    .example("kisa:plugins index our-plugins");
        }

        @Override
        public void run(Invocation in) {
            Path folder = NamedFile.path(in.required("FOLDER")).toAbsolutePath().normalize();
            String name = in.option("--name").orElse(folder.getFileName().toString());
            List<Resource> resources = RepositoryIndex.write(folder, name);
            in.screen()
                    .details(Details.of("Repository " + name)
                            .add("name", "Name", name)
                            .add("index", "Index", folder.resolve(RepositoryIndex.FILE))
                            .listing("plugins", "Plug-ins", resources, RESOURCES));
        }
    }
}
