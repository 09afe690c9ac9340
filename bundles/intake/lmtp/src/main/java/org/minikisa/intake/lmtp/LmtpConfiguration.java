package org.minikisa.intake.lmtp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Factory configuration {@code org.minikisa.intake.lmtp}: a port where a mail server hands mail over. */
@ObjectClassDefinition(
        name = "Mail receiver",
        description =
                "A port where a mail server hands mail over by LMTP or SMTP. There is no encryption: keep it on this machine"
                        + " or in a network of its own.")
@interface LmtpConfiguration {

    String PID = "org.minikisa.intake.lmtp";

    @AttributeDefinition(name = "Name", description = "Of the channel; sources of contacts begin with it")
    String name();

    @AttributeDefinition(
            name = "Recipients",
            description = "Addresses mail is taken for: tuki@example.fi, or @example.fi for all")
    String[] recipients();

    @AttributeDefinition(name = "Host", description = "Address that is listened on")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", min = "0", max = "65535", description = "0 for any that is free")
    int port() default 2424;

    @AttributeDefinition(
            name = "Clients",
            description = "Addresses or networks that may call: 10.1.2.3, 10.1.0.0/16, fd00::/8")
    String[] clients() default {"127.0.0.0/8", "::1"};

    @AttributeDefinition(name = "Largest", description = "Bytes of one message", min = "1024", max = "67108864")
    int largest() default 25 * 1024 * 1024;

    @AttributeDefinition(name = "Connections", description = "At the same time", min = "1", max = "500")
    int connections() default 20;

    @AttributeDefinition(name = "Seconds", description = "A caller may be silent", min = "1", max = "3600")
    int seconds() default 300;
}
