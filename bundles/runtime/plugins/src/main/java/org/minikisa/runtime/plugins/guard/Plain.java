package org.minikisa.runtime.plugins.guard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;

/** Values that carry no code of a plug-in: they may be kept and asked anywhere. */
final class Plain {

    /** Digits and decimals that no money, no points and no quotient of them need. */
    private static final int MOST_DIGITS = 1_000;

    private Plain() {}

    /** Whether it is the platform's own and of a size that can be reckoned with; a subclass may do what it likes. */
    static boolean isNumber(BigDecimal value) {
        return value.getClass() == BigDecimal.class
                && Math.abs((long) value.scale()) <= MOST_DIGITS
                && value.unscaledValue().getClass() == BigInteger.class
                && value.precision() <= MOST_DIGITS;
    }

    /** Whether a service property may be shown to others: text, numbers and truth, and arrays and lists of them. */
    static boolean isProperty(Object value) {
        if (value instanceof Collection<?> several) {
            return isPlatforms(several.getClass()) && several.stream().allMatch(Plain::isSimple);
        }
        Class<?> type = value.getClass();
        return type.isArray()
                ? type.getComponentType().isPrimitive() || isSimpleType(type.getComponentType())
                : isSimple(value);
    }

    private static boolean isSimple(Object value) {
        return value != null && isSimpleType(value.getClass());
    }

    private static boolean isSimpleType(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == Character.class
                || Number.class.isAssignableFrom(type) && type.getPackageName().equals("java.lang");
    }

    private static boolean isPlatforms(Class<?> type) {
        return type.getClassLoader() == null;
    }
}
