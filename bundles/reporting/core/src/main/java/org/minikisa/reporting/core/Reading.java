package org.minikisa.reporting.core;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.competition.api.Competition;
import org.minikisa.impact.api.Assessment;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.problem.api.Language;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;
import org.minikisa.support.api.Review;
import org.minikisa.support.api.SupportCase;

/**
 * One look at all wings: what every section of a report is made from, so that two sections cannot see different states.
 * Without personal data. A wing that is not there is empty here.
 */
record Reading(
        AsOf asOf,
        Optional<Body> body,
        Optional<Intake> intake,
        boolean classified,
        Optional<List<CaseLine>> cases,
        Optional<List<Review>> reviews,
        Optional<List<Competition>> competitions,
        Optional<List<Assessment>> assessments) {

    /**
     * What the numbers are of.
     *
     * @param moment of the last fact; the epoch for an empty journal
     * @param entry number of the last fact, 0 for none
     * @param digest of the last fact, which proves the whole journal before it; empty for none
     * @param waiting facts that some reaction has not seen yet, the most of any
     * @param parked facts that could not be processed
     */
    record AsOf(Instant moment, long entry, String digest, long waiting, int parked) {}

    /** The purchasing body. */
    record Body(
            String name,
            List<Category> categories,
            Map<String, JointProcurement> jointProcurements,
            Map<String, Customer> customers,
            Map<String, Supplier> suppliers,
            List<Figure> figures) {}

    /** The contacts, in the order of their arrival. */
    record Intake(Ledger ledger, List<ContactLine> contacts) {

        /** Those somebody wrote and waits for: what is counted as support. */
        List<ContactLine> people() {
            return contacts.stream().filter(ContactLine::fromPerson).toList();
        }
    }

    /**
     * What a report says of a contact is what the classifier stands by, or a person said: a guess is no finding.
     *
     * @param customer its id
     * @param classified whether it was looked at; when it was, an empty kind or topic means that it is not sure
     * @param kind empty when not classified or not sure; likewise {@code topic} and {@code urgency}
     * @param jointProcurement empty when not classified, not sure or not recognised
     * @param further other joint procurements that it is about as well
     * @param language ISO 639-1, empty likewise
     * @param own labels of the unit's own taxonomies that judged it, by their ids; {@link NeedHead#UNSURE} where nobody is sure
     * @param model what judged it; empty when not classified
     */
    record ContactLine(
            String id,
            Instant received,
            Channel channel,
            Disposition disposition,
            boolean constructed,
            Optional<String> customer,
            boolean classified,
            Optional<Kind> kind,
            Optional<Topic> topic,
            Optional<String> jointProcurement,
            List<String> further,
            Optional<String> language,
            Optional<String> urgency,
            Map<String, String> own,
            String model) {

        boolean fromPerson() {
            return disposition == Disposition.NEW_CONVERSATION || disposition == Disposition.FOLLOW_UP;
        }

        /** Of arrival, in Finnish local time. */
        YearMonth month() {
            return YearMonth.from(received.atZone(Texts.HELSINKI));
        }

        /** All that it is about, without repetition. */
        List<String> jointProcurements() {
            return Stream.concat(jointProcurement.stream(), further.stream())
                    .distinct()
                    .toList();
        }
    }

    /** @param minutes working time to the first answer; empty while there is none */
    record CaseLine(SupportCase supportCase, OptionalLong minutes) {}

    /** How often a reading is tried again when facts came in meanwhile. */
    private static final int TRIES = 3;

    /** Reads everything; again when facts came in meanwhile, so that the numbers belong together. */
    static Reading of(Wings wings) {
        Reading reading = once(wings);
        for (int i = 1; i < TRIES && wings.journal().last() != reading.asOf.entry(); i++) {
            reading = once(wings);
        }
        return reading;
    }

    private static Reading once(Wings wings) {
        AsOf asOf = asOf(wings.journal());
        return new Reading(
                asOf,
                wings.procurements().filter(p -> !p.bodyName().isEmpty()).map(Reading::body),
                wings.contacts().map(contacts -> intake(contacts, wings.classifications())),
                wings.classifications().isPresent(),
                wings.cases().map(Reading::cases),
                wings.reviews().map(reviews -> reviews.list()),
                wings.competitions().map(competitions -> competitions.list()),
                wings.assessments().map(assessments -> assessments.list()));
    }

    private static AsOf asOf(Journal journal) {
        long last = journal.last();
        long waiting = journal.cursors().stream()
                .filter(Journal.Cursor::registered)
                .mapToLong(Journal.Cursor::lag)
                .max()
                .orElse(0);
        int parked = journal.parked().size();
        List<Entry> entries = last == 0 ? List.of() : journal.entries(last - 1, "", 1);
        return entries.isEmpty()
                ? new AsOf(Instant.EPOCH, 0, "", waiting, parked)
                : new AsOf(
                        entries.get(0).at(),
                        entries.get(0).number(),
                        entries.get(0).digest(),
                        waiting,
                        parked);
    }

    private static Body body(Procurements procurements) {
        return new Body(
                procurements.bodyName(),
                procurements.categories(),
                byId(procurements.jointProcurements(), each -> each.id().value()),
                byId(procurements.customers(), each -> each.id().value()),
                byId(procurements.suppliers(), each -> each.id().value()),
                procurements.figures());
    }

    static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        var byId = new LinkedHashMap<String, T>();
        all.forEach(each -> byId.put(id.apply(each), each));
        return Collections.unmodifiableMap(byId);
    }

    private static Intake intake(Contacts contacts, Optional<Classifications> classifications) {
        return new Intake(contacts.ledger(), Lines.now(contacts.arrivals(), classifications));
    }

    private static List<CaseLine> cases(Cases cases) {
        return cases.list().stream()
                .map(each -> new CaseLine(each, cases.firstAnswerMinutes(each)))
                .toList();
    }

    /** {@code CT-9} before {@code CT-10}. */
    static int byNumber(String a, String b) {
        int byLength = Integer.compare(a.length(), b.length());
        return byLength != 0 ? byLength : a.compareTo(b);
    }

    /** The name of a joint procurement, or its id where it is not known. */
    String jointProcurementName(String id, Language language) {
        return body.map(b -> b.jointProcurements().get(id))
                .map(j -> j.name().in(language))
                .orElse(id);
    }

    /** The name of a customer, or its id where it is not known. */
    String customerName(String id) {
        return body.map(b -> b.customers().get(id)).map(Customer::name).orElse(id);
    }

    /** The name of a supplier; a tenderer of an award from elsewhere is named by itself. */
    String supplierName(String tenderer) {
        return body.map(b -> b.suppliers().get(tenderer)).map(Supplier::name).orElse(tenderer);
    }
}
