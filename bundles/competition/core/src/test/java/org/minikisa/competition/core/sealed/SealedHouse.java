package org.minikisa.competition.core.sealed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionDraft;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.Procedure;
import org.minikisa.competition.api.Procedure.SealingPlan;
import org.minikisa.competition.api.ScoringMethod;
import org.minikisa.competition.api.TenderedValue;
import org.minikisa.competition.core.House;
import org.minikisa.competition.core.Surroundings;
import org.minikisa.competition.core.life.StoredCompetitions;
import org.minikisa.competition.scoring.GivenPoints;
import org.minikisa.competition.scoring.RatioToSmallest;
import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.OpenerSecret;
import org.minikisa.competition.sealing.Sealer;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.TenderContent;
import org.minikisa.competition.sealing.TenderContent.Attached;
import org.minikisa.store.api.Store;
import org.minikisa.store.jdbc.SqliteStore;

/** A house whose clock can be set, with three openers of whom two are needed. */
final class SealedHouse implements AutoCloseable {

    static final char[] PASSPHRASE = "harakka ja hevonen".toCharArray();
    static final List<String> OPENERS = List.of("Aino", "Eero", "Kaisa");
    private static final SecureRandom RANDOM = new SecureRandom();
    static final Map<String, OpenerSecret> SECRETS = secrets();

    final Watch clock = new Watch();
    final SqliteStore store;
    final Surroundings surroundings = new Surroundings();
    final StoredCompetitions competitions;
    final Path folder;
    StoredSealedTenders sealed;

    SealedHouse(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param between stands between sealed tenders and the store */
    SealedHouse(Path folder, UnaryOperator<Store> between) {
        this.folder = folder;
        store = SqliteStore.open(folder, clock);
        offer("ratio-to-smallest", new RatioToSmallest());
        offer("given-points", new GivenPoints());
        competitions = new StoredCompetitions(store, surroundings);
        sealed = start(between);
    }

    StoredSealedTenders start(UnaryOperator<Store> between) {
        return new StoredSealedTenders(
                folder.resolve("sealed"), 64L * 1024 * 1024, between.apply(store), store, surroundings, clock);
    }

    private void offer(String id, ScoringMethod method) {
        surroundings.bindMethod(method, Map.of(ScoringMethod.ID, id, ScoringMethod.VERSION, "1.0"));
    }

    private static Map<String, OpenerSecret> secrets() {
        var secrets = new LinkedHashMap<String, OpenerSecret>();
        OPENERS.forEach(name -> secrets.put(name, OpenerSecret.fresh(name, PASSPHRASE, RANDOM, 64)));
        return secrets;
    }

    static CompetitionDraft draft(String key) {
        return House.cleaning(key)
                .procedure(new Procedure(
                        "",
                        Optional.of(new SealingPlan(2, OPENERS)),
                        List.of(),
                        Procedure.Waiting.GENERAL,
                        "",
                        Procedure.LowPriceRule.USUAL,
                        Procedure.Weighting.FIXED,
                        ""))
                .build();
    }

    CompetitionId drafted(String key) {
        CompetitionId id = competitions.draft(draft(key));
        SECRETS.values().forEach(secret -> register(id, secret));
        return id;
    }

    void register(CompetitionId id, OpenerSecret secret) {
        sealed.register(id, utf8(secret.key().text()), by(secret.name()));
    }

    CompetitionId published(String key) {
        CompetitionId id = drafted(key);
        competitions.publish(id, House.MORNING, House.DUE);
        return id;
    }

    Act by(String person) {
        return Act.by(person, clock.instant());
    }

    SignedText invitation(CompetitionId id) {
        return SignedText.read("invitation", sealed.invitation(id));
    }

    byte[] tender(CompetitionId id, String tenderer, String price, byte[]... attachments) {
        return tender(invitation(id), SigningKey.fresh(RANDOM), 1, tenderer, "", price, attachments);
    }

    static byte[] tender(
            SignedText invitation,
            SigningKey sender,
            int version,
            String tenderer,
            String code,
            String price,
            byte[]... attachments) {
        try {
            var out = new ByteArrayOutputStream();
            List<Attached> attached = Arrays.stream(attachments)
                    .map(one -> new Attached("file-" + one.length, one.length, Digests.hex(Digests.sha256(one))))
                    .toList();
            List<Sealer.Source> sources = Arrays.stream(attachments)
                    .<Sealer.Source>map(one -> () -> new ByteArrayInputStream(one))
                    .toList();
            var content = TenderContent.of(
                    tenderer,
                    code,
                    "",
                    price.isEmpty() ? Map.of() : Map.of("price", TenderedValue.of(price)),
                    attached);
            new Sealer(invitation, sender, RANDOM).seal(content, version, sources, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tender period is over and closed. */
    void closed(CompetitionId id) {
        clock.set(House.DUE.plusSeconds(1));
        competitions.close(id, clock.instant());
    }

    byte[] released(CompetitionId id, String opener) {
        try {
            var sheet = new ByteArrayOutputStream();
            sealed.shares(id, by(opener), sheet);
            var out = new ByteArrayOutputStream();
            Shares.release(
                    new ByteArrayInputStream(sheet.toByteArray()),
                    SECRETS.get(opener),
                    PASSPHRASE,
                    clock.instant(),
                    out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Competition open(CompetitionId id, byte[]... shares) {
        return sealed.open(
                id,
                Arrays.stream(shares)
                        .<InputStream>map(ByteArrayInputStream::new)
                        .toList(),
                by("Aino"));
    }

    List<String> facts() {
        return store.entries(0, "competition.", 10_000).stream()
                .map(entry -> entry.type().substring("competition.".length()))
                .toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        store.close();
    }

    /** A clock that shows what it is set to. */
    static final class Watch extends Clock {
        private volatile Instant now = House.MORNING;

        void set(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
