package org.minikisa.intake.form;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of a form, factory PID {@value #PID}. */
@ObjectClassDefinition(
        name = "Form",
        description = "Takes contacts by HTTP: from people on a page, and from programs that know a token.")
@interface FormConfiguration {

    String PID = "org.minikisa.intake.form";

    @AttributeDefinition(
            name = "Name",
            description =
                    "Of the channel: form-NAME, where NAME is 1 to 40 lower-case letters, digits and hyphens and part of the"
                            + " page's address")
    String name();

    @AttributeDefinition(name = "Title", description = "Whose form it is, as it stands at the top of the page")
    String title() default "Hankintatuki";

    @AttributeDefinition(name = "Page", description = "Whether people have a page to write on")
    boolean page() default true;

    @AttributeDefinition(
            name = "Privacy statement",
            description = "Address of the page that tells what becomes of personal data: https://…; empty for none",
            required = false)
    String privacy() default "";

    @AttributeDefinition(
            name = "File with the token",
            description =
                    "Lets programs in that send this token (32 to 200 characters without blanks); the file must be readable"
                            + " by its owner only. Empty: no program gets in",
            required = false)
    String token_file() default "";

    @AttributeDefinition(
            name = "Largest attachments",
            description = "Megabytes (1,000,000 bytes), all attachments of a contact together",
            min = "1",
            max = "17")
    int largestMegabytes() default 10;

    @AttributeDefinition(name = "Contacts per hour", description = "That one address may send by the page", min = "1")
    int perHour() default 60;

    @AttributeDefinition(
            name = "Proxies",
            description =
                    "Addresses of the house's own reverse proxies, whose word about who is asking counts; nobody else's does",
            required = false)
    String[] proxies() default {};
}
