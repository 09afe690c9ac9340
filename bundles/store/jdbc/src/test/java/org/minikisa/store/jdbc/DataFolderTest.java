package org.minikisa.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.example.api.EchoHappened;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.store.api.StoreException;

@Timeout(60)
class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereIsMade() {
        Path deep = folder.resolve("a").resolve("b");
        SqliteStore.open(deep, Clock.systemUTC()).close();
        assertThat(deep.resolve("store/minikisa.db")).isRegularFile();
        assertThat(deep.resolve("store/minikisa.db-wal")).doesNotExist();
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheFolder() throws Exception {
        try (Child owner = Child.start("open", folder)) {
            assertThat(owner.line()).isEqualTo("open");

            assertThatProblem(folder, "store.folder.used", "process " + owner.pid() + " since ");
        }
        SqliteStore.open(folder, Clock.systemUTC()).close(); // the lock ended with the process
    }

    @Test
    void thisProcessKeepsTheFolderAlsoAfterItRefusedItself() throws Exception {
        try (var first = SqliteStore.open(folder, Clock.systemUTC())) {
            assertThatProblem(folder, "store.folder.used", "this very process");
            assertThatProblem(folder.resolve("../" + folder.getFileName()), "store.folder.used", "this very process");
            try (Child other = Child.start("open", folder)) {
                assertThat(other.line())
                        .contains("store.folder.used")
                        .contains("process " + ProcessHandle.current().pid() + " since");
            }
            first.transact(tx -> tx.append(new EchoHappened("x")));
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatProblem(file, "store.folder.file", "file is a file");
        assertThatProblem(file.resolve("below"), "store.folder.file", "file is a file");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createFile(inside.resolve("store"));
        assertThatProblem(inside, "store.folder.file", "store is a file");
    }

    @Test
    void aFolderWhereSqliteCannotWorkIsRefusedAndGivenFree() throws IOException {
        Files.createDirectories(folder.resolve("store/minikisa.db"));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> SqliteStore.open(folder, Clock.systemUTC()))
                    .satisfies(e -> assertThat(e.problem()).isPresent());
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("store"));
        String text = "no database\n".repeat(1000);
        Files.writeString(folder.resolve("store/minikisa.db"), text);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteStore.open(folder, Clock.systemUTC()))
                .satisfies(e -> assertThat(e.problem().orElseThrow().code()).isEqualTo("store.damaged"));
        assertThat(folder.resolve("store/minikisa.db")).hasContent(text);
    }

    @Test
    void aReadOnlyDiskIsRefused() throws Exception {
        try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
            store.transact(tx -> tx.append(new EchoHappened("x")));
        }
        try (var mount = Mount.readOnly(folder)) {
            assertThatProblem(mount.folder(), "store.folder.unwritable", "Read-only");
            assertThat(SqliteStore.verify(mount.folder()).entries()).isEqualTo(1);
        }
    }

    @Test
    void aDiskThatFillsUpLosesNothingAndWorksAgainWithRoom() throws Exception {
        try (var mount = Mount.ofMegabytes(folder, 12)) {
            try (var store = SqliteStore.open(folder, Clock.systemUTC())) {
                store.transact(tx -> tx.append(new EchoHappened("before")));
                Path ballast = mount.folder().resolve("ballast");
                fill(ballast);

                List<Long> kept = new ArrayList<>(List.of(1L));
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> {
                            while (true) {
                                kept.add(store.inTransaction(tx -> tx.append(new EchoHappened("x".repeat(20_000)))));
                            }
                        })
                        .satisfies(e ->
                                assertThat(e.problem().orElseThrow().code()).isEqualTo("store.disk.full"));
                assertThat(store.last()).isEqualTo(kept.get(kept.size() - 1));
                assertThat(store.verify().entries()).isEqualTo(kept.size());

                Files.delete(ballast);
                store.transact(tx -> tx.append(new EchoHappened("after")));
                assertThat(store.verify().firstBroken()).isEmpty();
                assertThat(store.verify().entries()).isEqualTo(kept.size() + 1);
            }
            fill(folder.resolve("ballast"));
            assertThatProblem(folder, "store.folder.full", "KiB left");
        }
    }

    /** Leaves nothing free. */
    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void assertThatProblem(Path location, String code, String found) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SqliteStore.open(location, Clock.systemUTC()))
                .satisfies(e -> {
                    Problem problem = e.problems().get(0);
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.found()).contains(found);
                    assertThat(problem.remedy()).isNotBlank();
                });
    }

    /** A file system over a folder; only the super-user can make one, for all others the test is skipped. */
    private record Mount(Path folder) implements AutoCloseable {

        static Mount ofMegabytes(Path folder, int size) throws IOException {
            return mount(folder, "mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", folder.toString());
        }

        static Mount readOnly(Path folder) throws IOException {
            Mount mount = mount(folder, "mount", "--bind", folder.toString(), folder.toString());
            if (run("mount", "-o", "remount,ro,bind", folder.toString()) != 0) {
                mount.close();
                assumeTrue(false, "cannot mount read-only");
            }
            return mount;
        }

        private static Mount mount(Path folder, String... command) throws IOException {
            assumeTrue(Files.isExecutable(Path.of("/bin/mount")) && run(command) == 0, "needs the right to mount");
            return new Mount(folder);
        }

        private static int run(String... command) throws IOException {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
        }

        @Override
        public void close() throws IOException {
            run("umount", folder.toString());
        }
    }
}
