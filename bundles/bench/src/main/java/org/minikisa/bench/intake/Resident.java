package org.minikisa.bench.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system has given to this process; on Linux. */
final class Resident {

    private Resident() {}

    static double megabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1000)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }
}
