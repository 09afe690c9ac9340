package org.minikisa.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Axis;
import org.minikisa.classification.api.ContactClassifier;
import org.minikisa.classification.api.ContactText;
import org.minikisa.classification.api.TrainingText;
import org.minikisa.classification.api.TrainingTexts;
import org.minikisa.procurement.api.Procurements;
import org.minikisa.store.jdbc.SqliteStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class LearningTest {

    private static final TrainingText ACCESS = new TrainingText("fi", "G1", "", "Salasana on unohtunut");
    private static final TrainingText PRICE = new TrainingText("fi", "G7", "", "Miten hintapisteet lasketaan");
    private static final TrainingText APPEAL = new TrainingText("sv", "G12", "", "Besvär till marknadsdomstolen");

    @TempDir
    Path folder;

    private SqliteStore store;

    /** What is registered now, in the order it came. */
    private final List<ContactClassifier> registered = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void nothingIsLearntUntilAContactComes() throws Exception {
        Learning learning = learning(texts(ACCESS, PRICE));
        learning.activate();
        Thread.sleep(200);
        assertThat(registered).isEmpty();
        learning.contactCame();
        await(() -> registered.size() == 1);
        learning.deactivate();
    }

    @Test
    void aClassifierIsThereWhenItHasLearntAndGoesWithItsComponent() throws Exception {
        Learning learning = learning(texts(ACCESS, PRICE));
        assertThat(registered).isEmpty();
        learning.activate();
        learning.contactCame();
        await(() -> registered.size() == 1);
        assertThat(((LinearClassifier) registered.get(0))
                        .classify(new ContactText("", "salasana"))
                        .get(Axis.TOPIC)
                        .value())
                .isEqualTo("G1");
        learning.deactivate();
        assertThat(registered).isEmpty();
    }

    @Test
    void newTextsAreLearntAndTheOldClassifierServesUntilThen() throws Exception {
        Learning learning = learning(texts(ACCESS, PRICE));
        learning.activate();
        learning.contactCame();
        await(() -> registered.size() == 1);
        String before = registered.get(0).model();
        TrainingTexts more = texts(APPEAL);
        learning.bindTexts(more);
        await(() -> !registered.get(registered.size() - 1).model().equals(before) && registered.size() == 1);
        assertThat(((LinearClassifier) registered.get(0))
                        .classify(new ContactText("", "besvär"))
                        .get(Axis.TOPIC)
                        .value())
                .isEqualTo("G12");
        learning.unbindTexts(more);
        await(() -> registered.size() == 1 && registered.get(0).model().equals(before));
        learning.deactivate();
    }

    @Test
    void aRestartUsesTheKeptModelAndADamagedOneIsLearntAgain() {
        var kept = new KeptModel(store);
        ContactModel model = ContactModel.train(List.of(ACCESS, PRICE));
        assertThat(kept.find(model.id())).isEmpty();
        kept.keep(model);
        assertThat(new KeptModel(store).find(model.id()).orElseThrow().toBytes())
                .isEqualTo(model.toBytes());
        assertThat(kept.find("linear-1-0")).isEmpty();
        byte[] bytes = model.toBytes();
        bytes[bytes.length / 2] ^= 1;
        store.transact(tx -> tx.update("UPDATE classificationlinear_model SET bytes = ?", (Object) bytes));
        assertThat(kept.find(model.id())).isEmpty();
    }

    @Test
    void textsThatCannotBeReadLeaveTheClassifierThereIs() throws Exception {
        Learning learning = learning(texts(ACCESS, PRICE));
        learning.activate();
        learning.contactCame();
        await(() -> registered.size() == 1);
        ContactClassifier before = registered.get(0);
        learning.bindTexts(new TrainingTexts() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public List<TrainingText> texts() {
                throw new IllegalStateException("broken on purpose");
            }
        });
        Thread.sleep(200);
        assertThat(registered).containsExactly(before);
        learning.deactivate();
    }

    private Learning learning(TrainingTexts texts) {
        var procurements = fake(Procurements.class, Map.of("jointProcurements", args -> List.of()));
        var learning = new Learning(bundle(), store, store, procurements);
        learning.bindTexts(texts);
        return learning;
    }

    /** As much of a framework as it takes to register a service. */
    private BundleContext bundle() {
        return fake(BundleContext.class, Map.of("registerService", args -> {
            var classifier = (ContactClassifier) args[1];
            registered.add(classifier);
            return fake(ServiceRegistration.class, Map.of("unregister", none -> {
                registered.remove(classifier);
                return null;
            }));
        }));
    }

    private interface Answer {
        Object to(Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                LearningTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    Answer answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer.to(args);
                }));
    }

    private static TrainingTexts texts(TrainingText... texts) {
        var all = new ArrayList<>(List.of(texts));
        return new TrainingTexts() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<TrainingText> texts() {
                return List.copyOf(all);
            }
        };
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(end);
            Thread.sleep(5);
        }
    }
}
