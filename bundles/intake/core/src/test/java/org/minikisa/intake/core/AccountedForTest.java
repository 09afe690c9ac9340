package org.minikisa.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.Contact;
import org.minikisa.intake.api.ContactReceived;
import org.minikisa.intake.api.Disposition;
import org.minikisa.intake.api.Ledger;
import org.minikisa.intake.api.RawContact;

/** Every file of every corpus, mail or not, ends in one state, and the books say so. */
class AccountedForTest {

    @TempDir
    private Path folder;

    @Test
    void everyFileOfTheCorporaEndsInOneState() throws IOException {
        List<Path> files = files();
        try (IntakeFixture house = IntakeFixture.open(folder)) {
            for (Path file : files) {
                house.intake.receive(
                        RawContact.mail("corpora/" + file.getFileName() + "#" + file.hashCode(), bytes(file)));
            }
            house.settle();

            Ledger ledger = house.intake.ledger();
            assertThat(ledger.received()).isEqualTo(files.size());
            assertThat(ledger.pending()).isZero();
            assertThat(ledger.balances()).isTrue();
            assertThat(house.intake.verify()).isEmpty();
            assertThat(house.facts(ContactReceived.class)).hasSize(files.size());
            for (Contact contact : house.all()) {
                String raw = contact.source();
                assertThat(contact.problem().isPresent() || contact.disposition() != Disposition.QUARANTINED)
                        .as(raw)
                        .isTrue();
                assertThat(contact.attachments()).as(raw).allSatisfy(attachment -> assertThat(attachment.name())
                        .isNotBlank()
                        .doesNotContain("/", "\\", "\0", "\n"));
            }
        }
    }

    private static List<Path> files() throws IOException {
        Path mail = Corpora.folder("mime4j").getParent();
        try (Stream<Path> walk = Files.walk(mail)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(eml|msg|box|txt|mbox|email|dat|tnef)"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
