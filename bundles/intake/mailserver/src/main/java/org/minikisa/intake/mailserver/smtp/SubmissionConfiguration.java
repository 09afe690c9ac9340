package org.minikisa.intake.mailserver.smtp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Factory configuration {@code org.minikisa.intake.smtp}: the way out. */
@ObjectClassDefinition(name = "Mail submission", description = "The server that takes our replies (RFC 6409).")
@interface SubmissionConfiguration {

    String PID = "org.minikisa.intake.smtp";

    @AttributeDefinition(name = "Host")
    String host() default "";

    @AttributeDefinition(name = "Port", description = "0 for the usual one: 465 with tls, 587 otherwise")
    int port() default 0;

    @AttributeDefinition(
            name = "Security",
            description = "starttls, tls, or none to this machine",
            options = {@Option(value = "tls"), @Option(value = "starttls"), @Option(value = "none")})
    String security() default "starttls";

    @AttributeDefinition(
            name = "Certificates",
            description = "PEM file of the authorities that are believed instead of the Java runtime's",
            required = false)
    String certificates() default "";

    @AttributeDefinition(name = "Time-out", description = "Seconds the server may be silent", min = "1", max = "600")
    int timeout() default 60;

    @AttributeDefinition(name = "User", description = "Empty for a server that asks nobody who he is", required = false)
    String user() default "";

    @AttributeDefinition(
            name = "Authentication",
            description = "password, xoauth2 or oauthbearer",
            options = {@Option(value = "password"), @Option(value = "xoauth2"), @Option(value = "oauthbearer")})
    String authentication() default "password";

    @AttributeDefinition(
            name = "Password file",
            description =
                    "File with the password, the token or the client's secret, not readable by others; or env:NAME",
            required = false)
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

    @AttributeDefinition(
            name = "Own name",
            description = "With which the server is greeted; empty for this machine's",
            required = false)
    String hello() default "";
}
