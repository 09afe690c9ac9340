package org.minikisa.reporting.core;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.minikisa.classification.api.Classification;
import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Contact;

/** What intake and classification answer of contacts that a test made up. */
final class Wanted {

    private Wanted() {}

    static List<Arrival> arrivals(List<Contact> contacts) {
        return contacts.stream()
                .map(each -> new Arrival(
                        each.id(),
                        each.channel(),
                        each.received(),
                        each.disposition(),
                        each.customer(),
                        each.constructed()))
                .toList();
    }

    /** @param ids a collection of ids, as it was asked for */
    static List<Contact> found(List<Contact> contacts, Object ids) {
        return contacts.stream()
                .filter(each -> ((Collection<?>) ids).contains(each.id()))
                .toList();
    }

    /** @param reader as it was handed over; gets all of these */
    @SuppressWarnings("unchecked")
    static Object read(List<Classification> judged, Object reader) {
        List.copyOf(judged).forEach((Consumer<Classification>) reader);
        return null;
    }
}
