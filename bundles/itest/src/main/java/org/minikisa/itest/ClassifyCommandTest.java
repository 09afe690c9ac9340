package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.classification.api.Classifications;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.ContactId;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.RawContact;
import org.minikisa.runtime.embed.CommandRunner;
import org.osgi.test.common.annotation.InjectService;

/** What an administrator does with {@code kisa:classify} in the running product. */
public class ClassifyCommandTest {

    private static final String TAXONOMY = "fruit";

    /** The first contact waits for the first model, which is learnt from all seed texts. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @InjectService(timeout = 20_000)
    CommandRunner runner;

    @InjectService(timeout = 20_000)
    Intake intake;

    @InjectService(timeout = 20_000)
    Classifications classifications;

    @TempDir
    Path folder;

    @Test
    void aTaxonomyOfOnesOwnIsTaughtMeasuredReplacedAndForgotten() throws Exception {
        Path file = Files.writeString(folder.resolve("fruit.tsv"), examples(40));
        try {
            assertThat(done("classify", "train", "--taxonomy", TAXONOMY, "--file", file.toString()))
                    .contains("fruit-1", "SERVING", "80");
            assertThat(done("classify", "evaluate", "--taxonomy", TAXONOMY, "--file", file.toString()))
                    .contains("fruit-1", "100.00 %");
            assertThat(done("classify", "explain", "--text", "punainen omena maistuu", "--taxonomy", TAXONOMY))
                    .contains("apple", "omena", "fruit-1");
            Path more = Files.writeString(folder.resolve("more.tsv"), examples(60));
            done("classify", "train", "--taxonomy", TAXONOMY, "--file", more.toString());
            assertThat(done("classify", "compare", "fruit-1", "fruit-2")).contains("fruit-2");
            assertThat(done("classify", "rollback", "--taxonomy", TAXONOMY)).contains("fruit-1 serves again");
            assertThat(done("classify", "export", "--taxonomy", TAXONOMY)).contains("omena");
        } finally {
            done("classify", "forget", TAXONOMY);
        }
        assertThat(new Shell(runner)
                        .run("classify", "train", "--taxonomy", TAXONOMY)
                        .exit())
                .isEqualTo(CommandRunner.FAILURE);
    }

    @Test
    void aContactIsExplainedCorrectedAndTakenBack() throws Exception {
        String id = receive();
        assertThat(done("classify", "explain", id)).contains("topic", "Judged by");
        assertThat(done("classify", "correct", id, "G13", "--by", "aino")).contains("G13");
        assertThat(done("classify", "explain", id, "--json")).contains("\"heldBy\": \"aino\"", "\"holds\": \"G13\"");
        assertThat(done("classify", "undo", id)).contains("topic");
    }

    @Test
    void aFileThatCannotBeLearntFromIsRefusedWithEveryReason() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");
        Shell.Answer answer = new Shell(runner)
                .run("classify", "import", file.toString(), "--taxonomy", "x", "--label-column", "laji");
        assertThat(answer.exit()).isEqualTo(CommandRunner.FAILURE);
        assertThat(answer.err()).contains("was refused", "laji");
    }

    private static String examples(int each) {
        var text = new StringBuilder();
        for (int i = 0; i < each; i++) {
            text.append("punainen omena puussa numero ").append(i).append("\tapple\n");
            text.append("kellertävä banaani rasiassa numero ").append(i).append("\tbanana\n");
        }
        return text.toString();
    }

    private String receive() throws Exception {
        String mail = "From: maija@classify.example\r\nTo: tuki@unit.example\r\nSubject: Laskun hinta\r\n"
                + "Message-ID: <classify-1@classify.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0200\r\n\r\n"
                + "Laskulla on eri hinta kuin sopimuksessa. Miten teemme reklamaation?\r\n";
        ContactId id = intake.receive(new RawContact(
                        Channel.MAIL,
                        "classify-command-test#1",
                        mail.getBytes(StandardCharsets.UTF_8),
                        Optional.of(Instant.now()),
                        true))
                .contact();
        Await.until(
                "the contact is judged", PATIENCE, () -> classifications.of(id).isPresent());
        return id.value();
    }

    private String done(String... command) {
        Shell.Answer answer = new Shell(runner).run(command);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(CommandRunner.SUCCESS);
        return answer.out();
    }
}
