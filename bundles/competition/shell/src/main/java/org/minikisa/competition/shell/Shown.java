package org.minikisa.competition.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import org.minikisa.competition.api.Rounding;
import org.minikisa.rendering.terminal.Screen;

/** Moments and numbers at the edge: people read them short and by the clocks of Finland, programs get all of them. */
final class Shown {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(FINLAND);
    /** Decimals of a quotient that does not end. */
    private static final int IN_JSON = 12;

    private static final int IN_A_TABLE = 4;

    private Shown() {}

    static Optional<String> moment(Screen screen, Optional<Instant> moment) {
        return moment.map(at -> screen.json() ? at.toString() : MOMENT.format(at));
    }

    /** Quotients that do not end are cut to what the reader can use; announced digits stay. */
    static BigDecimal number(Screen screen, BigDecimal value) {
        int most = screen.json() ? IN_JSON : IN_A_TABLE;
        return value.scale() > most ? value.setScale(most, RoundingMode.HALF_UP) : value;
    }

    /** How many decimals a column needs so that no announced digit is hidden. */
    static int digits(List<BigDecimal> values) {
        return values.stream()
                .mapToInt(value -> Math.max(
                        0, Math.min(IN_A_TABLE, value.stripTrailingZeros().scale())))
                .max()
                .orElse(0);
    }

    static String rounding(Rounding rounding) {
        return switch (rounding.mode()) {
            case NONE -> "";
            case HALF_UP -> rounding.digits() + " half up";
            case DOWN -> rounding.digits() + " cut";
        };
    }
}
