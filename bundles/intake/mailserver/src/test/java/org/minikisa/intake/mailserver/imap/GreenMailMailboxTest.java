package org.minikisa.intake.mailserver.imap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.minikisa.intake.mailserver.GreenMailServer;
import org.minikisa.intake.mailserver.TestMailServer;

/** With GreenMail, which is there on every machine. */
class GreenMailMailboxTest extends WatchedMailbox {

    private static GreenMailServer server;

    @BeforeAll
    static void start() {
        server = new GreenMailServer();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Override
    TestMailServer server() {
        return server;
    }

    /** It takes no others in LOGIN. */
    @Override
    String password() {
        return "Salasana3";
    }
}
