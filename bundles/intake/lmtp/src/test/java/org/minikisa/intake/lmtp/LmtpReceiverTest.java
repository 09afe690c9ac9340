package org.minikisa.intake.lmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;

class LmtpReceiverTest {

    private final Kept kept = new Kept();
    private LmtpReceiver receiver;

    @BeforeEach
    void open() {
        receiver = new LmtpReceiver(new Plain());
        receiver.open(kept);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private Caller caller() throws IOException {
        return Caller.lmtp(receiver.number());
    }

    private List<String> messages() {
        return kept.contacts.stream()
                .map(raw -> new String(raw.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void everyRecipientIsToldOnceTheMessageIsKept() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.ask("MAIL FROM:<maija@itaranta.example> SIZE=200 BODY=8BITMIME"))
                    .startsWith("250");
            assertThat(caller.ask("RCPT TO:<tuki@house.example>")).startsWith("250");
            assertThat(caller.ask("RCPT TO:<Tuki+joulu@HOUSE.example>")).startsWith("250");
            assertThat(caller.ask("RCPT TO:<anyone@whole.example>")).startsWith("250");
            assertThat(caller.ask("DATA")).startsWith("354");
            assertThat(caller.send("Subject: Hei\r\n\r\nKysymys\r\n.\r\n").reply())
                    .startsWith("250");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.ask("QUIT")).startsWith("221");
        }
        assertThat(messages())
                .containsExactly("Return-Path: <maija@itaranta.example>\r\nSubject: Hei\r\n\r\nKysymys\r\n");
        assertThat(kept.contacts.get(0).source()).startsWith("lmtp-own/");
        assertThat(kept.contacts.get(0).receivedAt()).isPresent();
    }

    @Test
    void aServerThatSpeaksSmtpIsServedTooWithOneReply() throws IOException {
        try (var caller = new Caller(receiver.number())) {
            assertThat(caller.reply()).startsWith("220");
            assertThat(caller.ask("EHLO mx.example"))
                    .contains("PIPELINING", "8BITMIME", "SMTPUTF8", "CHUNKING", "SIZE 1000000");
            caller.ask("MAIL FROM:<>");
            caller.ask("RCPT TO:<tuki@house.example>");
            caller.ask("RCPT TO:<other@whole.example>");
            caller.ask("DATA");
            assertThat(caller.send("Subject: bounce\r\n\r\n.\r\n").reply()).startsWith("250");
            assertThat(caller.ask("NOOP")).startsWith("250 2.0.0 here");
        }
        assertThat(messages()).containsExactly("Return-Path: <>\r\nSubject: bounce\r\n\r\n");
    }

    @Test
    void aWebPageCannotMakeABrowserHandMailIn() throws IOException {
        try (var caller = new Caller(receiver.number())) {
            assertThat(caller.reply()).startsWith("220");
            caller.send("POST / HTTP/1.1\r\nHost: x\r\n\r\nLHLO x\r\nMAIL FROM:<a@evil.example>\r\n"
                    + "RCPT TO:<tuki@house.example>\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n");
            assertThat(caller.reply()).startsWith("500");
        }
        assertThat(kept.contacts).isEmpty();
    }

    @Test
    void mailForOthersIsRefused() throws IOException {
        try (Caller caller = caller()) {
            caller.ask("MAIL FROM:<maija@itaranta.example>");
            assertThat(caller.ask("RCPT TO:<boss@house.example>")).startsWith("550 5.1.1");
            assertThat(caller.ask("RCPT TO:<tuki@house.example.evil.example>")).startsWith("550");
            assertThat(caller.ask("DATA")).startsWith("554");
        }
        assertThat(kept.contacts).isEmpty();
    }

    @Test
    void aFullDiskAsksToComeAgainAndTheNextTryIsTaken() throws IOException {
        try (Caller caller = caller()) {
            kept.full = true;
            assertThat(caller.deliver("Subject: Hei\r\n\r\nx")).startsWith("452 4.3.1");
            kept.full = false;
            assertThat(caller.deliver("Subject: Hei\r\n\r\nx")).startsWith("250");
        }
        assertThat(kept.contacts).hasSize(1);
    }

