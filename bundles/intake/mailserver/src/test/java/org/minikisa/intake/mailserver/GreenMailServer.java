package org.minikisa.intake.mailserver;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** GreenMail in this JVM: there where Dovecot cannot be installed. */
public final class GreenMailServer implements TestMailServer {

    private final GreenMail greenMail;

    public GreenMailServer() {
        var certificates = TestCertificates.all();
        System.setProperty(
                "greenmail.tls.keystore.file", certificates.store("good").toString());
        System.setProperty("greenmail.tls.keystore.password", new String(TestCertificates.PASSWORD));
        greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        greenMail.start();
    }

    public GreenMail greenMail() {
        return greenMail;
    }

    @Override
    public void account(String user, String password) {
        greenMail.setUser(user, user, password);
    }

    @Override
    public int imapPort() {
        return greenMail.getImap().getPort();
    }

    @Override
    public int imapsPort() {
        return greenMail.getImaps().getPort();
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
