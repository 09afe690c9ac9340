package org.minikisa.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;

class FormChannelTest {

    private final FormChannel form = Trial.form();
    private final Host host = new Host();

    @Test
    void aContactGoesInWhileTheFormIsOpenAndNotBeforeOrAfter() {
        assertThat(form.receive("form-tuki/page/1", new byte[0])).isEmpty();

        form.open(host);
        assertThat(form.receive(form.source("page", "2"), new byte[] {1}))
                .hasValueSatisfying(receipt -> assertThat(receipt.isNew()).isTrue());

        form.close();
        assertThat(form.receive(form.source("page", "3"), new byte[0])).isEmpty();
        assertThat(host.received).extracting(RawContact::source).containsExactly("form-tuki/page/2");
        assertThat(host.received).extracting(RawContact::channel).containsExactly(Channel.FORM);
    }

    @Test
    void aFullDiskIsNoReceipt() {
        form.open(host);
        host.full = true;
        assertThat(form.receive("form-tuki/page/1", new byte[0])).isEmpty();

        host.full = false;
        assertThat(form.receive("form-tuki/page/1", new byte[0])).isPresent();
    }

    @Test
    void peopleAreToldWhereTheFormIsAndThatItNeedsHttp() {
        assertThat(form.id()).isEqualTo("form-tuki");
        assertThat(form.listens()).isTrue();
        assertThat(form.place()).contains("fi/yhteydenotto/tuki", "--http");
    }

    @Test
    void aNameThatCannotStandInAnAddressIsRefused() {
        for (String name :
                List.of("", "tuki", "form-", "form-Tuki", "form-a/b", "form-..", "form-ä", "form-" + "x".repeat(41))) {
            assertThatThrownBy(() -> new FormChannel(Trial.configuration(name, "")))
                    .hasMessageContaining("intake.form.name");
        }
    }

    private static final class Host implements ChannelHost {

        private final List<RawContact> received = new ArrayList<>();
        private boolean full;

        @Override
        public Receipt receive(RawContact raw) {
            if (full) {
                throw new StoreException("no room");
            }
            received.add(raw);
            return new Receipt(new ContactId("CT-" + received.size()), true);
        }

        @Override
        public Optional<String> position() {
            return Optional.empty();
        }

        @Override
        public void keepPosition(String position) {}

        @Override
        public void succeeded() {}

        @Override
        public void waiting(long contacts) {}

        @Override
        public void report(Problem problem) {}

        @Override
        public void failed(Problem problem) {}
    }
}
