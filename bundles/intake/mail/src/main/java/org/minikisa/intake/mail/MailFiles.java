package org.minikisa.intake.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.ReadSummary;
import org.osgi.service.component.annotations.Component;

/**
 * Reads mail that lies in files. A location is a folder (read with all folders below it; a Maildir's {@code tmp} is left
 * out), an mbox or a single message. Sources are paths relative to the location with {@code /} between names, so that they
 * are the same on another machine; a message of an mbox has its number behind: {@code 2025/archive.mbox#17}.
 */
@Component
public final class MailFiles implements IntakeChannel {

    @Override
    public String id() {
        return "mail";
    }

    @Override
    public boolean accepts(Path location) {
        if (Files.isDirectory(location)) {
            return true;
        }
        try {
            return Files.isRegularFile(location) && FileKind.of(location) != FileKind.OTHER;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public ReadSummary read(Path location, Consumer<RawContact> sink, Consumer<Long> progress) {
        var delivery = new Delivery(sink, progress);
        if (Files.isDirectory(location)) {
            delivery.all(new MailFolder(location));
        } else {
            delivery.file(location, location.getFileName().toString());
        }
        return delivery.summary();
    }
}
