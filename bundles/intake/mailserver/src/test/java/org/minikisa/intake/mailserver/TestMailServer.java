package org.minikisa.intake.mailserver;

import java.util.Map;

/** A real server with as many mailboxes as a test likes. */
public interface TestMailServer extends AutoCloseable {

    /** Makes an account. */
    void account(String user, String password);

    int imapPort();

    int imapsPort();

    /** To reach an account's INBOX with. */
    default Map<String, Object> settings(String user) {
        return Map.of(
                "name",
                "tuki",
                "host",
                "localhost",
                "port",
                imapsPort(),
                "certificates",
                TestCertificates.all().authority().toString(),
                "user",
                user,
                "timeout",
                10);
    }

    @Override
    void close();
}
