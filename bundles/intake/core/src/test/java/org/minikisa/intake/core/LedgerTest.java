package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactDetails;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Trust;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class LedgerTest {

    private static final Limits FEW_PARTS = new Limits(100_000, 100, 1000, 10, 5, 1000, Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private static byte[] mail(int parts) {
        return ("From: a@itaranta.example\r\nSubject: Osia\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\nLiitteitä.\r\n"
                        + "--b\r\nContent-Disposition: attachment; filename=x\r\nContent-Transfer-Encoding: base64\r\n\r\nw6Q=\r\n"
                                .repeat(parts)
                        + "--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void detailsTellWhatAPersonNeedsBesideTheText() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId first = house.deliver(
                    "From: maija@itaranta.example",
                    "To: tuki@unit.example",
                    "Cc: Pomo <pomo@itaranta.example>",
                    "Date: Mon, 2 Feb 2026 10:00:00 +0200",
                    "Subject: Siivous",
                    "Message-ID: <q1@itaranta.example>",
                    "",
                    "Hei",
                    "Mitä maksaa?");
            ContactId answer =
                    house.deliver("From: maija@itaranta.example", "In-Reply-To: <q1@itaranta.example>", "", "Niin?");
            Contact contact = house.seen(first);

            ContactDetails details = house.intake.details(first).orElseThrow();
            assertThat(details.thread()).containsExactly(first, answer);
            assertThat(details.to()).containsExactly("tuki@unit.example", "pomo@itaranta.example");
            assertThat(details.sent()).contains(java.time.Instant.parse("2026-02-02T08:00:00Z"));
            assertThat(details.messageId()).isEqualTo("q1@itaranta.example");
            assertThat(details.customerReason()).isEqualTo("domain itaranta.example");
            assertThat(details.trust().level()).isEqualTo(Trust.Level.UNVERIFIED);
            assertThat(details.segments().get(details.segments().size() - 1).end())
                    .isEqualTo(contact.fullText().length());
            assertThat(details.rawBytes()).isEqualTo(house.intake.raw(first).length);
            assertThat(house.intake.details(new ContactId("CT-9"))).isEmpty();
        }
    }

    @Test
    void anAttachmentComesDecoded() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId id = house.deliver(mail(2));
            house.seen(id);

            assertThat(house.intake.attachment(id, 1)).isEqualTo("ä".getBytes(StandardCharsets.UTF_8));
            assertThat(house.intake.attachmentText(id, 1)).isEmpty();
            assertThatThrownBy(() -> house.intake.attachment(id, 2)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> house.intake.attachment(new ContactId("CT-9"), 0))
                    .isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void oneWhoWaitsGetsMoreOutOfTheQuarantine() {
        try (IntakeFixture house = IntakeFixture.open(folder, FEW_PARTS)) {
            ContactId many = house.deliver(mail(20));
            ContactId tooMany = house.deliver(mail(100));
            assertThat(house.seen(many).disposition()).isEqualTo(Disposition.QUARANTINED);

            assertThat(house.intake.reprocess(many, false)).isEqualTo(Disposition.QUARANTINED);
            assertThat(house.intake.reprocess(many, true)).isEqualTo(Disposition.NEW_CONVERSATION);
            assertThat(house.intake.reprocess(tooMany, true)).isEqualTo(Disposition.QUARANTINED);
            assertThat(house.seen(many).attachments()).hasSize(20);
            assertThatThrownBy(() -> house.intake.reprocess(many, true))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                            .extracting(Problem::code)
                            .containsExactly("intake.quarantine.none"));
            assertThat(house.intake.verify()).isEmpty();
        }
    }

    @Test
    void aMendedContactIsUnderstoodAndWhatCameIsKept() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            byte[] broken = "sama ilman otsikoita".getBytes(StandardCharsets.UTF_8);
            ContactId id = house.deliver(broken);
            assertThat(house.seen(id).disposition()).isEqualTo(Disposition.QUARANTINED);
            byte[] mended = "From: a@itaranta.example\r\n\r\nsama".getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> house.intake.mend(id, new byte[0], " ", ""))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                            .extracting(Problem::code)
                            .containsExactly("intake.mend.bytes", "intake.mend.by"));
            assertThat(house.intake.mend(id, mended, "Maija", "otsikot puuttuivat"))
                    .isEqualTo(Disposition.NEW_CONVERSATION);

            assertThat(house.seen(id).text()).isEqualTo("sama");
            assertThat(house.intake.raw(id)).isEqualTo(broken);
            assertThat(house.intake.verify()).isEmpty();
            assertThat(house.intake.ledger().balances()).isTrue();
        }
    }

    @Test
    void booksThatWereTamperedWithDoNotHold() {
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            ContactId changed = house.deliver("From: a@itaranta.example", "", "yksi");
            ContactId gone = house.deliver("From: a@itaranta.example", "", "kaksi");
            ContactId half = house.deliver("From: a@itaranta.example", "", "kolme");
            house.settle();
            assertThat(house.intake.verify()).isEmpty();

            house.store.transact(tx -> {
                tx.update("UPDATE intake_bytes SET bytes = ? WHERE contact = ?", new byte[] {1}, changed.value());
                tx.update("DELETE FROM intake_bytes WHERE contact = ?", gone.value());
                tx.update("UPDATE intake_contact SET conversation = NULL WHERE contact = ?", half.value());
            });

            assertThat(house.intake.verify())
                    .extracting(p -> p.code() + " " + p.place())
                    .containsExactlyInAnyOrder(
                            "intake.ledger.size " + changed,
                            "intake.ledger.digest " + changed,
                            "intake.ledger.bytes " + gone,
                            "intake.ledger.disposition " + half);
        }
    }
}
