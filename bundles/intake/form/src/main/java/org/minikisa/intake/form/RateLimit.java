package org.minikisa.intake.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often an address may do something: so often at once, then again as time passes. Bounded memory. */
final class RateLimit {

    /** Beyond that many the one that came longest ago is forgotten. */
    private static final int MOST_ADDRESSES = 10_000;

    private static final double NANOS_PER_HOUR = TimeUnit.HOURS.toNanos(1);

    private record Allowance(double left, long at) {}

    private final int perHour;
    private final LongSupplier nanoTime;
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RateLimit(int perHour, LongSupplier nanoTime) {
        this.perHour = perHour;
        this.nanoTime = nanoTime;
    }

    synchronized boolean admits(String address) {
        long now = nanoTime.getAsLong();
        Allowance before = allowances.getOrDefault(address, new Allowance(perHour, now));
        double left = Math.min(perHour, before.left() + (now - before.at()) / NANOS_PER_HOUR * perHour);
        boolean admitted = left >= 1;
        allowances.put(address, new Allowance(admitted ? left - 1 : left, now));
        return admitted;
    }

    synchronized int addresses() {
        return allowances.size();
    }
}
