package org.minikisa.procurement.api;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The purchasing body as files: the whole as a JSON document, its lists as tables. What is written here and read again
 * changes nothing.
 *
 * <p>A table is CSV (RFC 4180; UTF-8, with or without byte order mark; commas or semicolons) with a heading that names all
 * columns of the list, in any order: a column that is not there would be taken for empty cells. Lists within a cell are
 * divided by {@code |}. Reading takes nothing in: {@link Procurements#load} does.
 */
@ProviderType
public interface BodyFiles {

    /**
     * Reads a body document, and checks it against what is kept.
     *
     * @param name what the document is called in messages: its file name
     * @throws InvalidInputException with all problems of the file, each naming its place:
     *     {@code jointProcurements[3].category}
     */
    BodyChange read(String name, byte[] json);

    /**
     * Reads one list from a table, and checks it against what is kept.
     *
     * @throws InvalidInputException with all problems of the file, each naming its place: {@code row 17, column "mail"};
     *     the heading is row 1
     */
    BodyChange readCsv(String name, BodyList list, byte[] csv);

    /** The whole body as a JSON document. Base values, which need two people, and applications are not part of it. */
    byte[] json();

    /** One list as a table: commas, UTF-8 with byte order mark, so that spreadsheets read ä and ö. */
    byte[] csv(BodyList list);
}
