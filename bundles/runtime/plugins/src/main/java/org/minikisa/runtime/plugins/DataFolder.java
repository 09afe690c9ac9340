package org.minikisa.runtime.plugins;

import java.nio.file.Path;

import org.osgi.framework.BundleContext;

/** Where this runtime keeps what is its own. */
public final class DataFolder {

    private DataFolder() {}

    /** By the framework property {@code minikisa.data}. */
    public static Path of(BundleContext context) {
        String data = context.getProperty("minikisa.data");
        return Path.of(data == null ? "minikisa-data" : data).toAbsolutePath().normalize();
    }
}
