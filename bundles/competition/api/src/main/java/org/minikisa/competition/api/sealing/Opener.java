package org.minikisa.competition.api.sealing;

import java.util.Objects;
import java.util.Optional;

/**
 * Someone who opens tenders together with others.
 *
 * @param name as in the draft's plan; personal data
 * @param key what was registered; empty while nothing is
 */
public record Opener(String name, Optional<Key> key) {

    /**
     * A public key.
     *
     * @param publicKey X25519, 32 bytes as lower-case hex
     * @param fingerprint of it, to be compared by telephone: {@code 3f2a 91c0 …}
     */
    public record Key(String publicKey, String fingerprint) {
        public Key {
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(fingerprint, "fingerprint");
        }
    }

    public Opener {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(key, "key");
    }

    /** Names the key, not the person: records end up in logs. */
    @Override
    public String toString() {
        return "Opener[" + key.map(Key::fingerprint).orElse("without a key") + "]";
    }
}
