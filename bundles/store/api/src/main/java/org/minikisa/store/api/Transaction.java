package org.minikisa.store.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One unit of work. SQL is the part that SQLite and PostgreSQL share ({@code ON CONFLICT}, {@code RETURNING},
 * {@code LIMIT}, {@code ?} parameters). Arguments may be {@code null}, String, Integer, Long, Double, Boolean (stored as 0
 * or 1), BigDecimal (plain text), Instant (ISO 8601 in UTC with milliseconds), LocalDate, Enum (its name), byte[], or
 * Optional of these; instants and dates sort as text. What a database would store differently, NaN say, is refused.
 *
 * <p>Valid only inside the call that handed it out, on its thread. A statement that fails dooms the unit: it is rolled back,
 * also where the exception is caught, so ask with {@code ON CONFLICT} instead of trying. Statements that begin or end
 * transactions are refused.
 */
@ProviderType
public interface Transaction {

    /** All rows, in their order. @param mapper makes one thing of one row, never null */
    <T> List<T> query(String sql, Function<Row, T> mapper, Object... arguments);

    /** The first row, or empty for none. */
    <T> Optional<T> first(String sql, Function<Row, T> mapper, Object... arguments);

    /** @return the number of rows changed */
    int update(String sql, Object... arguments);

    /**
     * The next number of a sequence, from 1, without gaps across committed transactions. Ids of a wing are made of it:
     * {@code "CT-" + tx.nextNumber("intake.contact")}.
     */
    long nextNumber(String sequence);

    /**
     * Appends a fact to the journal.
     *
     * @return its number
     * @throws IllegalArgumentException when the record is no fact (see the package), or one of its components is null or not
     *     a finite number
     */
    long append(Record fact);

    /** The moment of this unit of work by the injected clock, the same each time it is asked, truncated to milliseconds. */
    Instant now();
}
