package org.minikisa.reporting.core;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Topic;
import org.minikisa.classification.api.Urgency;
import org.minikisa.intake.api.Channel;
import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedPhase;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.core.Reading.ContactLine;

/** What values contacts have, and what people call them. */
final class Dimensions {

    /** A number of months that nobody asks for; beyond it only those with contacts stand there. */
    private static final int MOST_MONTHS = 240;

    private final String taxonomy;
    private final Map<String, JointProcurement> jointProcurements;
    private final Map<String, Customer> customers;
    private final Phases phases;

    Dimensions(
            String taxonomy,
            Map<String, JointProcurement> jointProcurements,
            Map<String, Customer> customers,
            Phases phases) {
        this.taxonomy = taxonomy;
        this.jointProcurements = jointProcurements;
        this.customers = customers;
        this.phases = phases;
    }

    /** None where nobody is sure; the empty value where there is none to tell. */
    List<String> of(NeedDimension dimension, ContactLine contact) {
        return switch (dimension) {
            case THEME -> theme(contact).stream().toList();
            case KIND -> contact.kind().map(Kind::name).stream().toList();
            case JOINT_PROCUREMENT -> contact.jointProcurements().isEmpty() ? List.of("") : contact.jointProcurements();
            case PHASE -> one(phases.of(contact).phase().map(NeedPhase::name));
            case CUSTOMER_TYPE -> one(contact.customer().map(customers::get).map(Customer::sector));
            case MONTH -> List.of(contact.month().toString());
            case LANGUAGE -> one(contact.language());
            case CHANNEL -> List.of(contact.channel().name());
            case URGENCY -> one(contact.urgency());
        };
    }

    private static List<String> one(Optional<String> value) {
        return List.of(value.orElse(""));
    }

    private Optional<String> theme(ContactLine contact) {
        return taxonomy.equals(NeedQuery.TOPIC)
                ? contact.topic().map(Topic::name)
                : Optional.ofNullable(contact.own().get(taxonomy)).filter(label -> !label.equals(NeedHead.UNSURE));
    }

    /** Whether the dimension's taxonomy has looked at it. */
    boolean judged(NeedDimension dimension, ContactLine contact) {
        return dimension != NeedDimension.THEME
                || taxonomy.equals(NeedQuery.TOPIC)
                || contact.own().containsKey(taxonomy);
    }

    Phases.Found phase(ContactLine contact) {
        return phases.of(contact);
    }

    /** Whether a contact that nobody has judged yet can be counted by it. */
    static boolean needsJudgement(NeedDimension dimension) {
        return switch (dimension) {
            case THEME, KIND, JOINT_PROCUREMENT, PHASE, LANGUAGE, URGENCY -> true;
            case CUSTOMER_TYPE, MONTH, CHANNEL -> false;
        };
    }

    /**
     * Those of these values, in an order that tells nothing of how many contacts they have: between two counts that are told, the order
     * would give away one that is not.
     */
    List<NeedHead> heads(NeedDimension dimension, Collection<String> present) {
        if (dimension == NeedDimension.MONTH) {
            return months(new TreeSet<>(present));
        }
        var order = new LinkedHashSet<>(known(dimension));
        order.addAll(new TreeSet<>(present));
        order.retainAll(Set.copyOf(present));
        return order.stream()
                .sorted(Comparator.comparingInt(key -> key.isEmpty() ? 1 : key.equals(NeedHead.UNSURE) ? 2 : 0))
                .map(key -> head(dimension, key))
                .toList();
    }

    private List<NeedHead> months(TreeSet<String> present) {
        var months = new ArrayList<String>();
        if (!present.isEmpty()) {
            YearMonth last = YearMonth.parse(present.last());
            for (YearMonth month = YearMonth.parse(present.first());
                    !month.isAfter(last) && months.size() < MOST_MONTHS;
                    month = month.plusMonths(1)) {
                months.add(month.toString());
            }
        }
        return (months.size() < MOST_MONTHS ? months : present)
                .stream().map(month -> head(NeedDimension.MONTH, month)).toList();
    }

    /** All values there are, in the order of maps; of months none, since they have no end. */
    List<String> known(NeedDimension dimension) {
        return switch (dimension) {
            case THEME -> taxonomy.equals(NeedQuery.TOPIC) ? names(Topic.values()) : List.of();
            case KIND -> names(Kind.values());
            case JOINT_PROCUREMENT -> List.copyOf(jointProcurements.keySet());
            case PHASE -> names(NeedPhase.values());
            case CUSTOMER_TYPE ->
                customers.values().stream()
                        .map(Customer::sector)
                        .distinct()
                        .sorted()
                        .toList();
            case MONTH -> List.of();
            case LANGUAGE ->
                Arrays.stream(Language.values()).map(Language::code).toList();
            case CHANNEL -> names(Channel.values());
            case URGENCY -> names(Urgency.values());
        };
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    NeedHead head(NeedDimension dimension, String key) {
        if (key.equals(NeedHead.UNSURE)) {
            return new NeedHead(key, key, Texts.everywhere("needs.not-sure"));
        } else if (key.isEmpty()) {
            return new NeedHead(key, "–", Texts.everywhere("needs.none." + dimension));
        }
        return switch (dimension) {
            case THEME -> theme(key);
            case KIND -> new NeedHead(key, key, Kind.valueOf(key).label());
            case JOINT_PROCUREMENT ->
                new NeedHead(
                        key,
                        key,
                        Optional.ofNullable(jointProcurements.get(key))
                                .map(JointProcurement::name)
                                .orElse(LocalizedText.same(key)));
            case PHASE -> new NeedHead(key, key, Texts.everywhere("needs.phase." + key));
            case CUSTOMER_TYPE -> new NeedHead(key, key, sector(key));
            case MONTH -> new NeedHead(key, key, month(YearMonth.parse(key)));
            case LANGUAGE ->
                new NeedHead(
                        key,
                        key,
                        Language.of(key).isPresent() ? Texts.everywhere("language." + key) : LocalizedText.same(key));
            case CHANNEL -> new NeedHead(key, key, Texts.everywhere("channel." + key));
            case URGENCY -> new NeedHead(key, key, Urgency.valueOf(key).label());
        };
    }

    private NeedHead theme(String key) {
        if (!taxonomy.equals(NeedQuery.TOPIC)) {
            return new NeedHead(key, key, LocalizedText.same(key));
        }
        Topic topic = Topic.valueOf(key);
        return new NeedHead(key, topic == Topic.NONE ? "–" : key, topic.label());
    }

    private static LocalizedText sector(String code) {
        String key = "sector." + code.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Texts.in(Language.EN).keys().contains(key) ? Texts.everywhere(key) : LocalizedText.same(code);
    }

    private static LocalizedText month(YearMonth month) {
        return new LocalizedText(
                Texts.in(Language.FI).month(month),
                Texts.in(Language.SV).month(month),
                Texts.in(Language.EN).month(month));
    }
}
