package org.minikisa.store.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.store.api.Row;
import org.minikisa.store.api.StoreException;

/** The row a result set stands on. It converts nothing that does not fit: no text that reads as 0, no fraction cut off. */
final class JdbcRow implements Row {

    private final ResultSet result;

    JdbcRow(ResultSet result) {
        this.result = result;
    }

    @Override
    public String text(String column) {
        return present(column, optionalText(column));
    }

    @Override
    public Optional<String> optionalText(String column) {
        return value(column).map(Object::toString);
    }

    @Override
    public long number(String column) {
        return present(column, optionalNumber(column));
    }

    @Override
    public Optional<Long> optionalNumber(String column) {
        return value(column).map(value -> {
            if (value instanceof Integer || value instanceof Long) {
                return ((Number) value).longValue();
            }
            if (value instanceof Number) {
                return parsed(column, value, "a whole number", text -> new BigDecimal(text).longValueExact());
            }
            throw mismatch(column, value, "a whole number", null);
        });
    }

    @Override
    public double real(String column) {
        Object value = present(column, value(column));
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw mismatch(column, value, "a number", null);
    }

    @Override
    public boolean flag(String column) {
        Object value = present(column, value(column));
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number && (number.longValue() == 0 || number.longValue() == 1)) {
            return number.longValue() == 1;
        }
        throw mismatch(column, value, "0 or 1", null);
    }

    @Override
    public BigDecimal decimal(String column) {
        return present(column, optionalDecimal(column));
    }

    @Override
    public Optional<BigDecimal> optionalDecimal(String column) {
        return value(column).map(value -> parsed(column, value, "a decimal", BigDecimal::new));
    }

    @Override
    public Instant instant(String column) {
        return present(column, optionalInstant(column));
    }

    @Override
    public Optional<Instant> optionalInstant(String column) {
        return value(column).map(value -> parsed(column, value, "an instant", Instant::parse));
    }

    @Override
    public LocalDate date(String column) {
        return present(column, optionalDate(column));
    }

    @Override
    public Optional<LocalDate> optionalDate(String column) {
        return value(column).map(value -> parsed(column, value, "a date", LocalDate::parse));
    }

    @Override
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return parsed(column, text(column), "a " + type.getSimpleName(), name -> Enum.valueOf(type, name));
    }

    @Override
    public byte[] bytes(String column) {
        Object value = present(column, value(column));
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw mismatch(column, value, "bytes", null);
    }

    private Optional<Object> value(String column) {
        try {
            return Optional.ofNullable(result.getObject(column));
        } catch (SQLException e) {
            throw new StoreException("column " + column + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static <T> T present(String column, Optional<T> value) {
        return value.orElseThrow(() -> new StoreException("column " + column + " is NULL"));
    }

    private static <T> T parsed(String column, Object value, String expected, Function<String, T> parser) {
        try {
            return parser.apply(value.toString());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw mismatch(column, value, expected, e);
        }
    }

    private static StoreException mismatch(String column, Object value, String expected, Exception cause) {
        // The value itself stays out of the message: it may be personal data.
        return new StoreException(
                "column " + column + " holds a " + value.getClass().getSimpleName() + " that is not " + expected,
                cause);
    }
}
