package org.minikisa.intake.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Factory configuration {@code org.minikisa.intake.folder}: a folder that is watched. */
@ObjectClassDefinition(
        name = "Watched folder",
        description =
                "A folder or Maildir whose messages, mbox files and notes are brought in as they appear. Nothing is changed there.")
@interface FolderConfiguration {

    String PID = "org.minikisa.intake.folder";

    @AttributeDefinition(name = "Name", description = "Of the channel; sources of contacts begin with it")
    String name();

    @AttributeDefinition(name = "Folder", description = "Whole path; a Maildir is known by its cur and new")
    String folder();

    @AttributeDefinition(
            name = "Seconds",
            description = "Between two looks; outside a Maildir a file must be left alone for so long",
            min = "1",
            max = "3600")
    int seconds() default 10;
}
