package org.minikisa.classification.rules;

/**
 * Something in a text that speaks for a joint procurement.
 *
 * @param source {@code register.name} and so on
 * @param from the number of its first word in the text
 * @param until the number after its last word
 * @param weight in nats
 */
record Mention(String jointProcurement, String source, int from, int until, double weight) {

    boolean within(Mention other) {
        return other.from <= from && until <= other.until && until - from < other.until - other.from;
    }

    Mention times(double factor) {
        return new Mention(jointProcurement, source, from, until, weight * factor);
    }
}
