package org.minikisa.runtime.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingFileTest {

    private static final String BEFORE =
            "<pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{40} - ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%msg%n</pattern>",
                "%replace(%msg%n%ex){'\\b\\d\\d\\d\\d\\d\\d[-+A-FU-Y]\\d\\d\\d[0-9A-FHJ-NPR-Y]\\b', '******-****'}%nopex</pattern>"
            })
    void oneThatAnEarlierVersionWroteIsReplaced(String tail) throws IOException {
        String shipped = LoggingFile.shipped("/srv/log");

        assertThat(LoggingFile.isEarlier(withPattern(shipped, BEFORE + tail), shipped))
                .isTrue();
    }

    @Test
    void oneThatAnAdministratorChangedStays() throws IOException {
        String shipped = LoggingFile.shipped("/srv/log");

        assertThat(LoggingFile.isEarlier(shipped, shipped)).isFalse();
        assertThat(LoggingFile.isEarlier(withPattern(shipped, "<pattern>%msg%n</pattern>"), shipped))
                .isFalse();
        assertThat(LoggingFile.isEarlier(
                        withPattern(shipped, BEFORE + "%msg%n</pattern>").replace("INFO", "DEBUG"), shipped))
                .isFalse();
    }

    private static String withPattern(String shipped, String pattern) {
        int start = shipped.indexOf("<pattern>");
        int end = shipped.indexOf("</pattern>") + "</pattern>".length();
        return shipped.substring(0, start) + pattern + shipped.substring(end);
    }
}
