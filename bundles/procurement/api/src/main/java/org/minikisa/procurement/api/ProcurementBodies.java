package org.minikisa.procurement.api;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/** Reads procurement bodies from documents. */
@ProviderType
public interface ProcurementBodies {

    /**
     * Reads a body document (JSON, UTF-8). Checks what can be seen in the document alone; what it says is checked by
     * {@link Procurements#load}.
     *
     * @param name what the document is called in messages: its file name
     * @throws InvalidInputException with all problems, each naming its place: {@code jointProcurements[3].category}
     */
    ProcurementBody read(String name, byte[] json);
}
