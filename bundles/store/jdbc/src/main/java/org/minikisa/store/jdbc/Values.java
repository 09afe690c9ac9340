package org.minikisa.store.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How values stand in columns: text that sorts where it can, and nothing that a database would silently change. */
final class Values {

    /** Always three digits of a second, so that text order is time order. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    /** Far beyond money and points; a hostile exponent must not become gigabytes of zeros. */
    private static final int MOST_DIGITS = 1_000;

    private Values() {}

    /** ISO 8601 in UTC with milliseconds; finer parts are cut off. */
    static String text(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("the instant " + instant + " is outside the years 0000 to 9999");
        }
        return INSTANT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** @param argument as {@link org.minikisa.store.api.Transaction} lists them */
    static void bind(PreparedStatement statement, int index, Object argument) throws SQLException {
        if (argument instanceof Optional<?> optional) {
            bind(statement, index, optional.orElse(null));
        } else if (argument == null) {
            statement.setNull(index, Types.NULL);
        } else if (argument instanceof String text) {
            statement.setString(index, text);
        } else if (argument instanceof Integer number) {
            statement.setInt(index, number);
        } else if (argument instanceof Long number) {
            statement.setLong(index, number);
        } else if (argument instanceof Double real) {
            statement.setDouble(index, finite(index, real));
        } else if (argument instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (argument instanceof BigDecimal decimal) {
            statement.setString(index, text(index, decimal));
        } else if (argument instanceof Instant instant) {
            statement.setString(index, text(instant));
        } else if (argument instanceof LocalDate date) {
            statement.setString(index, text(index, date));
        } else if (argument instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (argument instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            throw new IllegalArgumentException(
                    "argument " + index + " is a " + argument.getClass().getName()
                            + "; a column takes String, Integer, Long, Double, Boolean, BigDecimal, Instant, LocalDate, Enum, byte[]"
                            + " or an Optional of these");
        }
    }

    private static double finite(int index, double real) {
        if (!Double.isFinite(real)) {
            throw new IllegalArgumentException(
                    "argument " + index + " is " + real + "; SQLite would store NULL or lose it");
        }
        return real;
    }

    private static String text(int index, BigDecimal decimal) {
        if (Math.abs((long) decimal.scale()) > MOST_DIGITS || decimal.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("argument " + index + " has more than " + MOST_DIGITS + " digits");
        }
        return decimal.toPlainString();
    }

    private static String text(int index, LocalDate date) {
        if (date.getYear() < 0 || date.getYear() > 9999) {
            throw new IllegalArgumentException("argument " + index + " is outside the years 0000 to 9999");
        }
        return date.toString();
    }
}
