package org.minikisa.competition.core.sealed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.problem.api.InvalidInputException;

/**
 * A program, not a test: suppliers hand in tenders by the real clock, the first a second before the end of the period and the
 * last at its end. Arguments: suppliers, bytes of each tender, how many milliseconds before the end the last one begins (0).
 */
public final class LastSecond {

    private LastSecond() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int suppliers = Integer.parseInt(args[0]);
        int bytes = Integer.parseInt(args[1]);
        int before = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        Path folder = Files.createTempDirectory("last-second");
        try (var house = new SealedHouse(folder)) {
            CompetitionId id = house.drafted("load");
            Instant closes = Instant.now().plusSeconds(suppliers / 10 + 10);
            house.clock.set(Instant.now());
            house.competitions.publish(id, house.clock.instant(), closes);
            SignedText invitation = house.invitation(id);
            byte[] attachment = new byte[bytes];
            List<byte[]> tenders = new ArrayList<>();
            for (int i = 0; i < suppliers; i++) {
                tenders.add(SealedHouse.tender(
                        invitation, SigningKey.fresh(new SecureRandom()), 1, "SUP-" + i, "", "90.00", attachment));
            }
            var service = new StoredSealedTenders(
                    folder.resolve("sealed"),
                    1L << 30,
                    house.store,
                    house.store,
                    house.surroundings,
                    Clock.systemUTC());
            var in = new AtomicInteger();
            var late = new AtomicInteger();
            var wrong = new AtomicInteger();
            var waits = new ConcurrentLinkedQueue<Long>();
            var begin = closes.minusSeconds(1);
            var done = new CountDownLatch(suppliers);
            var pool = Executors.newFixedThreadPool(suppliers);
            for (int i = 0; i < suppliers; i++) {
                byte[] tender = tenders.get(i);
                long delay = Math.max(0, begin.toEpochMilli() - System.currentTimeMillis())
                        + (1000L - before) * i / suppliers;
                pool.submit(() -> {
                    try {
                        Thread.sleep(delay);
                        long start = System.nanoTime();
                        try {
                            Receipt receipt = service.submit(id, new ByteArrayInputStream(tender));
                            in.incrementAndGet();
                            if (receipt.at().isAfter(closes)) {
                                wrong.incrementAndGet();
                            }
                        } catch (InvalidInputException e) {
                            late.incrementAndGet();
                        }
                        waits.add((System.nanoTime() - start) / 1_000_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        done.countDown();
                    }
                });
            }
            done.await();
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
            List<Long> sorted = waits.stream().sorted().toList();
            house.clock.set(Instant.now());
            house.competitions.close(id, house.clock.instant());
            int kept = house.competitions.find(id).orElseThrow().tenderCount();
            System.out.printf(
                    "%d suppliers of %d bytes: %d in, %d late, %d of them in after the end, %d kept; receipt after %d ms (median), %d ms"
                            + " (worst)%n",
                    suppliers,
                    bytes,
                    in.get(),
                    late.get(),
                    wrong.get(),
                    kept,
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() - 1));
        }
    }
}
