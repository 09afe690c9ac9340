package org.minikisa.runtime.embed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The configuration of logging that the product is delivered with, and how one of an earlier version is known. */
final class LoggingFile {

    private static final String PATTERN = "<pattern>";
    private static final String REMARK = "<!-- Personal identity codes are masked";

    /** What an earlier version wrote behind the name of the logger. */
    private static final Set<String> EARLIER = Set.of(
            "%msg%n</pattern>",
            "%replace(%msg%n%ex){'\\b\\d\\d\\d\\d\\d\\d[-+A-FU-Y]\\d\\d\\d[0-9A-FHJ-NPR-Y]\\b', '******-****'}%nopex</pattern>");

    private static final String BEFORE =
            "<pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{40} - ";

    private LoggingFile() {}

    /** @param log the folder of logs, as XML writes it */
    static String shipped(String log) throws IOException {
        try (InputStream in = LoggingFile.class.getResourceAsStream("logback.xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@LOG@", log);
        }
    }

    /** Whether this is what an earlier version wrote, and nobody has changed it since. */
    static boolean isEarlier(String present, String shipped) {
        return withoutPattern(present).equals(withoutPattern(shipped))
                && EARLIER.stream().anyMatch(tail -> present.contains(BEFORE + tail));
    }

    private static String withoutPattern(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith(PATTERN) && !line.startsWith(REMARK))
                .collect(Collectors.joining("\n"));
    }
}
