package org.minikisa.store.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The current row of a query; columns by name. The plain getters throw {@link StoreException} where the value is NULL. */
@ProviderType
public interface Row {

    String text(String column);

    Optional<String> optionalText(String column);

    long number(String column);

    Optional<Long> optionalNumber(String column);

    double real(String column);

    boolean flag(String column);

    BigDecimal decimal(String column);

    Optional<BigDecimal> optionalDecimal(String column);

    Instant instant(String column);

    Optional<Instant> optionalInstant(String column);

    LocalDate date(String column);

    Optional<LocalDate> optionalDate(String column);

    <E extends Enum<E>> E constant(String column, Class<E> type);

    byte[] bytes(String column);
}
