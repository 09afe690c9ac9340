package org.minikisa.reporting.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.Classification;
import org.minikisa.classification.api.Classifications;
import org.minikisa.classification.api.Kind;
import org.minikisa.classification.api.Label;
import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.store.api.Entry;
import org.minikisa.store.api.Journal;

class ReadingTest {

    private final AtomicLong last = new AtomicLong(2);

    private final Journal journal = fake(
            Journal.class,
            Map.of(
                    "last", arguments -> last.get(),
                    "entries",
                            arguments -> List.of(new Entry(
                                    (Long) arguments[0] + 1, Instant.parse("2023-05-01T09:00:00Z"), "t", 1, "{}", "d")),
                    "cursors",
                            arguments -> List.of(
                                    new Journal.Cursor("support.open", 1, 1, true, 0),
                                    new Journal.Cursor("gone", 0, 2, false, 0)),
                    "parked", arguments -> List.of()));

    @Test
    void aPersonsCorrectionHoldsAndContactsStandInTheOrderOfTheirNumbers() {
        Classification machine = classification("CT-9", "G7");
        Contacts contacts = fake(
                Contacts.class,
                Map.of(
                        "arrivals",
                                arguments -> List.of(
                                        arrival("CT-10", "2023-04-30T21:30:00Z"),
                                        arrival("CT-9", "2023-04-30T20:30:00Z")),
                        "ledger", arguments -> new Ledger(2, 0, Map.of(Disposition.NEW_CONVERSATION, 2L))));
        Classifications classifications = fake(
                Classifications.class,
                Map.of(
                        "forEach", arguments -> Wanted.read(List.of(machine), arguments[0]),
                        "corrected",
                                arguments -> (UnaryOperator<Classification>) said ->
                                        said.with(Axis.KIND, new Label("REVIEW", 1, true, List.of(), List.of()))));

        Reading reading = Reading.of(Wings.of(journal, contacts, classifications));

        List<Reading.ContactLine> lines = reading.intake().orElseThrow().contacts();
        assertThat(lines).extracting(Reading.ContactLine::id).containsExactly("CT-9", "CT-10");
        assertThat(lines.get(0).kind()).contains(Kind.REVIEW);
        assertThat(lines.get(1).kind()).isEmpty();
        assertThat(lines).extracting(Reading.ContactLine::classified).containsExactly(true, false);
        // The topic was a guess: nobody stands by it.
        assertThat(lines.get(0).topic()).isEmpty();
        // Half past midnight on 1 May in Helsinki is still April in UTC.
        assertThat(lines)
                .extracting(Reading.ContactLine::month)
                .containsExactly(YearMonth.of(2023, 4), YearMonth.of(2023, 5));
        assertThat(reading.cases()).isEmpty();
    }

    @Test
    void theNumbersAreOfTheLastFactAndSayWhatIsStillWaiting() {
        Reading reading = Reading.of(Wings.of(journal));

        assertThat(reading.asOf()).isEqualTo(new Reading.AsOf(Instant.parse("2023-05-01T09:00:00Z"), 2, "d", 1, 0));
    }

    @Test
    void whenAFactComesInWhileReadingItIsReadAgain() {
        Contacts contacts = fake(
                Contacts.class,
                Map.of(
                        "arrivals", arguments -> List.of(),
                        "ledger",
                                arguments -> {
                                    last.compareAndSet(2, 3);
                                    return new Ledger(0, 0, Map.of());
                                }));

        Reading reading = Reading.of(Wings.of(journal, contacts));

        assertThat(reading.asOf().entry()).isEqualTo(3);
    }

    private static Arrival arrival(String id, String received) {
        return new Arrival(
                new ContactId(id),
                Channel.MAIL,
                Instant.parse(received),
                Disposition.NEW_CONVERSATION,
                Optional.empty(),
                true);
    }

    private static Classification classification(String contact, String topic) {
        Label none = Label.unknown("");
        return new Classification(
                new ContactId(contact),
                new Label("GUIDANCE", 0.6, false, List.of(), List.of()),
                new Label(topic, 0.6, false, List.of(), List.of()),
                none,
                none,
                "test",
                Instant.EPOCH);
    }

    /** A service that answers the named methods and no other. */
    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var answer = methods.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.apply(arguments);
                }));
    }
}
