package org.minikisa.store.api;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

/** The store as files on a disk, for whoever must be sure that what was erased is in none of them. */
@ProviderType
public interface StoreFiles {

    /** The data folder; all that the house keeps is in it. */
    Path folder();

    /**
     * Writes the database anew, so that no page, gap or log holds what was deleted or overwritten, and deletes the copies that were made
     * before migrations. Takes as long as copying the database does; others wait to write meanwhile.
     *
     * @return how many copies were deleted
     * @throws StoreException when it could not be done, for want of room say; the data are as they were, and it can be tried again
     * @throws IllegalStateException within a unit of work
     */
    int rewrite();
}
