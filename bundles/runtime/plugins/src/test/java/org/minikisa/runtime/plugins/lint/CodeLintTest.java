package org.minikisa.runtime.plugins.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.plugins.Compiled;
import org.minikisa.runtime.plugins.Jars;

class CodeLintTest {

    private static final String FUNCTION = "org.minikisa.impact.api.ImpactFunction";
    private static final String COMMAND = "org.minikisa.rendering.terminal.Command";

    private static final String CLASS = "com/acme/Thing.class";

    /** What a line of code is called in a function, and in a command. */
    static Stream<Arguments> lines() {
        return Stream.of(
                line("System.exit(1);", "ERROR exit", "ERROR exit"),
                line("Runtime.getRuntime().halt(1);", "ERROR exit", "ERROR exit"),
                line("Runtime.getRuntime().exec(\"ls\");", "ERROR process", "WARNING process"),
                line("new ProcessBuilder(\"ls\");", "ERROR process", "WARNING process"),
                line("Runtime.getRuntime().addShutdownHook(null);", "ERROR hook", "ERROR hook"),
                line("System.loadLibrary(\"fast\");", "ERROR native", "ERROR native"),
                line("new Thread(() -> {}).start();", "ERROR thread", "WARNING thread"),
                line("java.util.concurrent.Executors.newCachedThreadPool();", "ERROR thread", "WARNING thread"),
                line("new java.util.Timer();", "ERROR thread", "WARNING thread"),
                line("java.util.concurrent.CompletableFuture.runAsync(() -> {});", "ERROR thread", "WARNING thread"),
                line("new java.util.ArrayList<String>().parallelStream();", "ERROR thread", "WARNING thread"),
                line("java.util.stream.IntStream.range(0, 9).parallel().sum();", "ERROR thread", "WARNING thread"),
                line("java.net.http.HttpClient.newHttpClient();", "ERROR network", "NOTE network"),
                line("new java.net.Socket(\"localhost\", 1);", "ERROR network", "NOTE network"),
                line("java.net.URI.create(\"urn:x\");"),
                line("new java.io.FileInputStream(\"x\");", "ERROR files", "NOTE files"),
                line("java.nio.file.Files.list(null);", "ERROR files", "NOTE files"),
                line("new java.io.ByteArrayInputStream(new byte[0]);"),
                line(
                        "Class.class.getDeclaredFields()[0].setAccessible(true);",
                        "WARNING reflection",
                        "NOTE reflection"),
                line("new ThreadLocal<String>();", "ERROR threadlocal", "WARNING threadlocal"),
                line(
                        "java.lang.management.ManagementFactory.getPlatformMBeanServer();",
                        "ERROR mbean",
                        "WARNING mbean"),
                line("System.setProperty(\"a\", \"b\");", "ERROR system", "WARNING system"),
                line("System.setOut(null);", "ERROR system", "WARNING system"),
                line("java.util.Locale.setDefault(java.util.Locale.ROOT);", "ERROR system", "WARNING system"),
                line("java.net.URL.setURLStreamHandlerFactory(null);", "ERROR system", "WARNING system"),
                line("new java.net.URLClassLoader(new java.net.URL[0]);", "ERROR loader", "WARNING loader"),
                line("new java.io.ObjectInputStream(null);", "WARNING serialization", "WARNING serialization"),
                line("System.currentTimeMillis();", "WARNING clock"),
                line("java.time.LocalDate.now();", "WARNING clock"),
                line("Math.random();", "WARNING random"),
                line("new java.util.Random();", "WARNING random"),
                line("new java.util.Random(1);"),
                line("String.format(\"%.1f\", 1.0);", "WARNING surroundings"),
                line("String.format(java.util.Locale.ROOT, \"%.1f\", 1.0);"),
                line("\"I\".toLowerCase();", "WARNING surroundings"),
                line("Math.pow(2, 0.5);", "WARNING math"),
                line("StrictMath.pow(2, 0.5); Math.sqrt(2); Math.max(1, 2); Math.round(1.5);"),
                line("Thread.sleep(1);", "WARNING wait"),
                line("System.out.println();", "WARNING output", "NOTE output"),
                line("memory = 1;", "WARNING state"));
    }

