package org.minikisa.runtime.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.JarInputStream;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.InvalidInputException;

class SharedPackagesTest {

    /** An older version than that of the bundles would give them classes of their own, and no refusal would reach the caller. */
    @Test
    void problemsAreSharedInTheVersionThatTheBundlesImport() throws Exception {
        assertThat(exportsOfProblems()).contains("org.minikisa.problem.api;version=\"" + sharedVersion() + "\"");
    }

    private static String sharedVersion() throws Exception {
        String shared = SharedPackages.property();
        String rest = shared.substring(shared.indexOf("org.minikisa.problem.api;version="))
                .split(",")[0];
        return rest.substring(rest.indexOf('=') + 1);
    }

    private static String exportsOfProblems() throws Exception {
        URL type = InvalidInputException.class.getResource("InvalidInputException.class");
        URL jar = ((JarURLConnection) type.openConnection()).getJarFileURL();
        try (InputStream in = jar.openStream();
                var content = new JarInputStream(in)) {
            return content.getManifest().getMainAttributes().getValue("Export-Package");
        }
    }
}
