package org.minikisa.classification.linear;

import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import org.minikisa.store.api.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last model, kept in the store so that a restart need not train. A cache: what is damaged or of other texts is not used
 * and is replaced.
 */
final class KeptModel {

    private static final Logger LOG = LoggerFactory.getLogger(KeptModel.class);

    private final Store store;

    KeptModel(Store store) {
        this.store = store;
        store.migrate("classificationlinear", KeptModel.class);
    }

    private record Kept(String sha256, byte[] bytes) {}

    /** The model of this id, if it is kept and undamaged. */
    Optional<ContactModel> find(String id) {
        return store.read(tx -> tx.first(
                        "SELECT sha256, bytes FROM classificationlinear_model WHERE id = ?",
                        row -> new Kept(row.text("sha256"), row.bytes("bytes")),
                        id))
                .flatMap(kept -> read(id, kept));
    }

    private static Optional<ContactModel> read(String id, Kept kept) {
        if (!sha256(kept.bytes()).equals(kept.sha256())) {
            LOG.warn("the kept model {} is damaged and is learnt again", id);
            return Optional.empty();
        }
        try {
            return Optional.of(ContactModel.ofBytes(kept.bytes()))
                    .filter(model -> model.id().equals(id));
        } catch (UncheckedIOException e) {
            LOG.warn("the kept model {} cannot be read and is learnt again", id, e);
            return Optional.empty();
        }
    }

    /** Keeps it in place of any other. */
    void keep(ContactModel model) {
        byte[] bytes = model.toBytes();
        store.transact(tx -> {
            tx.update("DELETE FROM classificationlinear_model");
            tx.update(
                    "INSERT INTO classificationlinear_model (id, sha256, bytes, kept_at) VALUES (?, ?, ?, ?)",
                    model.id(),
                    sha256(bytes),
                    bytes,
                    tx.now());
        });
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
