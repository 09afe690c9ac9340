package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.store.api.Journal;
import org.minikisa.support.api.Cases;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;

/** Bundles go away in the middle of their work and come back: nothing is lost, nothing happens twice. */
public class StoppedBundleTest {

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    ServiceAware<Intake> intake;

    @InjectService(timeout = 20_000)
    ServiceAware<Contacts> contacts;

    @InjectService(timeout = 20_000)
    ServiceAware<Cases> cases;

    @InjectService(timeout = 20_000)
    Journal journal;

    @Test
    void classificationAndSupportStoppedInTheMiddleCatchUp() throws Exception {
        var received = new java.util.ArrayList<ContactId>();
        for (int i = 0; i < 60; i++) {
            if (i == 20) {
                bundle("org.minikisa.classification.core").stop();
                bundle("org.minikisa.support.core").stop();
            }
            if (i == 45) {
                bundle("org.minikisa.classification.core").start();
                bundle("org.minikisa.support.core").start();
            }
            received.add(intake.getService().receive(mail("catch-up", i)).contact());
        }
        assertAllOnce("catch-up", received);
    }

    @Test
    void intakeItselfStoppedInTheMiddleKeepsWhatItHasAcknowledged() throws Exception {
        var received = new java.util.ArrayList<ContactId>();
        for (int i = 0; i < 40; i++) {
            received.add(
                    intake.waitForService(20_000).receive(mail("intake", i)).contact());
            if (i % 10 == 5) {
                var core = bundle("org.minikisa.intake.core");
                core.stop();
                core.start();
            }
        }
        assertAllOnce("intake", received);
    }

    @Test
    void whileNobodyUnderstandsThemContactsWait() throws Exception {
        bundle("org.minikisa.classification.linear").stop();
        try {
            intake.getService().receive(mail("waiting", 1));
            Await.until("parsed", () -> contacts.getService().ledger().pending() == 0);
            assertThat(journal.parked()).as("waiting is no failure").isEmpty();
        } finally {
            bundle("org.minikisa.classification.linear").start();
        }
        Await.until("caught up", () -> casesOf("waiting", 2).size() == 1);
    }

    private void assertAllOnce(String series, List<ContactId> received) throws Exception {
        contacts.waitForService(20_000);
        cases.waitForService(20_000);
        // by name: one that was never there, as before the classifier has first learnt, has no cursor yet
        Await.until("all reactions are there", () -> journal.cursors().stream()
                .filter(Journal.Cursor::registered)
                .map(Journal.Cursor::name)
                .toList()
                .containsAll(List.of("intake.parse", "classification.contacts", "support.cases")));
        assertThat(journal.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
        assertThat(new HashSet<>(received))
                .as("each mail is a contact of its own")
                .hasSize(received.size());
        assertThat(received).allSatisfy(id -> assertThat(contacts.getService().find(id))
                .hasValueSatisfying(c -> assertThat(c.disposition()).isEqualTo(Disposition.NEW_CONVERSATION)));
        assertThat(casesOf(series, received.size())).as("one case each").hasSize(received.size());
        for (int i = 0; i < received.size(); i++) {
            assertThat(intake.getService().receive(mail(series, i)).isNew())
                    .as("the same delivery again")
                    .isFalse();
        }
        assertThat(contacts.getService().ledger().balances()).isTrue();
        assertThat(journal.parked()).isEmpty();
        assertThat(journal.verify().firstBroken()).isEmpty();
    }

    private List<Object> casesOf(String series, int count) {
        var sources = IntStream.range(0, count).mapToObj(i -> source(series, i)).toList();
        return cases.getService().list().stream()
                .filter(c -> c.contacts().stream().anyMatch(id -> contacts.getService()
                        .find(id)
                        .filter(contact -> sources.contains(contact.source()))
                        .isPresent()))
                .map(Object.class::cast)
                .toList();
    }

    private static String source(String series, int number) {
        return "itest/" + series + "/" + number;
    }

    private static RawContact mail(String series, int number) {
        String text = """
                From: Testi Henkilö <testi@itaranta.example>
                To: yhteishankinnat@minikisa.example
                Subject: %s %d: kuinka hintapisteet lasketaan?
                Message-ID: <%s-%d@itest.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Hei, miten siivouspalvelujen hintapisteet lasketaan? (%d)
                """.replace("Testi Henkilö", "Testi Henkilo").formatted(series, number, series, number, number);
        return new RawContact(
                Channel.MAIL,
                source(series, number),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                Optional.of(Instant.parse("2023-06-01T08:00:00Z").plusSeconds(number)),
                true);
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(b -> symbolicName.equals(b.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
