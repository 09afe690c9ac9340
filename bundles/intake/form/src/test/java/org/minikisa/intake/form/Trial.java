package org.minikisa.intake.form;

import java.lang.annotation.Annotation;
import java.util.List;

/** A form with the defaults, and what a sender writes. */
final class Trial {

    private Trial() {}

    static FormChannel form() {
        return form("");
    }

    static FormChannel form(String tokenFile) {
        return new FormChannel(configuration("form-tuki", tokenFile));
    }

    static FormConfiguration configuration(String name, String tokenFile) {
        return new FormConfiguration() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return FormConfiguration.class;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return "Hankintatuki";
            }

            @Override
            public boolean page() {
                return true;
            }

            @Override
            public String privacy() {
                return "";
            }

            @Override
            public String token_file() {
                return tokenFile;
            }

            @Override
            public int largestMegabytes() {
                return 10;
            }

            @Override
            public int perHour() {
                return 60;
            }

            @Override
            public String[] proxies() {
                return new String[0];
            }
        };
    }

    static Submission submission(String address, String subject, String text) {
        return new Submission("", address, "", "", subject, text, "fi", List.of());
    }
}
