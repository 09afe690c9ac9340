package org.minikisa.runtime.embed;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the runtime is started.
 *
 * @param data the folder that holds everything it keeps; created when absent; owned by one process at a time
 * @param distribution a folder with {@code minikisa.json} and {@code repository/}, as the {@code features} build makes it;
 *     empty for the one inside the executable jar on the class path
 * @param interactive whether the shell takes over standard input
 * @param properties further framework properties; they win over the feature's
 */
public record Options(Path data, Optional<Path> distribution, boolean interactive, Map<String, String> properties) {

    static final String HTTP = "minikisa.http";

    public Options {
        data = data.toAbsolutePath().normalize();
        Objects.requireNonNull(distribution, "distribution");
        properties = Map.copyOf(properties);
    }

    /** The runtime of the executable jar on a data folder, without a shell. */
    public static Options of(Path data) {
        return new Options(data, Optional.empty(), false, Map.of());
    }

    public Options withDistribution(Path folder) {
        return new Options(data, Optional.of(folder), interactive, properties);
    }

    public Options withShell() {
        return new Options(data, distribution, true, properties);
    }

    /**
     * Answers HTTP, which it does not otherwise.
     *
     * @param address {@code [HOST:]PORT}: 127.0.0.1 where no host is named, any free port for 0; see {@link Minikisa#http}
     */
    public Options withHttp(String address) {
        return with(HTTP, address);
    }

    public Options with(String property, String value) {
        var all = new TreeMap<>(properties);
        all.put(property, value);
        return new Options(data, distribution, interactive, all);
    }
}
