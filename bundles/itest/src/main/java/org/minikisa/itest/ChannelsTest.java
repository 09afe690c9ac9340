package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.ContactQuery;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.channels.ChannelStatus;
import org.minikisa.intake.api.channels.ChannelStatus.State;
import org.minikisa.intake.api.channels.Channels;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.test.common.annotation.InjectService;

/** Channels as an administrator sets them up in the running product. */
public class ChannelsTest {

    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([1-9][0-9]+) ");

    @TempDir
    Path folder;

    @InjectService(timeout = 20_000)
    Channels channels;

    @InjectService(timeout = 20_000)
    Contacts contacts;

    @InjectService(timeout = 20_000)
    CommandRunner commands;

    @Test
    public void aPortIsSetUpServesAMailServerAndIsRemoved() throws Exception {
        run("add", "lmtp", "trial", "--recipients", "tuki@unit.example", "port=0");
        Await.until("the port", () -> port().isPresent());

        String subject = "LMTP " + UUID.randomUUID();
        assertThat(handedOver(port().orElseThrow(), subject)).contains("250 2.0.0 kept");
        Await.until("the contact", () -> isThere(subject));
        assertThat(status("lmtp-trial").orElseThrow().received()).isEqualTo(1);

        run("pause", "lmtp-trial", "--by", "Aino");
        assertThat(status("lmtp-trial").map(ChannelStatus::state)).contains(State.PAUSED);
        run("resume", "lmtp-trial", "--by", "Aino");
        Await.until("the port again", () -> port().isPresent());

        run("remove", "lmtp-trial");
        Await.until("the end of the channel", () -> status("lmtp-trial").isEmpty());
    }

    @Test
    public void aFolderIsWatchedAsSoonAsItIsSetUpAndItsSettingsCanBeChanged() throws Exception {
        String subject = "Folder " + UUID.randomUUID();
        Files.createDirectories(folder.resolve("cur"));
        Files.writeString(
                Files.createDirectories(folder.resolve("new")).resolve("1.host"),
                "From: a@x.example\nSubject: " + subject + "\n\nHei");

        run("add", "folder", "trial", "--folder", folder.toString(), "seconds=1");
        Await.until("the contact", () -> isThere(subject));
        assertThat(run("settings", "folder-trial", "seconds=2")).contains("seconds");
        assertThat(run("settings")).contains("folder-trial", folder.toString());
        run("remove", "folder-trial");
    }

    @Test
    public void settingsThatCannotBeAreRefusedAllAtOnce() {
        Shell.Answer answer = intake("add", "lmtp", "bad", "port=many", "colour=red", "nonsense");

        assertThat(answer.exit()).isNotZero();
        assertThat(answer.out() + answer.err())
                .contains("4 problems", "port  [", "colour  [", "nonsense  [", "recipients  [intake.settings.missing]");
        assertThat(intake("add", "imap", "bad", "security=ssl").err())
                .contains("security  [", "host  [", "user  [", "password.file  [");
        assertThat(intake("add", "lmtp", "Bad name").exit()).isNotZero();
        assertThat(status("lmtp-bad")).isEmpty();
    }

    @Test
    public void theHousesOwnSettingsHoldWithoutAnyChannelBeingClosed() {
        assertThat(run("settings", "core", "staff=unit.example")).contains("unit.example");

        for (int i = 0; i < 20; i++) { // settings arrive on a thread of the configuration service
            run("channels");
        }
        run("settings", "core", "staff=");
    }

    private Shell.Answer intake(String... words) {
        return new Shell(commands)
                .run(Stream.concat(Stream.of("intake"), Stream.of(words)).toArray(String[]::new));
    }

    private String run(String... words) {
        Shell.Answer answer = intake(words);
        assertThat(answer.exit()).as(answer.toString()).isZero();
        return answer.out();
    }

    private boolean isThere(String subject) {
        return !contacts.list(ContactQuery.all().withSearch(subject)).isEmpty();
    }

    private Optional<ChannelStatus> status(String id) {
        return channels.list().stream().filter(status -> status.id().equals(id)).findFirst();
    }

    private Optional<Integer> port() {
        return status("lmtp-trial")
                .map(status -> PORT.matcher(status.place()))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)));
    }

    private static String handedOver(int port, String subject) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("LHLO mx.example\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<tuki@unit.example>\r\nDATA\r\n"
                                    + "From: a@x.example\r\nSubject: " + subject + "\r\n\r\nHei\r\n.\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
