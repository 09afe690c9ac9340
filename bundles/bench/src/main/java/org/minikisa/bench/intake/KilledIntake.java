package org.minikisa.bench.intake;

import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.minikisa.intake.api.RawContact;

/**
 * The process that is killed: {@code KilledIntake FOLDER FROM [careless]} takes in the load from a number on and prints the
 * number of each mail once it is acknowledged, for ever.
 *
 * <p>{@code careless} acknowledges what has come and stores it behind the back of whoever delivers, as an intake does that
 * keeps its mail in memory first.
 */
public final class KilledIntake {

    private KilledIntake() {}

    public static void main(String[] args) throws InterruptedException {
        var load = new LoadMails(LoadMails.SEED);
        try (House house = House.open(Path.of(args[0]))) {
            System.out.println("open");
            Sink sink = args.length > 2 ? careless(house) : house.intake::receive;
            for (int i = Integer.parseInt(args[1]); ; i++) {
                sink.take(RawContact.mail(IntakeKills.source(i), load.mail(i).bytes()));
                System.out.println(i);
            }
        }
    }

    private interface Sink {
        void take(RawContact raw) throws InterruptedException;
    }

    private static Sink careless(House house) {
        BlockingQueue<RawContact> memory = new ArrayBlockingQueue<>(100);
        var writer = new Thread(() -> {
            try {
                while (true) {
                    house.intake.receive(memory.take());
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        writer.setDaemon(true);
        writer.start();
        return memory::put;
    }
}
