package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Arrival;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.RawContactStored;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.core.mime.Limits;

class NeverLostTest {

    @TempDir
    private Path folder;

    private static RawContact mail(int number) {
        return RawContact.mail(
                "archive.mbox#" + number,
                ("From: a@itaranta.example\r\nSubject: " + number + "\r\n\r\nHei " + number)
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameDeliveryAgainChangesNothing() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            Receipt first = house.intake.receive(mail(1));
            house.settle();
            long facts = house.store.last();
            Receipt again = house.intake.receive(mail(1));
            house.settle();

            assertThat(first.isNew()).isTrue();
            assertThat(again).isEqualTo(new Receipt(first.contact(), false));
            assertThat(house.store.last()).isEqualTo(facts);
            assertThat(house.intake.ids()).containsExactly(new ContactId("CT-1"));
        }
    }

    @Test
    void theBytesComeBackAsTheyCame() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            byte[] bytes = {0, 1, -1, '\r', '\n', 0};
            ContactId id = house.deliver(bytes);

            assertThat(house.intake.raw(id)).isEqualTo(bytes);
            assertThatThrownBy(() -> house.intake.raw(new ContactId("CT-99")))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void whatCameWhileNobodyLookedIsLookedAtAfterwards() {
        try (IntakeFixture house = IntakeFixture.openWithoutParsing(folder)) {
            for (int i = 1; i <= 20; i++) {
                house.intake.receive(mail(i));
            }
            Ledger before = house.intake.ledger();
            assertThat(before.received()).isEqualTo(20);
            assertThat(before.pending()).isEqualTo(20);
            assertThat(before.balances()).isTrue();
            assertThat(house.intake.find(new ContactId("CT-1"))).isEmpty();

            house.reopen();
            house.settle();

            Ledger after = house.intake.ledger();
            assertThat(after.pending()).isZero();
            assertThat(after.dispositions()).containsEntry(Disposition.NEW_CONVERSATION, 20L);
            assertThat(house.received()).hasSize(20);
        }
    }

    @Test
    void stoppedInTheMiddleAgainAndAgainNothingIsLostOrDoubled() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            for (int round = 1; round <= 5; round++) {
                for (int i = 1; i <= round * 20; i++) {
                    house.intake.receive(mail(i)); // the channel does not know how far it came, and begins anew
                }
                house.reopen();
                assertThat(house.intake.ledger().balances()).isTrue();
            }
            house.settle();

