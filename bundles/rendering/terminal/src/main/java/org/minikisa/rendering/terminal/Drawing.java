package org.minikisa.rendering.terminal;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** What people look at beside the numbers. */
@ProviderType
public sealed interface Drawing permits Ranges, Plot {

    /** At most so wide; block characters only, so that it can be drawn in a pipe as well. */
    List<String> lines(int width, boolean colours);
}
