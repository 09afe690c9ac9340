package org.minikisa.runtime.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.apache.felix.service.command.CommandSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every session begins with: the resource {@code gosh_profile}. */
final class Profile {

    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    private Profile() {}

    static void apply(CommandSession session) {
        try (InputStream in = Profile.class.getResourceAsStream("gosh_profile")) {
            session.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the profile is not in the bundle", e);
        } catch (Exception e) {
            // The shell is usable without its comforts.
            LOG.warn("the profile of the shell failed", e);
        }
    }
}
