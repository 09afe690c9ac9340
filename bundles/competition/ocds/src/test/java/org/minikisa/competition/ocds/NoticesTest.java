package org.minikisa.competition.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {

    @TempDir
    Path folder;

    @Test
    void allSharedNoticesAreImported() {
        Path examples = House.shared("eforms/examples");
        Path hilma = House.shared("hilma-sdk/examples");
        try (var house = new House(folder)) {
            var report = house.read(examples);
            report.problems().forEach(System.out::println);
            var national = house.read(hilma);
            national.problems().forEach(System.out::println);
            house.competitions.list().forEach(one -> {
                System.out.println(one.id() + " " + one.draft().key() + " " + one.state() + " "
                        + one.draft().title().en());
                System.out.println("   lots " + one.draft().invitation().lotIds() + " closes " + one.closes() + " "
                        + one.draft().criteria().stream()
                                .map(c -> c.id() + ":" + c.method() + ":" + c.maxPoints())
                                .toList());
                System.out.println("   " + one.draft().remarks());
                System.out.println("   " + one.tenders() + one.refused());
                one.results()
                        .forEach(r -> System.out.println("   " + r.lot() + " " + r.award() + " "
                                + r.scores().map(s -> s.rows().size())));
                System.out.println("   " + one.discrepancies());
            });
            assertThat(report.imported()).isEqualTo(8);
            assertThat(national.imported()).isEqualTo(3);
        }
    }
}
