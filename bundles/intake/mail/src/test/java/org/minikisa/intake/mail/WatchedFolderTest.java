package org.minikisa.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.Receipt;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.problem.api.Problem;

class WatchedFolderTest {

    private static final Instant NOW = Instant.parse("2026-02-03T08:00:00Z");
    private static final Duration REST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Kept kept = new Kept();

    /** Keeps in memory what a channel brings. */
    private static final class Kept implements ChannelHost {

        private final List<RawContact> contacts = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private long waiting;
        private int successes;

        @Override
        public Receipt receive(RawContact raw) {
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
        public void succeeded() {
            successes++;
        }

        @Override
        public void waiting(long many) {
            waiting = many;
        }

        @Override
        public void report(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void failed(Problem problem) {
            problems.add(problem);
        }
    }

    private FolderLook look() {
        return new FolderLook("folder-drop", new MailFolder(folder), REST, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void write(String name, String content, Instant modified) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private List<String> sources() {
        return kept.contacts.stream().map(RawContact::source).toList();
    }

    @Test
    void whatLiesThereIsBroughtInOnceAndWhatAppearsLater() throws IOException {
        write("a.eml", "From: a\n\n1", NOW.minusSeconds(60));
        FolderLook look = look();

        look.now(kept, () -> false);
        look.now(kept, () -> false);
        write("b.eml", "From: b\n\n2", NOW.minusSeconds(30));
        look.now(kept, () -> false);

        assertThat(sources()).containsExactly("folder-drop/a.eml", "folder-drop/b.eml");
        assertThat(kept.successes).isEqualTo(3);
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        FolderLook look = look();
        write("a.eml", "From: a\n\nhal", NOW);
        look.now(kept, () -> false);
        write("a.eml", "f and whole", NOW.plusSeconds(1));
        look.now(kept, () -> false);

        assertThat(kept.contacts).isEmpty();
        assertThat(kept.waiting).isEqualTo(1);

        look.now(kept, () -> false);
        assertThat(kept.contacts).hasSize(1);
        assertThat(kept.contacts.get(0).bytes()).asString().endsWith("half and whole");
        assertThat(kept.waiting).isZero();
    }

    @Test
    void inAMaildirAMessageIsThereAtOnceAndKeepsItsSourceWhenItIsRead() throws IOException {
        Files.createDirectories(folder.resolve("cur"));
        write("new/1700.host", "From: a\n\nx", NOW);
        write("tmp/1800.host", "From: a\n\nhalf", NOW);
        FolderLook look = look();
        look.now(kept, () -> false);
        Files.move(folder.resolve("new/1700.host"), folder.resolve("cur/1700.host:2,S"));
        look.now(kept, () -> false);

        assertThat(sources()).containsExactly("folder-drop/1700.host");
    }

    @Test
    void anMboxThatGrowsIsReadAgain() throws IOException {
        String from = "From x Tue Feb  3 10:00:00 2026\n";
        write("m.mbox", from + "From: m\n\n1\n\n", NOW.minusSeconds(60));
        FolderLook look = look();
        look.now(kept, () -> false);
        write("m.mbox", from + "From: m\n\n2\n\n", NOW.minusSeconds(20));
        look.now(kept, () -> false);

        assertThat(sources()).containsExactly("folder-drop/m.mbox#1", "folder-drop/m.mbox#1", "folder-drop/m.mbox#2");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        var look = new FolderLook("folder-drop", new MailFolder(folder.resolve("x")), REST, Clock.systemUTC());

        assertThatThrownBy(() -> look.now(kept, () -> false)).isInstanceOf(FolderLook.Gone.class);
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path outside = Files.writeString(Files.createTempFile("outside", ".eml"), "From: a\n\nsecret");
        Files.createSymbolicLink(folder.resolve("link.eml"), outside);

        look().now(kept, () -> false);

        assertThat(kept.contacts).isEmpty();
        Files.delete(outside);
    }

    @Test
    void aClosedChannelBringsNothingMore() throws IOException {
        write("a.eml", "From: a\n\n1", NOW.minusSeconds(60));

        look().now(kept, () -> true);

        assertThat(kept.contacts).isEmpty();
        assertThat(kept.successes).isZero();
    }
}
