package org.minikisa.runtime.embed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * The packages that the host shares with the bundles, as the framework property wants them. Besides this package and the
 * problems, these are the exported packages of every {@code org.minikisa.*.api} jar on the host's class path: what the host
 * compiles against is what it gets services of.
 */
final class SharedPackages {

    private static final Pattern API = Pattern.compile("org\\.minikisa\\.[a-z.]+\\.api");
    private static final Pattern PACKAGE =
            Pattern.compile("(org\\.minikisa\\.[a-z.]+?)(?:;[^,\"]*(?:\"[^\"]*\")?)*?;version=\"([^\"]+)\"");

    private SharedPackages() {}

    static String property() throws IOException {
        var shared = new TreeSet<String>();
        shared.add("org.minikisa.runtime.embed;version=1.1.0");
        shared.add("org.minikisa.problem.api;version=1.1.0");
        for (var url : Collections.list(SharedPackages.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                var headers = new Manifest(in).getMainAttributes();
                String name = headers.getValue("Bundle-SymbolicName");
                String exported = headers.getValue("Export-Package");
                if (name != null && exported != null && API.matcher(name).matches()) {
                    PACKAGE.matcher(exported).results().forEach(m -> shared.add(m.group(1) + ";version=" + m.group(2)));
                }
            }
        }
        return String.join(",", shared);
    }
}
