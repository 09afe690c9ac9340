package org.minikisa.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.Competitions;
import org.minikisa.competition.api.Criterion;
import org.minikisa.competition.api.Nature;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.OpenerSecret;
import org.minikisa.competition.sealing.RecordCheck;
import org.minikisa.competition.sealing.Sealer;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.LocalizedText;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.common.service.ServiceAware;

/** Sealed tenders in the running product, by its own clock: handed in, opened by two of three, and proved. */
public class SealedCompetitionTest {

    private static final char[] PASSPHRASE = "harakka ja hevonen".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECONDS = 12;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 20_000)
    ServiceAware<Competitions> competitions;

    @InjectService(timeout = 20_000)
    ServiceAware<SealedTenders> sealed;

    private final List<OpenerSecret> openers = List.of(opener("Aino"), opener("Eero"), opener("Kaisa"));

    @Test
    void tendersAreHandedInWhileTheBundleIsStoppedAndOpenedByTwoOfThree() throws Exception {
        CompetitionId id = competitions.getService().draft(draft());
        for (OpenerSecret opener : openers) {
            sealed.getService().register(id, opener.key().text().getBytes(StandardCharsets.UTF_8), by(opener.name()));
        }
        Instant closes = Instant.now().plusSeconds(SECONDS);
        competitions.getService().publish(id, Instant.now(), closes);
        byte[] first = tender(id, "SUP-1", "100");
        byte[] second = tender(id, "SUP-2", "80");
        byte[] late = tender(id, "SUP-3", "60");

        assertThat(submit(id, first).kind()).isEqualTo(Receipt.Kind.RECEIVED);
        stoppedWhileItIsHandedIn(id, second);
        // whatever became of it, sending it again is right and does not make two of it
        assertThat(submit(id, second).kind()).isEqualTo(Receipt.Kind.RECEIVED);
        assertThat(Instant.now()).as("quick enough for this test").isBefore(closes);
        assertThat(competitions.getService().find(id).orElseThrow().tenderCount())
                .isZero();
        assertThat(code(() -> released(id, openers.get(0)))).isEqualTo("competition.sealed.early");

        while (!Instant.now().isAfter(closes)) {
            Thread.sleep(50);
        }
        assertThat(code(() -> submit(id, late))).isEqualTo("competition.tender.late");
        competitions.getService().close(id, Instant.now());
        byte[] aino = released(id, openers.get(0));
        assertThat(code(() -> open(id, aino))).isEqualTo("competition.sealed.shares");
        assertThat(competitions.getService().find(id).orElseThrow().state()).isEqualTo(CompetitionState.CLOSED);

        Competition opened = open(id, aino, released(id, openers.get(2)));
        assertThat(opened.tenders())
                .extracting(tender -> tender.tenderer())
                .containsExactlyInAnyOrder("SUP-1", "SUP-2");
        RecordCheck.Findings findings =
                RecordCheck.check(sealed.getService().record(id), digest -> file(id, digest), Optional.empty());
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.record().receipts()).hasSize(3);
    }

    /** The bundle goes and comes back when half of the tender has been read. */
    private void stoppedWhileItIsHandedIn(CompetitionId id, byte[] tender) throws Exception {
        var half = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        SealedTenders before = sealed.getService();
        var pool = Executors.newSingleThreadExecutor();
        try {
            Future<Receipt> handedIn = pool.submit(() -> before.submit(id, new Halting(tender, half, goOn)));
            half.await();
            bundle().stop();
            bundle().start();
            assertThat(sealed.waitForService(20_000).openers(id)).hasSize(3);
            goOn.countDown();
            assertThat(handedIn.get().kind()).isEqualTo(Receipt.Kind.RECEIVED);
        } catch (ExecutionException e) {
            // refused is fine where it is said: its sender has no receipt
            assertThat(e.getCause()).isInstanceOf(InvalidInputException.class).hasMessageContaining("send it again");
        } finally {
            pool.shutdown();
        }
        competitions.waitForService(20_000);
    }

    private static final class Halting extends FilterInputStream {
        private final CountDownLatch half;
        private final CountDownLatch goOn;
        private long left;

        Halting(byte[] bytes, CountDownLatch half, CountDownLatch goOn) {
            super(new ByteArrayInputStream(bytes));
            this.half = half;
            this.goOn = goOn;
            left = bytes.length / 2;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                half.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            int read = super.read(buffer, offset, Math.min(length, 4096));
            left -= read;
            return read;
        }
    }

    private static OpenerSecret opener(String name) {
        return OpenerSecret.fresh(name, PASSPHRASE, RANDOM);
    }

    private static CompetitionDraft draft() {
        return CompetitionDraft.of("itest-sealed-" + UUID.randomUUID(), LocalizedText.same("Sealed"))
                .nature(Nature.CONSTRUCTED, "in-framework test")
                .criterion(Criterion.price(
                        "price", LocalizedText.same("Price"), "ratio-to-smallest", BigDecimal.valueOf(60)))
                .criterion(Criterion.evaluatedQuality(
                        "quality", LocalizedText.same("Quality"), "given-points", BigDecimal.valueOf(40)))
                .procedure(new Procedure(
                        "",
                        Optional.of(new SealingPlan(2, List.of("Aino", "Eero", "Kaisa"))),
                        List.of(),
                        Procedure.Waiting.GENERAL,
                        "",
                        Procedure.LowPriceRule.USUAL,
                        Procedure.Weighting.FIXED,
                        ""))
                .build();
    }

    private byte[] tender(CompetitionId id, String tenderer, String price) throws IOException {
        var out = new ByteArrayOutputStream();
        SignedText invitation =
                SignedText.read("invitation", sealed.getService().invitation(id));
        var attachment = new byte[300_000];
        RANDOM.nextBytes(attachment);
        var attached =
                new TenderContent.Attached("plan.pdf", attachment.length, Digests.hex(Digests.sha256(attachment)));
        new Sealer(invitation, SigningKey.fresh(RANDOM), RANDOM)
                .seal(
                        TenderContent.of(tenderer, "", "", Map.of("price", TenderedValue.of(price)), List.of(attached)),
                        1,
                        List.of(() -> new ByteArrayInputStream(attachment)),
                        out);
        return out.toByteArray();
    }

    private Receipt submit(CompetitionId id, byte[] tender) {
        return sealed.getService().submit(id, new ByteArrayInputStream(tender));
    }

    private byte[] released(CompetitionId id, OpenerSecret opener) throws IOException {
        var sheet = new ByteArrayOutputStream();
        sealed.getService().shares(id, by(opener.name()), sheet);
        var out = new ByteArrayOutputStream();
        Shares.release(new ByteArrayInputStream(sheet.toByteArray()), opener, PASSPHRASE, Instant.now(), out);
        return out.toByteArray();
    }

    private Competition open(CompetitionId id, byte[]... shares) {
        return sealed.getService()
                .open(
                        id,
                        Arrays.stream(shares)
                                .<InputStream>map(ByteArrayInputStream::new)
                                .toList(),
                        by("Aino"));
    }

    /** Sealed files lie in the data folder; here they are asked of the service, as anyone who verifies would. */
    private Optional<InputStream> file(CompetitionId id, String digest) {
        return sealed.getService().receipt(id, digest).map(receipt -> {
            var out = new ByteArrayOutputStream();
            sealed.getService().sealedFile(id, receipt.number(), by("Aino"), out);
            return new ByteArrayInputStream(out.toByteArray());
        });
    }

    private static Act by(String person) {
        return Act.by(person, Instant.now());
    }

    private static String code(Callable<?> call) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, call::call);
        assertThat(e).as("refused").isNotNull();
        return e.problems().get(0).code();
    }

    private Bundle bundle() {
        return Arrays.stream(context.getBundles())
                .filter(one -> "org.minikisa.competition.core".equals(one.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