    private static Arguments line(String code, String... said) {
        return Arguments.of(code, said.length > 0 ? said[0] : "", said.length > 1 ? said[1] : "");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatALineOfCodeIsCalled(String code, String inFunction, String inCommand) {
        byte[] file = Compiled.of(thing(code)).get(CLASS);

        assertThat(said(FUNCTION, file)).containsExactlyElementsOf(list(inFunction));
        assertThat(said(COMMAND, file)).containsExactlyElementsOf(list(inCommand));
    }

    private static List<String> list(String said) {
        return said.isEmpty() ? List.of() : List.of(said);
    }

    private static List<String> said(String contract, byte[] file) {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(contract, "com.acme.Thing")
                .entry(CLASS, file)
                .bytes();
        return findings(jar).stream()
                .map(f -> f.severity() + " "
                        + f.problem().code().substring(f.problem().code().lastIndexOf('.') + 1))
                .distinct()
                .toList();
    }

    private static String thing(String line) {
        return "package com.acme;\npublic class Thing {\n  static int memory;\n  void work() throws Exception {\n    "
                + line + "\n  }\n}\n";
    }

    private static List<Finding> findings(byte[] jar) {
        return JarLint.check("acme.jar", jar).findings();
    }

    @Test
    void theClassTheMethodAndTheLineAreNamedAlsoInALambda() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(FUNCTION, "com.acme.Thing", thing("Runnable r = () -> System.exit(3);"))
                .bytes();

        assertThat(findings(jar)).singleElement().satisfies(finding -> {
            assertThat(finding.problem().place()).isEqualTo("com.acme.Thing.work line 5");
            assertThat(finding.problem().found()).isEqualTo("System.exit");
            assertThat(finding.problem().remedy()).contains("ends the whole program");
        });
    }

    @Test
    void aReferenceToAMethodIsACallAsWell() {
        byte[] file = Compiled.of(thing("java.util.function.IntConsumer end = System::exit;"))
                .get(CLASS);

        assertThat(said(FUNCTION, file)).containsExactly("ERROR exit");
    }

    @Test
    void whatNothingLeadsToIsOnlyNoted() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(
                        FUNCTION,
                        "com.acme.Thing",
                        thing(""),
                        "package com.acme.lib;\npublic class Main { public static void main(String[] a) { System.exit(1); } }")
                .bytes();

        assertThat(findings(jar)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).hasToString("NOTE");
            assertThat(finding.problem().place()).startsWith("com.acme.lib.Main.main");
        });
    }

    @Test
    void aFunctionThatLeadsToAChannelsClassIsHeldToTheFunctionsRules() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(
                        FUNCTION,
                        "com.acme.Thing",
                        thing("new com.acme.net.Caller();"),
                        "package com.acme.net;\npublic class Caller { Object o = new java.net.ServerSocket[0];"
                                + " void call() throws Exception { new java.net.ServerSocket(0); } }")
                .bytes();

        assertThat(findings(jar))
                .extracting(f -> f.severity() + " " + f.problem().code())
                .containsExactly("ERROR plugins.code.network");
    }

    @Test
    void manyPlacesAreToldAsFiveAndACount() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(FUNCTION, "com.acme.Thing", thing("System.exit(1);\n".repeat(1_000)))
                .bytes();

        assertThat(findings(jar)).hasSize(5);
        assertThat(findings(jar).get(4).problem().found()).isEqualTo("System.exit, and 995 more of this kind");
    }

    @Test
    void classesOfANewerJavaAreToldWithBothNumbers() {
        var jar = Jars.bundle("acme", "1.0.0").component(FUNCTION, "com.acme.Thing");
        byte[] file = Compiled.of(thing("")).get(CLASS).clone();
        file[6] = 0;
        file[7] = 99;
        jar.entry(CLASS, file);

        assertThat(findings(jar.bytes())).singleElement().satisfies(finding -> {
            assertThat(finding.problem().code()).isEqualTo("plugins.class.java");
            assertThat(finding.problem().place()).isEqualTo(CLASS);
            assertThat(finding.problem().found()).isEqualTo("class file 99 = Java 55");
            assertThat(finding.problem().expected())
                    .endsWith("this runtime is Java " + Runtime.version().feature());
        });
    }

    @Test
    void classesForNewerJavasInAMultiReleaseJarAreLeftToThem() {
        byte[] file = Compiled.of(thing("System.exit(1);")).get(CLASS).clone();
        file[7] = 99;
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(FUNCTION, "com.acme.Thing", thing(""))
                .entry("META-INF/versions/55/" + CLASS, file)
                .bytes();

        assertThat(findings(jar)).isEmpty();
    }

    @Test
    void codeInAJarOnTheClassPathIsLookedAtToo() {
        byte[] inner = Jars.plain()
                .entry(CLASS, Compiled.of(thing("System.exit(1);")).get(CLASS))
                .bytes();
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(FUNCTION, "com.acme.Thing")
                .header("Bundle-ClassPath", ".,lib/inner.jar")
                .entry("lib/inner.jar", inner)
                .bytes();

        assertThat(findings(jar)).extracting(f -> f.problem().code()).containsExactly("plugins.code.exit");
    }
}
