package org.minikisa.intake.mailserver.smtp;

import org.minikisa.intake.api.sending.MailTransport;
import org.minikisa.intake.mailserver.Access;
import org.minikisa.intake.mailserver.Connection;
import org.minikisa.intake.mailserver.ServerTrouble;
import org.minikisa.problem.api.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Hands each message over in a conversation of its own. A unit sends a few dozen replies a day, so a connection that is kept would only
 * be one that breaks while it waits.
 */
@Component(configurationPid = SubmissionConfiguration.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SubmissionConfiguration.class, factory = true)
public final class SmtpTransport implements MailTransport {

    private static final Access.Protocol SMTP = new Access.Protocol("smtp", 587, 465);

    private final Problems problems = new Problems();
    private final Access access;
    private final String hello;

    @Activate
    public SmtpTransport(SubmissionConfiguration c) {
        this.access = Access.of(
                new Access.Settings(
                        c.host(),
                        c.port(),
                        c.security(),
                        c.certificates(),
                        c.timeout(),
                        c.user(),
                        c.authentication(),
                        c.password_file(),
                        c.token_url(),
                        c.client_id(),
                        c.scope()),
                SMTP,
                problems);
        this.hello = c.hello().strip();
    }

    @Override
    public String place() {
        return access.server().toString();
    }

    @Override
    public Outcome deliver(String sender, String recipient, byte[] message) {
        if (!problems.isEmpty()) {
            return new Outcome.NotNow(problems.list().get(0).toString());
        }
        try (var connection = new Connection(access.server())) {
            return new SmtpSession(access, hello, connection).deliver(new Envelope(sender, recipient, message));
        } catch (ServerTrouble trouble) {
            return new Outcome.NotNow(trouble.problem().toString());
        }
    }
}
