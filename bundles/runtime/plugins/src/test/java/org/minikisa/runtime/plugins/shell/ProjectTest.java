package org.minikisa.runtime.plugins.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.problem.api.InvalidInputException;

class ProjectTest {

    @TempDir
    Path root;

    @Test
    void aProjectOfModelsIsTakenAsItsFilesStand() throws IOException {
        write("pom.xml", "<project/>");
        Path model = write("src/main/resources/OSGI-INF/impact/cleaning.model.json", "{}");
        write("src/test/java/ModelTest.java", "class ModelTest {}");

        var project = Project.of(root);

        assertThat(project.hasJava()).isFalse();
        assertThat(project.deployables()).containsExactly(model);
        assertThat(project.watched()).containsOnlyKeys(model);
    }

    @Test
    void aProjectWithJavaIsBuiltAndItsNewestJarIsTaken() throws IOException {
        Path pom = write("pom.xml", "<project/>");
        Path source = write("src/main/java/Load.java", "class Load {}");
        Path test = write("src/test/java/LoadTest.java", "class LoadTest {}");
        Path old = write("target/noise-1.jar", "old");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Path jar = write("target/noise.jar", "new");
        write("target/noise-sources.jar", "sources");

        var project = Project.of(root);

        assertThat(project.hasJava()).isTrue();
        assertThat(project.deployables()).containsExactly(jar);
        assertThat(project.watched()).containsOnlyKeys(pom, source, test);
    }

    @Test
    void whatEditorsLeaveBesideIsNoSave() throws IOException {
        write("pom.xml", "<project/>");
        Path source = write("src/main/java/Load.java", "class Load {}");
        var before = Project.of(root).watched();
        write("src/main/java/.Load.java.swp", "");
        write("src/main/java/Load.java~", "");
        write("src/main/java/4913", "");

        assertThat(Project.of(root).watched()).isEqualTo(before).containsKey(source);
    }

    @Test
    void aFileThatIsEmptyWhileItIsSavedIsNoPlugInYet() throws IOException {
        Path whole = write("a.model.json", "{}");
        write("b.model.json", "");
        write(".c.model.json", "{}");

        assertThat(Project.of(root).deployables()).containsExactly(whole);
    }

    @Test
    void oneFileCanBeWatchedAndTheSignatureBesideIt() throws IOException {
        Path model = write("a.model.json", "{}");
        Path signature = write("a.model.json.jws", "x");
        write("b.model.json", "{}");

        assertThat(Project.of(model).deployables()).containsExactly(model);
        assertThat(Project.of(model).watched()).containsOnlyKeys(model, signature);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        var refused = catchThrowableOfType(InvalidInputException.class, () -> Project.of(root.resolve("nowhere")));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("plugins.watch.folder");
            assertThat(problem.found()).isEqualTo("nothing there");
        });
    }

    private Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