            assertThat(house.intake.ledger()).isEqualTo(new Ledger(100, 0, Map.of(Disposition.NEW_CONVERSATION, 100L)));
            assertThat(house.facts(RawContactStored.class)).hasSize(100);
            assertThat(house.received()).hasSize(100);
            assertThat(house.intake.ids())
                    .hasSize(100)
                    .startsWith(new ContactId("CT-1"))
                    .endsWith(new ContactId("CT-100"));
            assertThat(house.store.verify().firstBroken()).isEmpty();
            assertThat(house.intake.arrivals())
                    .extracting(Arrival::id, Arrival::disposition)
                    .hasSize(100)
                    .startsWith(tuple(new ContactId("CT-1"), Disposition.NEW_CONVERSATION));
            assertThat(house.intake.find(List.of(
                            new ContactId("CT-20"),
                            new ContactId("CT-999"),
                            new ContactId("CT-3"),
                            new ContactId("CT-20"))))
                    .containsExactly(house.seen(new ContactId("CT-3")), house.seen(new ContactId("CT-20")));
        }
    }

    @Test
    void theQuarantineIsEmptiedWhenALimitIsRaised() {
        var tight = new Limits(100, 10, 1000, 10, 10, 1000, Duration.ofSeconds(5));
        ContactId large;
        try (IntakeFixture house = IntakeFixture.open(folder, tight)) {
            large = house.deliver("From: a@itaranta.example", "Subject: Iso", "", "x".repeat(200));
            ContactId junk = house.deliver(new byte[50]);
            Contact quarantined = house.seen(large);

            assertThat(quarantined.disposition()).isEqualTo(Disposition.QUARANTINED);
            assertThat(quarantined.problem())
                    .hasValueSatisfying(p -> assertThat(p.remedy()).contains("largestBytes"));
            assertThat(house.intake.reprocessQuarantined()).isZero();
            assertThat(house.seen(junk).problem()).isPresent();
            assertThat(house.received()).hasSize(2);
        }
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            assertThat(house.intake.reprocessQuarantined()).isEqualTo(1);

            assertThat(house.seen(large).disposition()).isEqualTo(Disposition.NEW_CONVERSATION);
            assertThat(house.seen(large).problem()).isEmpty();
            assertThat(house.received()).hasSize(3);
            assertThat(house.intake.ledger().balances()).isTrue();
            assertThat(house.intake.ledger().dispositions()).containsEntry(Disposition.QUARANTINED, 1L);
        }
    }

    @Test
    void factsCarryNothingThatIdentifiesAPerson() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            house.delivered(
                    "From: Maija Meikäläinen <maija@itaranta.example>",
                    "Subject: Salaisuus",
                    "Message-ID: <tunniste@itaranta.example>",
                    "",
                    "Sisältö");

            assertThat(house.store.entries(0, "intake.", 10)).hasSize(2).allSatisfy(entry -> assertThat(entry.json())
                    .doesNotContainIgnoringCase("maija")
                    .doesNotContain("Salaisuus")
                    .doesNotContain("tunniste"));
        }
    }

    @Test
    void theMessagesOwnDateCountsWhereTheChannelKnowsNoneAndItIsSane() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            assertThat(house.delivered("From: a@b.example", "Date: Mon, 2 Feb 2026 10:00:00 +0200", "", "1")
                            .received())
                    .isEqualTo(Instant.parse("2026-02-02T08:00:00Z"));
            assertThat(house.delivered("From: a@b.example", "Date: Mon, 2 Feb 2099 10:00:00 +0200", "", "2")
                            .received())
                    .isEqualTo(IntakeFixture.NOW);
            assertThat(house.delivered("From: a@b.example", "Date: Thu, 1 Jan 1970 00:00:00 +0000", "", "3")
                            .received())
                    .isEqualTo(IntakeFixture.NOW);
            Instant known = Instant.parse("2025-05-05T05:05:05Z");
            ContactId id = house.intake
                    .receive(new RawContact(
                            Channel.MAIL,
                            "x",
                            "From: a@b.example\r\n\r\n4".getBytes(StandardCharsets.UTF_8),
                            Optional.of(known),
                            true))
                    .contact();
            assertThat(house.seen(id).received()).isEqualTo(known);
            assertThat(house.seen(id).constructed()).isTrue();
        }
    }

    @Test
    void notesOfCallsAndFormsAreContactsToo() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId id = note(
                    house,
                    "{\"from\": {\"name\": \"Maija\", \"address\": \"maija@itaranta.example\"},"
                            + " \"subject\": \"Soitto\", \"text\": \"Kysyi siivouksesta.\", \"language\": \"fi\"}");
            ContactId broken = note(house, "{\"from\": \"Maija\", \"text\": 7}");
            ContactId cut = note(house, "{\"text\": ");

            Contact call = house.seen(id);
            assertThat(call.channel()).isEqualTo(Channel.PHONE);
            assertThat(call.text()).isEqualTo("Kysyi siivouksesta.");
            assertThat(call.customer()).isPresent();
            assertThat(house.seen(broken).problem())
                    .hasValueSatisfying(p -> assertThat(p.place()).isEqualTo("from"));
            assertThat(house.seen(cut).problem())
                    .hasValueSatisfying(p -> assertThat(p.code()).isEqualTo("intake.note.json"));
        }
    }

    private static ContactId note(IntakeFixture house, String json) {
        return house.intake
                .receive(new RawContact(
                        Channel.PHONE,
                        "note " + json.length(),
                        json.getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        false))
                .contact();
    }

    @Test
    void contactsAreFoundByWordsWhateverTheirCase() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            house.delivered("From: Äiti <a@b.example>", "Subject: SÄHKÖ", "", "hinta 100 % nousi");
            house.delivered("From: b@b.example", "Subject: vesi", "", "a_b");
            var all = ContactQuery.all();

            assertThat(house.intake.list(all)).extracting(c -> c.id().value()).containsExactly("CT-2", "CT-1");
            assertThat(house.intake.list(all.withSearch("sähkö ÄITI"))).hasSize(1);
            assertThat(house.intake.list(all.withSearch("100 %"))).hasSize(1);
            assertThat(house.intake.list(all.withSearch("a_b")))
                    .extracting(c -> c.id().value())
                    .containsExactly("CT-2");
            assertThat(house.intake.list(all.withSearch("%%%"))).isEmpty();
            assertThat(house.intake.list(all.withLimit(1))).hasSize(1);
            assertThat(house.intake.list(all.withChannel(Channel.FORM))).isEmpty();
            assertThat(house.intake.list(all.withDisposition(Disposition.NEW_CONVERSATION)))
                    .hasSize(2);
        }
    }
}
