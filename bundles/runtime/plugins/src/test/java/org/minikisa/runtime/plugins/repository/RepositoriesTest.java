package org.minikisa.runtime.plugins.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.plugins.repository.Catalogue.Need;
import org.minikisa.runtime.plugins.repository.Catalogue.Offer;
import org.minikisa.runtime.plugins.trust.Fingerprints;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import aQute.bnd.osgi.repository.XMLResourceParser;

class RepositoriesTest {

    @TempDir
    Path data;

    private Path site;
    private HttpServer server;
    private Repositories repositories;

    @BeforeEach
    void host() throws IOException {
        site = Files.createDirectories(data.resolve("site"));
        bundle("steps-1.0.0.jar", "org.example.steps", "1.0.0");
        bundle("steps-1.10.0.jar", "org.example.steps", "1.10.0");
        bundle("steps 1.9.0.jar", "org.example.steps", "1.9.0");
        Files.createDirectories(site.resolve("models"));
        Files.writeString(site.resolve("models/cleaning.model.json"), model("cleaning", "2.0.0"));
        Files.writeString(site.resolve("models/cleaning.model.json.jws"), "header..signature");
        RepositoryIndex.write(site, "Plug-ins of the Vaasa region");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        repositories = new Repositories(data.resolve("conf/repositories"), Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFolderOfPluginsIsARepositoryOnceItHasAnIndex() {
        Catalogue catalogue = repositories.add(url("index.xml"));

        assertThat(catalogue.findings()).isEmpty();
        assertThat(catalogue.offers())
                .extracting(offer -> offer.resource().toString())
                .containsExactly(
                        "cleaning 2.0.0",
                        "org.example.steps 1.10.0",
                        "org.example.steps 1.9.0",
                        "org.example.steps 1.0.0");
        assertThat(repositories.list()).extracting(Object::toString).containsExactly(url("index.xml"));
        assertThat(data.resolve("conf/repositories")).hasContent(url("index.xml"));
    }

    @Test
    void theSameFilesGiveTheSameIndex() throws IOException {
        byte[] before = Files.readAllBytes(site.resolve("index.xml"));

        RepositoryIndex.write(site, "Plug-ins of the Vaasa region");

        assertThat(site.resolve("index.xml")).hasBinaryContent(before);
    }

    @Test
    void theNewestIsFoundUnlessAVersionIsAskedFor() {
        Catalogue catalogue = repositories.add(url("index.xml"));

        assertThat(catalogue.find("org.example.steps").resource().version()).hasToString("1.10.0");
        assertThat(catalogue.find("org.example.steps@1.9").resource().version()).hasToString("1.9.0");
        assertThat(problem(() -> catalogue.find("org.example.steps@3.0")).found())
                .isEqualTo("versions 1.10.0, 1.9.0, 1.0.0");
        assertThat(problem(() -> catalogue.find("nothing")).code()).isEqualTo("plugins.repository.absent");
    }

    @Test
    void wordsOfAnyLanguageAreSearched() {
        Catalogue catalogue = repositories.add(url("index.xml"));

        assertThat(catalogue.search("siivous"))
                .extracting(o -> o.resource().id())
                .containsExactly("cleaning");
        assertThat(catalogue.search("EXAMPLE steps")).hasSize(3);
        assertThat(catalogue.search("")).hasSize(4);
        assertThat(catalogue.search("cleaning steps")).isEmpty();
    }

    @Test
    void whatIsFetchedIsWhatTheIndexSays() throws IOException {
        Catalogue catalogue = repositories.add(url("index.xml"));

        var steps = catalogue.fetch(catalogue.find("org.example.steps@1.9.0"));
        var cleaning = catalogue.fetch(catalogue.find("cleaning"));

        assertThat(steps.name()).isEqualTo("org.example.steps.jar");
        assertThat(steps.content()).isEqualTo(Files.readAllBytes(site.resolve("steps 1.9.0.jar")));
        assertThat(cleaning.name()).isEqualTo("cleaning.model.json");
        assertThat(cleaning.signature())
                .hasValueSatisfying(
                        jws -> assertThat(jws).asString(StandardCharsets.UTF_8).isEqualTo("header..signature"));
    }

    @Test
    void aFileThatWasChangedAfterTheIndexWasMadeIsRefused() throws IOException {
        Catalogue catalogue = repositories.add(url("index.xml"));
        String changed = model("cleaning", "2.0.1");
        Files.writeString(site.resolve("models/cleaning.model.json"), changed);

        assertThat(problem(() -> catalogue.fetch(catalogue.find("cleaning"))).code())
                .isEqualTo("plugins.repository.digest");
        Files.writeString(site.resolve("models/cleaning.model.json"), changed + " ".repeat(1000));
        assertThat(problem(() -> catalogue.fetch(catalogue.find("cleaning"))).found())
                .startsWith("more than ");
        Files.delete(site.resolve("models/cleaning.model.json"));
        assertThat(problem(() -> catalogue.fetch(catalogue.find("cleaning"))).found())
                .isEqualTo("status 404");
    }

    @Test
    void aFolderOfThisMachineIsARepositoryToo() {
        Catalogue catalogue = repositories.add(site.toString());

        assertThat(catalogue.fetch(catalogue.find("org.example.steps")).content())
                .isNotEmpty();
        repositories.remove(site.toString());
        assertThat(repositories.list()).isEmpty();
        assertThat(problem(() -> repositories.remove(site.toString())).code()).isEqualTo("plugins.repository.unknown");
    }

    @Test
    void oneThatCannotBeReachedDoesNotHideTheOthers() throws IOException {
        Files.createDirectories(data.resolve("conf"));
        Files.writeString(
                data.resolve("conf/repositories"),
                "# ours\n" + url("nothing.xml") + "\n\nftp://example.org/index.xml # old\n" + url("index.xml") + "\n");

        Catalogue catalogue = repositories.read();

        assertThat(catalogue.offers()).hasSize(4);
        assertThat(catalogue.findings())
                .extracting(f -> f.problem().place() + " " + f.problem().found())
                .containsExactly(
                        url("nothing.xml") + " status 404", "ftp://example.org/index.xml a URL of another kind");
        assertThat(problem(() -> repositories.add(url("nothing.xml"))).code())
                .isEqualTo("plugins.repository.unreachable");
    }

    @Test
    void aServerThatDoesNotComeToAnEndIsGivenUp() {
        var hasty = new Repositories(data.resolve("conf/repositories"), Duration.ofMillis(300));

        assertThat(problem(() -> hasty.add(url("slow"))).code()).isEqualTo("plugins.repository.unreachable");
        assertThat(problem(() -> repositories.add(url("endless"))).found()).startsWith("more than ");
    }

    @Test
    void anIndexThatLeadsElsewhereIsRefused() throws IOException {
        Files.writeString(data.resolve("secret.txt"), "secret");
        String secret = data.resolve("secret.txt").toUri().toString();
        index("bomb.xml", "<!DOCTYPE r [<!ENTITY a SYSTEM \"" + secret + "\">]>", "&a;");
        index("file.xml", "", resource("cleaning", secret, Fingerprints.of("secret".getBytes(StandardCharsets.UTF_8))));
        index("climb.xml", "", resource("../../evil", "a.json", "0".repeat(64)));
        Files.writeString(site.resolve("other.xml"), "<html/>");
        Files.writeString(site.resolve("broken.xml"), "<repository");

        assertThat(List.of("bomb.xml", "other.xml", "broken.xml")).allSatisfy(name -> assertThat(
                        problem(() -> repositories.add(url(name))).code())
                .isEqualTo("plugins.repository.index"));
        Catalogue file = repositories.add(url("file.xml"));
        assertThat(problem(() -> file.fetch(file.find("cleaning"))).code()).isEqualTo("plugins.repository.url");
        Catalogue climbing = repositories.add(url("climb.xml"));
        assertThat(climbing.offers()).isEmpty();
        assertThat(climbing.findings()).hasSize(1);
    }

    @Test
    void whatAPluginNeedsIsSaidWithWhoHasIt() throws IOException {
        Files.delete(site.resolve("steps-1.10.0.jar"));
        write("tables.jar", """
                Bundle-SymbolicName: org.example.tables
                Bundle-Version: 1.3.0
                Export-Package: org.example.tables;version="1.3.0"
                """);
        write("needy.jar", """
                Bundle-SymbolicName: needy
                Bundle-Version: 1.0.0
                Import-Package: org.example.tables;version="[1.2,2)",org.example.gone;version="[1,2)",\
                java.util,org.example.maybe;resolution:=optional,needy.own
                Export-Package: needy.own
                Require-Capability: osgi.ee;filter:="(&(osgi.ee=JavaSE)(version=99))",osgi.service;\
                filter:="(objectClass=x)";effective:=active
                """);
        RepositoryIndex.write(site, "Test");
        Catalogue catalogue = repositories.add(url("index.xml"));

        List<Need> needs = catalogue.needs(catalogue.find("needy"), List.of());

        assertThat(needs)
                .extracting(Need::what)
                .containsExactly(
                        "package org.example.tables, at least 1.2.0, below 2.0.0",
                        "package org.example.gone, at least 1.0.0, below 2.0.0",
                        "Java JavaSE, version 99");
        assertThat(needs)
                .extracting(need ->
                        need.from().map(Offer::resource).map(Resource::id).orElse("nobody"))
                .containsExactly("org.example.tables", "nobody", "nobody");
    }

    @Test
    void anIndexIsNotMadeOfWhatIsNoPlugin() throws IOException {
        byte[] before = Files.readAllBytes(site.resolve("index.xml"));
        Files.writeString(site.resolve("a.model.json"), "{\"id\": \"a\"");
        Files.writeString(site.resolve("b.model.json"), "{\"version\": \"1.0.0\"}");
        Files.writeString(site.resolve("c.jar"), "no jar");
        Files.copy(site.resolve("steps-1.0.0.jar"), site.resolve("copy.jar"));
        Files.writeString(site.resolve(".hidden.jar"), "not looked at");

        var refusal = catchThrowableOfType(InvalidInputException.class, () -> RepositoryIndex.write(site, "Test"));

        assertThat(refusal.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("a.model.json", "b.model.json", "c.jar", "steps-1.0.0.jar");
        assertThat(site.resolve("index.xml")).hasBinaryContent(before);
    }

    @Test
    void otherToolsReadTheIndexAndUnderstandTheSame() throws Exception {
        write("rich.jar", """
                Bundle-SymbolicName: rich;singleton:=true
                Bundle-Version: 2.1.0
                Bundle-Name: Rich & <strange> "quoted"
                Export-Package: a.b;version="1.2.3";uses:="c,d",c;d;x=y
                Import-Package: e;version="[1,2)";resolution:=optional
                Provide-Capability: osgi.service;objectClass:List<String>="x,y";n:Long=7,z;version:Version="1.0"
                Require-Capability: z;filter:="(&(z=1)(version>=1.0))"
                """);
        List<Resource> written = RepositoryIndex.write(site, "Test");

        try (var parser = new XMLResourceParser(
                new ByteArrayInputStream(Files.readAllBytes(site.resolve("index.xml"))), "test", site.toUri())) {
            var read = parser.parse();
            assertThat(parser.check()).isTrue();
            assertThat(read).hasSameSizeAs(written);
            var rich = read.get(read.size() - 1);
            Capability content = rich.getCapabilities("osgi.content").get(0);
            assertThat(content.getAttributes())
                    .containsEntry("osgi.content", Fingerprints.of(Files.readAllBytes(site.resolve("rich.jar"))))
                    .containsEntry("size", Files.size(site.resolve("rich.jar")))
                    .containsEntry("mime", "application/vnd.osgi.bundle");
            assertThat(content.getAttributes().get("url")).hasToString("file:" + site.resolve("rich.jar"));
            assertThat(rich.getCapabilities("osgi.identity").get(0).getAttributes())
                    .containsEntry("type", "osgi.bundle")
                    .containsEntry("title", "Rich & <strange> \"quoted\"");
            assertThat(rich.getCapabilities("osgi.wiring.package")).hasSize(3);
            assertThat(rich.getCapabilities("osgi.service").get(0).getAttributes())
                    .containsEntry("objectClass", List.of("x", "y"))
                    .containsEntry("n", 7L);
            assertThat(rich.getRequirements("z"))
                    .extracting(Requirement::getDirectives)
                    .hasSize(1);
            assertThat(read.get(0).getCapabilities("minikisa.signature")).hasSize(1);
        }
    }

    // ---- the site

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + path;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/slow" -> slow(exchange);
                case "/endless" -> endless(exchange);
                default -> file(exchange);
            }
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        Path file = site.resolve(exchange.getRequestURI().getPath().substring(1));
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A byte now and then. */
    private static void slow(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 20; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void index(String name, String type, String content) throws IOException {
        Files.writeString(
                site.resolve(name),
                type + "<repository xmlns=\"http://www.osgi.org/xmlns/repository/v1.0.0\" name=\"x\">" + content
                        + "</repository>");
    }

    private static String resource(String id, String url, String digest) {
        return """
                <resource>
                  <capability namespace="osgi.identity">
                    <attribute name="osgi.identity" value="%s"/>
                    <attribute name="type" value="minikisa.impact.model"/>
                    <attribute name="version" type="Version" value="1.0.0"/>
                  </capability>
                  <capability namespace="osgi.content">
                    <attribute name="osgi.content" value="%s"/>
                    <attribute name="url" value="%s"/>
                  </capability>
                </resource>
                """.formatted(id, digest, url);
    }

    private static String model(String id, String version) {
        return """
                {"id": "%s", "version": "%s",
                 "title": {"fi": "Siivouspalvelut", "sv": "Städning", "en": "Cleaning services"}}
                """.formatted(id, version);
    }

    private void bundle(String file, String name, String version) throws IOException {
        write(file, "Bundle-SymbolicName: " + name + "\nBundle-Version: " + version + "\n");
    }

    private void write(String file, String headers) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        headers.lines().map(line -> line.split(": ", 2)).forEach(header -> manifest.getMainAttributes()
                .putValue(header[0], header[1]));
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new ZipEntry("a.txt"));
        }
        Files.write(site.resolve(file), bytes.toByteArray());
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(InvalidInputException.class, call)
                .problems()
                .get(0);
    }
}
