package org.minikisa.runtime.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.api.PluginFile;
import org.minikisa.runtime.plugins.FolderFiles.Stamp;

class FolderFilesTest {

    @TempDir
    Path parent;

    private Path path;
    private FolderFiles files;

    @BeforeEach
    void make() throws IOException {
        path = Files.createDirectory(parent.resolve("plugins"));
        files = new FolderFiles(path);
    }

    @Test
    void aFileThatIsReplacedSinceItWasSeenIsNotReadByHalves() throws IOException {
        Files.writeString(path.resolve("a.word"), "one");
        Stamp seen = files.stamp("a.word").orElseThrow();

        Files.writeString(path.resolve(".new"), "two!");
        Files.move(path.resolve(".new"), path.resolve("a.word"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(files.read("a.word", seen, 100)).isEmpty();
        assertThat(files.read("a.word", files.stamp("a.word").orElseThrow(), 100))
                .isPresent();
    }

    @Test
    void aSignatureThatComesIsAChangeOfItsFile() throws IOException {
        Files.writeString(path.resolve("a.word"), "one");
        Stamp unsigned = files.stamp("a.word").orElseThrow();
        Files.writeString(path.resolve("a.word.jws"), "me");
        Stamp signed = files.stamp("a.word").orElseThrow();

        assertThat(signed).isNotEqualTo(unsigned);
        assertThat(files.look(name -> name.endsWith(".word")).orElseThrow())
                .containsOnlyKeys("a.word")
                .containsEntry("a.word", signed);
        assertThat(files.read("a.word", signed, 100).orElseThrow().signature().orElseThrow())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("me");
        assertThat(files.read("a.word", unsigned, 100)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenRead() throws IOException {
        Files.writeString(path.resolve("a.word"), "x".repeat(101));

        assertThatThrownBy(() -> files.read("a.word", files.stamp("a.word").orElseThrow(), 100))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("101 bytes");
    }

    @Test
    void aFolderThatHasGoneIsTroubleAndIsNotMadeAnew() throws IOException {
        Files.delete(path);

        assertThat(files.look(name -> true)).isEmpty();
        assertThat(files.trouble()).isPresent();
        var file = new PluginFile("a.word", new byte[1], Optional.empty());
        assertThatThrownBy(() -> files.write(file)).isInstanceOf(NoSuchFileException.class);
        new KeptBytes(path.resolve(PluginFolder.KEPT)).keep("digest", new byte[1]);
        assertThat(path).doesNotExist();

        Files.createDirectory(path);
        assertThat(files.look(name -> true)).isPresent();
        assertThat(files.trouble()).isEmpty();
    }

    @Test
    void aSignatureGoesWithItsFile() throws IOException {
        files.write(new PluginFile("a.word", new byte[1], Optional.of(new byte[2])));
        assertThat(path.resolve("a.word.jws")).exists();

        files.write(new PluginFile("a.word", new byte[1], Optional.empty()));
        assertThat(path.resolve("a.word.jws"))
                .as("the one of the predecessor does not fit")
                .doesNotExist();

        files.write(new PluginFile("a.word", new byte[1], Optional.of(new byte[2])));
        files.delete("a.word");
        assertThat(path).isEmptyDirectory();
    }
}
