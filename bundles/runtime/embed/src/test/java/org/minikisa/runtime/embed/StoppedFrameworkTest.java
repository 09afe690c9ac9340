package org.minikisa.runtime.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

class StoppedFrameworkTest {

    private List<Thread> busy;

    /** On an idle machine the thread that stops it is as good as always gone in time, on a busy one it is not. */
    @BeforeEach
    void makeTheMachineBusy() {
        busy = Stream.generate(() -> new Thread(StoppedFrameworkTest::spin))
                .limit(4L * Runtime.getRuntime().availableProcessors())
                .peek(t -> t.setDaemon(true))
                .peek(Thread::start)
                .toList();
    }

    @AfterEach
    void letItRest() {
        busy.forEach(Thread::interrupt);
    }

    @RepeatedTest(20)
    void noThreadOfItIsLeftWhenItHasBeenStopped(@TempDir Path folder) throws Exception {
        var before = Thread.getAllStackTraces().keySet();
        var framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.toString()));
        framework.start();

        FeatureLauncher.stop(framework);

        assertThat(newAmong(Thread.getAllStackTraces().keySet(), before)).isEmpty();
    }

    private static List<String> newAmong(Set<Thread> now, Set<Thread> before) {
        return now.stream()
                .filter(t -> !t.isDaemon() && t.isAlive() && !before.contains(t))
                .map(Thread::getName)
                .toList();
    }

    private static void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
