package org.minikisa.runtime.api;

import java.util.Objects;
import java.util.Optional;

/**
 * The bytes of a plug-in.
 *
 * @param name {@code NAME.model.json} or {@code NAME.jar}: its ending tells what it is
 * @param content read once; what was checked is what is used
 * @param signature of a model, the detached signature that lies beside it as {@code NAME.model.json.jws}; a jar carries its own
 */
public record PluginFile(String name, byte[] content, Optional<byte[]> signature) {

    public PluginFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(signature, "signature");
    }
}
