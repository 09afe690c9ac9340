package org.minikisa.runtime.plugins;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Class files of sources that a test writes down, against what is on its own class path. */
public final class Compiled {

    private Compiled() {}

    /** @return by path: {@code com/acme/Thing.class} */
    public static Map<String, byte[]> of(String... sources) {
        if (sources.length == 0) {
            return Map.of();
        }
        try {
            Path folder = Files.createTempDirectory("compiled");
            var files = new ArrayList<JavaFileObject>();
            for (String source : sources) {
                files.add(new Text(source));
            }
            var said = new StringWriter();
            boolean good = ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            said,
                            null,
                            null,
                            List.of("-d", folder.toString(), "-g", "-proc:none", "-nowarn"),
                            null,
                            files)
                    .call();
            if (!good) {
                throw new IllegalArgumentException(said.toString());
            }
            var classes = new TreeMap<String, byte[]>();
            try (var found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    classes.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its public type names its file. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("memory:///" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            var type = java.util.regex.Pattern.compile(
                            "public (?:final |abstract )*(?:class|interface|record|enum) (\\w+)")
                    .matcher(text);
            var home = java.util.regex.Pattern.compile("package ([\\w.]+);").matcher(text);
            if (!type.find() || !home.find()) {
                throw new IllegalArgumentException("no public type in a package: " + text);
            }
            return home.group(1).replace('.', '/') + "/" + type.group(1) + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