    @Test
    void whatIsHandedOverTwiceHasTheSameSourceAndBytes() throws IOException {
        try (Caller caller = caller()) {
            caller.deliver("Subject: Hei\r\n\r\nx");
            caller.deliver("Subject: Hei\r\n\r\nx");
        }
        RawContact first = kept.contacts.get(0);
        RawContact second = kept.contacts.get(1);
        assertThat(second.source()).isEqualTo(first.source());
        assertThat(second.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void dotsAreGivenBackAndNothingButALineWithADotEndsAMessage() throws IOException {
        try (Caller caller = caller()) {
            String smuggled = "one\n.\nMAIL FROM:<x@x>\r.\r\r\n..two\r\n.\r.\r\n\n.\r\nthree";
            assertThat(caller.deliver("Subject: x\r\n\r\n" + smuggled)).startsWith("250");
            assertThat(caller.ask("NOOP")).startsWith("250 2.0.0 here");
        }
        assertThat(messages().get(0))
                .endsWith("\r\n\r\none\n.\nMAIL FROM:<x@x>\r.\r\r\n.two\r\n\r.\r\n\n.\r\nthree\r\n");
    }

    @Test
    void dotsAreRightWhereverAReadHappensToEnd() throws IOException {
        String line = "..".repeat(20) + "x".repeat(37) + "\r\n";
        try (Caller caller = caller()) {
            caller.ask("MAIL FROM:<maija@itaranta.example>");
            caller.ask("RCPT TO:<tuki@house.example>");
            caller.ask("DATA");
            assertThat(caller.send(line.repeat(3_000) + ".\r\n").reply()).startsWith("250");
        }
        assertThat(messages().get(0)).endsWith(line.substring(1).repeat(3_000)).hasSize(39 + 78 * 3_000);
    }

    @Test
    void chunksNeedNoDots() throws IOException {
        try (Caller caller = caller()) {
            caller.ask("MAIL FROM:<maija@itaranta.example>");
            caller.ask("RCPT TO:<tuki@house.example>");
            assertThat(caller.send("BDAT 14\r\nSubject: x\r\n\r\n").reply()).startsWith("250");
            assertThat(caller.send("BDAT 5 LAST\r\n.\r\nab").reply()).startsWith("250 2.0.0 kept");
        }
        assertThat(messages().get(0)).endsWith("Subject: x\r\n\r\n.\r\nab");
    }

    @Test
    void commandsMayComeInOneGo() throws IOException {
        try (Caller caller = caller()) {
            caller.send(
                    "MAIL FROM:<a@x.example>\r\nRCPT TO:<no@x.example>\r\nRCPT TO:<tuki@house.example>\r\nDATA\r\n");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.reply()).startsWith("550");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.reply()).startsWith("354");
            caller.send("Subject: 1\r\n\r\n.\r\nMAIL FROM:<b@x.example>\r\nRSET\r\nQUIT\r\n");
            assertThat(caller.reply()).startsWith("250 2.0.0 kept");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.reply()).startsWith("250");
            assertThat(caller.reply()).startsWith("221");
        }
        assertThat(kept.contacts).hasSize(1);
    }

    @Test
    void aTooLargeMessageIsRefusedByItsWordAndByItsBytes() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.ask("MAIL FROM:<a@x.example> SIZE=1000001")).startsWith("552 5.3.4");
            assertThat(caller.ask("MAIL FROM:<a@x.example> SIZE=99999999999999999999"))
                    .startsWith("552");
            assertThat(caller.deliver("x".repeat(998).concat("\r\n").repeat(1_001)))
                    .startsWith("552 5.3.4");
            assertThat(caller.deliver("Subject: small\r\n\r\nx")).startsWith("250");
        }
        assertThat(kept.contacts).hasSize(1);
        assertThat(kept.problems).extracting(Problem::code).containsExactly("intake.lmtp.large");
    }

    @Test
    void halfAMessageIsNoMessage() throws IOException {
        try (Caller caller = caller()) {
            caller.ask("MAIL FROM:<a@x.example>");
            caller.ask("RCPT TO:<tuki@house.example>");
            caller.ask("DATA");
            caller.send("Subject: hal");
        }
        receiver.close();
        assertThat(kept.contacts).isEmpty();
    }

    @Test
    void nonsenseIsAnsweredAndEndsTheDialogueInTheEnd() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.ask("RCPT TO:<tuki@house.example>")).startsWith("503");
            assertThat(caller.ask("MAIL FROM:a@x.example")).startsWith("501");
            assertThat(caller.ask("MAIL FROM:<a@x.example> EVIL=1")).startsWith("555");
            assertThat(caller.ask("ETRN x")).startsWith("500");
            for (int i = 0; i < 17; i++) {
                assertThat(caller.ask("XYZZY")).startsWith("500");
            }
            assertThat(caller.reply()).startsWith("421");
            assertThat(caller.reply()).isEmpty();
        }
    }

    @Test
    void aLineWithoutEndIsCut() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.send("MAIL FROM:<" + "a".repeat(5_000)).reply()).startsWith("500 5.5.2");
        }
        try (Caller caller = caller()) {
            assertThat(caller.send("NOOP\nQUIT\n").reply()).startsWith("500 5.5.2");
        }
    }

    @Test
    void foreignAddressesNeedSmtpUtf8() throws IOException {
        try (Caller caller = caller()) {
            assertThat(caller.ask("MAIL FROM:<mäki@itäranta.example>")).startsWith("553 5.6.7");
            assertThat(caller.ask("MAIL FROM:<mäki@itäranta.example> SMTPUTF8")).startsWith("250");
            caller.ask("RCPT TO:<tuki@house.example>");
            caller.ask("DATA");
            assertThat(caller.send("Subject: ä\r\n\r\n.\r\n").reply()).startsWith("250");
        }
        assertThat(messages().get(0)).startsWith("Return-Path: <mäki@itäranta.example>\r\n");
    }

    @Test
    void callersBeyondTheLimitAreAskedToComeAgain() throws IOException {
        try (Caller one = caller();
                Caller two = caller();
                var third = new Caller(receiver.number())) {
            assertThat(third.reply()).startsWith("421 4.3.2");
            assertThat(one.ask("NOOP")).startsWith("250");
            assertThat(two.ask("NOOP")).startsWith("250");
        }
    }

    @Test
    void aClosedPortEndsItsDialogues() throws IOException {
        try (Caller caller = caller()) {
            receiver.close();
            assertThat(caller.reply()).isEmpty();
        }
    }

    @Test
    void aPortThatIsTakenIsTold() {
        var second = new LmtpReceiver(new Plain() {
            @Override
            public int port() {
                return receiver.number();
            }
        });
        second.open(kept);
        assertThat(kept.problems).extracting(Problem::code).containsExactly("intake.lmtp.port");
        second.close();
    }

    @Test
    void onlyListedNetworksMayCall() throws IOException {
        Networks networks = Networks.of(List.of("10.1.0.0/16", "192.0.2.7", "fd00::/9"));

        assertThat(networks.contains(InetAddress.getByName("10.1.255.3"))).isTrue();
        assertThat(networks.contains(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(networks.contains(InetAddress.getByName("192.0.2.7"))).isTrue();
        assertThat(networks.contains(InetAddress.getByName("fd7f::1"))).isTrue();
        assertThat(networks.contains(InetAddress.getByName("fdff::1"))).isFalse();
        assertThatThrownBy(() -> Networks.of(List.of("fade"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Keeps in memory what a channel brings. */
    private static final class Kept implements ChannelHost {

        private final List<RawContact> contacts = Collections.synchronizedList(new ArrayList<>());
        private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean full;

        @Override
        public Receipt receive(RawContact raw) {
            if (full) {
                throw new StoreException(
                        "not stored", new Problem("store.disk.full", "", "no room", "room", "Make room."), null);
            }
            contacts.add(raw);
            return new Receipt(new ContactId("CT-" + contacts.size()), true);
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
        public void waiting(long many) {}

        @Override
        public void report(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void failed(Problem problem) {
            problems.add(problem);
        }
    }

    /** Settings for a trial: any free port, two callers, a megabyte. */
    private static class Plain implements LmtpConfiguration {

        @Override
        public String name() {
            return "lmtp-own";
        }

        @Override
        public String[] recipients() {
            return new String[] {"tuki@house.example", "@whole.example"};
        }

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public String[] clients() {
            return new String[] {"127.0.0.0/8"};
        }

        @Override
        public int largest() {
            return 1_000_000;
        }

        @Override
        public int connections() {
            return 2;
        }

        @Override
        public int seconds() {
            return 5;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return LmtpConfiguration.class;
        }
    }
}
