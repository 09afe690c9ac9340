package org.minikisa.intake.mailserver.imap;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Factory configuration {@code org.minikisa.intake.imap}: a mailbox that is watched. */
@ObjectClassDefinition(
        name = "Mailbox",
        description =
                "A folder on an IMAP server whose messages are brought in. Nothing is ever deleted or moved there.")
@interface MailboxConfiguration {

    String PID = "org.minikisa.intake.imap";

    @AttributeDefinition(name = "Name", description = "Of the channel; sources of contacts begin with it")
    String name() default "imap";

    @AttributeDefinition(name = "Host")
    String host() default "";

    @AttributeDefinition(name = "Port", description = "0 for the usual one: 993 with tls, 143 otherwise")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description = "tls, starttls, or none to this machine",
            options = {@Option(value = "tls"), @Option(value = "starttls"), @Option(value = "none")})
    String security() default "tls";

    @AttributeDefinition(
            name = "Certificates",
            description = "PEM file of the authorities that are believed instead of the Java runtime's",
            required = false)
    String certificates() default "";

    @AttributeDefinition(name = "Time-out", description = "Seconds the server may be silent", min = "1", max = "600")
    int timeout() default 30;

    @AttributeDefinition(name = "User")
    String user() default "";

    @AttributeDefinition(
            name = "Authentication",
            description = "password, xoauth2 or oauthbearer",
            options = {@Option(value = "password"), @Option(value = "xoauth2"), @Option(value = "oauthbearer")})
    String authentication() default "password";

    @AttributeDefinition(
            name = "Password file",
            description =
                    "File with the password, the token or the client's secret, not readable by others; or env:NAME")
    String password_file() default "";

    @AttributeDefinition(
            name = "Token URL",
            description = "Where tokens are got with the client's secret (OAuth 2)",
            required = false)
    String token_url() default "";

    @AttributeDefinition(name = "Client id", description = "Of this program at the token URL", required = false)
    String client_id() default "";

    @AttributeDefinition(name = "Scope", description = "Of the token", required = false)
    String scope() default "";

    @AttributeDefinition(name = "Folder")
    String folder() default "INBOX";

    @AttributeDefinition(
            name = "Mark",
            description = "What a message is marked with once it is stored: seen, none, or a keyword such as $Minikisa")
    String mark() default "seen";

    @AttributeDefinition(
            name = "Look anew",
            description = "Seconds until a look without being called; IDLE is renewed then",
            min = "5",
            max = "1740")
    int renew() default 540;

    @AttributeDefinition(
            name = "Poll",
            description = "Seconds between looks where the server cannot call (no IDLE)",
            min = "5",
            max = "3600")
    int poll() default 60;
}
