package org.minikisa.competition.core.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.minikisa.competition.core.sealed.SealedHouse.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionEvent;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.CompetitionState;
import org.minikisa.competition.api.RefusedTender;
import org.minikisa.competition.api.Tender;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.core.House;
import org.minikisa.competition.sealing.RecordCheck;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.WithdrawalFile;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;

class SealedTendersTest {

    @TempDir
    Path folder;

    private SealedHouse house;

    @BeforeEach
    void open() {
        house = new SealedHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whatWasSealedIsReadOnlyWhenTwoOpenersOpenItAndTheRecordProvesIt() throws IOException {
        CompetitionId id = house.published("cleaning");
        byte[] one = house.tender(id, "SUP-1", "90.00", new byte[100_000]);
        byte[] two = house.tender(id, "SUP-2", "100.00");
        Receipt first = submit(id, one);
        Receipt second = submit(id, two);
        assertThat(first.number()).isNotEqualTo(second.number()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        house.closed(id);
        Competition opened = house.open(id, house.released(id, "Eero"), house.released(id, "Kaisa"));

        assertThat(opened.state()).isEqualTo(CompetitionState.OPENED);
        assertThat(opened.tenders()).extracting(Tender::tenderer).containsExactly("SUP-1", "SUP-2");
        assertThat(opened.tenders()).extracting(Tender::id).containsExactly(first.number(), second.number());
        Opening opening = house.sealed.opening(id).orElseThrow();
        assertThat(opening.openers()).containsExactly("Eero", "Kaisa");
        var attachment = new ByteArrayOutputStream();
        house.sealed.attachment(id, first.number(), "file-100000", house.by("Aino"), attachment);
        assertThat(attachment.toByteArray()).isEqualTo(new byte[100_000]);
        assertThat(check(id, house.sealed.record(id)).problems()).isEmpty();
        assertThat(house.facts())
                .containsSubsequence(
                        "OpenerRegistered",
                        "CompetitionPublished",
                        "TenderReceived",
                        "CompetitionClosed",
                        "AccessAttempted",
                        "TendersOpened",
                        "OpeningRecorded");
    }

    @Test
    void aRecordOfOtherTendersOrFilesIsFoundOut() throws IOException {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        Receipt second = submit(id, house.tender(id, "SUP-2", "100.00"));
        house.closed(id);
        house.open(id, house.released(id, "Eero"), house.released(id, "Kaisa"));
        byte[] record = house.sealed.record(id);

        String changed = new String(record, StandardCharsets.UTF_8).replace(second.number(), "AAAA-AAAA-AAAA");
        assertThat(refusal(() -> check(id, utf8(changed))).code()).isEqualTo("competition.sealed.signature");
        Files.delete(file(id, second));
        assertThat(check(id, record).problems())
                .singleElement()
                .extracting(Problem::found)
                .isEqualTo("no sealed file");
    }

    @Test
    void oneOpenerAloneOpensNothingAndItIsRecorded() {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        house.closed(id);
        byte[] shares = house.released(id, "Eero");
        assertThat(refusal(() -> house.open(id, shares)).code()).isEqualTo("competition.sealed.shares");
        assertThat(refusal(() -> house.open(id, shares, shares)).code()).isEqualTo("competition.sealed.shares");
        assertThat(state(id)).isEqualTo(CompetitionState.CLOSED);
        assertThat(events(id, "access.refused")).hasSize(2);
    }

    @Test
    void badForeignAndDoubleSharesAreNamedAndTwoGoodOnesOpenAllTheSame() {
        CompetitionId other = house.published("other");
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        house.closed(id);
        house.competitions.close(other, house.clock.instant());
        byte[] aino = house.released(id, "Aino");
        String wrong = new String(house.released(id, "Eero"), StandardCharsets.UTF_8)
                .replaceAll("\"share\":\"....", "\"share\":\"0000");
        house.open(
                id,
                aino,
                aino,
                utf8(wrong),
                utf8("no shares"),
                house.released(other, "Kaisa"),
                house.released(id, "Kaisa"));
        Opening opening = house.sealed.opening(id).orElseThrow();
        assertThat(opening.openers()).containsExactly("Aino", "Kaisa");
        assertThat(opening.shareProblems())
                .extracting(Problem::place)
                .containsExactly("shares[1]", "shares[3]", "shares[4]", "Eero");
    }

    @Test
    void nothingIsGivenOrOpenedBeforeTheEndWhateverTheMomentThatIsClaimed() {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        house.competitions.close(id, House.DUE.plusSeconds(60));
        assertThat(refusal(() -> house.released(id, "Aino")).code()).isEqualTo("competition.sealed.early");
        assertThat(refusal(() -> house.open(id)).code()).isEqualTo("competition.sealed.early");
        assertThat(refusal(() -> house.sealed.receipts(id, house.by("Aino"))).code())
                .isEqualTo("competition.sealed.early");
        assertThat(refusal(() -> house.sealed.shares(id, house.by("Stranger"), new ByteArrayOutputStream()))
                        .code())
                .isEqualTo("competition.sealing.opener");
        assertThat(events(id, "access.refused")).hasSize(4);
        assertThat(house.facts().stream().filter("AccessAttempted"::equals)).hasSize(4);
    }

    @Test
    void howManyTendersThereAreIsToldToNobodyBeforeTheClosing() {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        submit(id, house.tender(id, "SUP-2", "95.00"));
        assertThat(house.competitions.find(id).orElseThrow().tenderCount()).isZero();
        assertThat(house.competitions.history(id))
                .extracting(CompetitionEvent::what)
                .doesNotContain("SUBMIT");
        house.closed(id);
        assertThat(house.competitions.find(id).orElseThrow().tenderCount()).isEqualTo(2);
    }

    @Test
    void aReplacedTenderCountsOnceAndAWithdrawnOneNotAtAll() {
        CompetitionId id = house.published("cleaning");
        SignedText invitation = house.invitation(id);
        SigningKey sender = SigningKey.fresh(new SecureRandom());
        byte[] old = SealedHouse.tender(invitation, sender, 1, "SUP-1", "", "90.00");
        Receipt first = submit(id, old);
        Receipt replaced = submit(id, SealedHouse.tender(invitation, sender, 2, "SUP-1", "", "80.00"));
        assertThat(replaced.number()).isEqualTo(first.number());
        assertThat(refusal(() -> submit(id, SealedHouse.tender(invitation, sender, 2, "SUP-1", "", "70.00")))
                        .code())
                .isEqualTo("competition.sealed.old");
        assertThat(submit(id, old)).as("the same bytes again").isEqualTo(first);

        SigningKey other = SigningKey.fresh(new SecureRandom());
        Receipt second = submit(id, SealedHouse.tender(invitation, other, 1, "SUP-2", "", "60.00"));
        byte[] withdrawal = withdrawal(id, second, other);
        assertThat(refusal(() -> house.sealed.withdraw(id, withdrawal(id, second, sender)))
                        .code())
                .isEqualTo("competition.sealed.unknown");
        assertThat(house.sealed.withdraw(id, withdrawal).kind()).isEqualTo(Receipt.Kind.WITHDRAWN);
        assertThat(house.sealed.withdraw(id, withdrawal).kind()).isEqualTo(Receipt.Kind.WITHDRAWN);
        house.closed(id);
        assertThat(house.open(id, house.released(id, "Aino"), house.released(id, "Eero"))
                        .tenders())
                .singleElement()
                .extracting(tender -> tender.values().get("price").toString())
                .asString()
                .contains("80.00");
        assertThat(house.sealed.receipts(id, house.by("Aino"))).hasSize(4);
    }

    @Test
    void aLateTenderIsRefusedConfirmedAsLateAndNeverOpened() {
        CompetitionId id = house.published("cleaning");
        byte[] tender = house.tender(id, "SUP-1", "90.00");
        byte[] late = house.tender(id, "SUP-2", "80.00");
        house.clock.set(House.DUE);
        submit(id, tender);
        house.clock.set(House.DUE.plusMillis(1));
        assertThat(refusal(() -> submit(id, late)).code()).isEqualTo("competition.tender.late");
        assertThat(refusal(() -> submit(id, late)).code()).isEqualTo("competition.tender.late");
        house.closed(id);
        Competition opened = house.open(id, house.released(id, "Aino"), house.released(id, "Eero"));
        assertThat(opened.tenders()).hasSize(1);
        assertThat(opened.refused())
                .singleElement()
                .extracting(RefusedTender::kind)
                .isEqualTo(RefusedTender.Kind.LATE);
        assertThat(house.sealed.receipts(id, house.by("Aino")))
                .extracting(Receipt::kind)
                .containsExactly(Receipt.Kind.RECEIVED, Receipt.Kind.LATE);
    }

    @Test
    void aClockThatIsSetBackMakesNothingTimelyAndIsTold() {
        CompetitionId id = house.published("cleaning");
        byte[] first = house.tender(id, "SUP-1", "90.00");
        byte[] second = house.tender(id, "SUP-2", "80.00");
        house.clock.set(House.DUE.plusSeconds(5));
        assertThat(refusal(() -> submit(id, first)).code()).isEqualTo("competition.tender.late");
        house.clock.set(House.DUE.minusSeconds(3600));
        assertThat(refusal(() -> submit(id, second)).code()).isEqualTo("competition.tender.late");
        assertThat(events(id, "clock.set-back")).hasSize(1);
    }

    @Test
    void aLateTenderThatIsWrittenFirstMakesNoneLateThatHadArrived() {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-0", "95.00"));
        byte[] timely = house.tender(id, "SUP-1", "90.00");
        byte[] late = house.tender(id, "SUP-2", "80.00");
        var meanwhile = new AtomicBoolean(true);
        house.clock.set(House.DUE.minusMillis(1));
        house.sealed = house.start(store -> new Between(store, () -> {
            if (meanwhile.getAndSet(false)) {
                house.clock.set(House.DUE.plusMillis(1));
                assertThat(refusal(() -> submit(id, late)).code()).isEqualTo("competition.tender.late");
                house.competitions.close(id, house.clock.instant());
            }
        }));
        Receipt receipt = submit(id, timely);
        assertThat(receipt.kind()).isEqualTo(Receipt.Kind.RECEIVED);
        assertThat(receipt.at()).isEqualTo(House.DUE.minusMillis(1));
        assertThat(events(id, "clock.set-back")).isEmpty();
    }

    @Test
    void whatArrivedInTimeIsInThoughTheClosingWasWrittenFirst() {
        CompetitionId id = house.published("cleaning");
        byte[] tender = house.tender(id, "SUP-1", "90.00");
        house.clock.set(House.DUE);
        house.competitions.close(id, House.DUE);
        assertThat(submit(id, tender).kind()).isEqualTo(Receipt.Kind.RECEIVED);
        house.clock.set(House.DUE.plusSeconds(1));
        assertThat(house.open(id, house.released(id, "Aino"), house.released(id, "Eero"))
                        .tenders())
                .hasSize(1);
    }

    @Test
    void whatDoesNotPassOrCannotBeReadIsRecordedWithTheReasonAndKept() throws IOException {
        CompetitionId id = house.published("cleaning");
        Receipt good = submit(id, house.tender(id, "SUP-1", "90.00"));
        Receipt incomplete = submit(id, house.tender(id, "SUP-2", ""));
        Receipt negative = submit(id, house.tender(id, "SUP-3", "-1"));
        house.closed(id);
        Competition opened = house.open(id, house.released(id, "Aino"), house.released(id, "Eero"));
        assertThat(opened.tenders()).extracting(Tender::id).containsExactly(good.number());
        assertThat(house.sealed.opening(id).orElseThrow().tenders().stream()
                        .filter(one -> !one.opened())
                        .map(one -> one.number() + " " + one.problems().get(0).code()))
                .containsExactlyInAnyOrder(
                        incomplete.number() + " competition.value.missing",
                        negative.number() + " competition.value.range");
        assertThat(opened.refused()).extracting(RefusedTender::kind).containsOnly(RefusedTender.Kind.EXCLUDED);
        assertThat(check(id, house.sealed.record(id)).problems()).isEmpty();
    }

    @Test
    void aFileThatWasDeletedOrChangedHereStopsTheOpeningUntilItIsPutBackOrSentAgain() throws IOException {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        byte[] two = house.tender(id, "SUP-2", "50.00");
        byte[] three = house.tender(id, "SUP-3", "50.00");
        Receipt tampered = submit(id, two);
        Receipt gone = submit(id, three);
        house.closed(id);
        byte[] aino = house.released(id, "Aino");
        byte[] eero = house.released(id, "Eero");
        byte[] changed = two.clone();
        changed[changed.length - 1000] ^= 1;
        Files.write(file(id, tampered), changed, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(refusal(() -> house.open(id, aino, eero)).place()).isEqualTo(tampered.number());
        Files.delete(file(id, gone));
        assertThat(refusal(() -> house.open(id, aino, eero)).place()).isEqualTo(gone.number());
        assertThat(state(id)).isEqualTo(CompetitionState.CLOSED);

        assertThat(submit(id, two)).as("sent again, after the end").isEqualTo(tampered);
        Files.write(file(id, gone), three);
        assertThat(house.open(id, aino, eero).tenders()).hasSize(3);
    }

    @Test
    void aTenderForAnotherCompetitionOrOtherOpenersIsRefusedBeforeItIsTaken() {
        CompetitionId id = house.published("cleaning");
        CompetitionId other = house.published("other");
        byte[] tender = house.tender(other, "SUP-1", "90.00");
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> submit(id, tender));
        assertThat(e.problems()).extracting(Problem::place).containsExactly("competition", "invitation");
        assertThat(folder.resolve("sealed/incoming")).isEmptyDirectory();
    }

    @Test
    void whoHasAPersonalInvitationCannotBeImpersonated() {
        CompetitionId id = house.published("cleaning");
        SignedText personal = SignedText.read("i", house.sealed.invitation(id, "SUP-1"));
        String code = personal.line().replaceAll(".*\"code\":\"([0-9a-f]+)\".*", "$1");
        submit(id, SealedHouse.tender(personal, SigningKey.fresh(new SecureRandom()), 1, "SUP-1", code, "90.00"));
        submit(id, house.tender(id, "SUP-1", "1.00"));
        house.closed(id);
        house.open(id, house.released(id, "Aino"), house.released(id, "Eero"));
        assertThat(house.sealed.opening(id).orElseThrow().tenders())
                .extracting(Opening.Result::opened)
                .containsExactly(true, false);
    }

    @Test
    void aSecondTenderOfTheSameSupplierReplacesTheFirstWhereVariantsAreNotAllowed() {
        CompetitionId id = house.published("cleaning");
        submit(id, house.tender(id, "SUP-1", "90.00"));
        Receipt second = submit(id, house.tender(id, "SUP-1", "80.00"));
        house.closed(id);
        assertThat(house.open(id, house.released(id, "Aino"), house.released(id, "Eero"))
                        .tenders())
                .extracting(Tender::id)
                .containsExactly(second.number());
    }

    @Test
    void thePlainWayIsRefusedForSealedTendersAndTheOtherWayRound() {
        CompetitionId id = house.published("cleaning");
        assertThat(refusal(() -> house.competitions.submit(id, House.tender("T1", "90.00"), House.MORNING))
                        .code())
                .isEqualTo("competition.sealing.sealed");
        house.closed(id);
        assertThat(refusal(() -> house.competitions.open(id, house.clock.instant()))
                        .code())
                .isEqualTo("competition.sealing.sealed");
        CompetitionId plain = house.competitions.draft(House.cleaning("plain").build());
        assertThat(refusal(() -> house.sealed.openers(plain)).code()).isEqualTo("competition.sealing.plain");
    }

    @Test
    void aPlanWithoutKeysOrPeopleIsNotPublished() {
        CompetitionId id = house.competitions.draft(SealedHouse.draft("cleaning"));
        house.register(id, SealedHouse.SECRETS.get("Aino"));
        assertThat(house.competitions.check(id, House.MORNING, House.DUE).refusals())
                .extracting(Problem::code)
                .containsExactly("competition.sealing.keys", "competition.sealing.keys");
        String stolen = SealedHouse.SECRETS.get("Aino").key().text().replace("Aino", "Eero");
        assertThat(refusal(() -> house.sealed.register(id, utf8(stolen), house.by("Eero")))
                        .code())
                .isEqualTo("competition.sealing.key");
        CompetitionId published = house.published("other");
        assertThat(refusal(() -> house.register(published, SealedHouse.SECRETS.get("Aino")))
                        .code())
                .isEqualTo("competition.sealing.frozen");
    }

    @Test
    void aFileThatIsCutOffOrTooLargeLeavesNothingBehind() throws IOException {
        CompetitionId id = house.published("cleaning");
        byte[] tender = house.tender(id, "SUP-1", "90.00");
        byte[] cut = java.util.Arrays.copyOf(tender, tender.length - 70);
        assertThat(refusal(() -> submit(id, cut)).code()).isEqualTo("competition.sealed.format");
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThat(refusal(() -> house.sealed.submit(id, breaks)).code()).isEqualTo("competition.sealed.disk");
        byte[] large = house.tender(id, "SUP-1", "90.00", new byte[65 * 1024 * 1024]);
        assertThat(refusal(() -> submit(id, large)).code()).isEqualTo("competition.sealed.size");
        assertThat(folder.resolve("sealed/incoming")).isEmptyDirectory();
        assertThat(submit(id, tender).kind()).isEqualTo(Receipt.Kind.RECEIVED);
    }

    @Test
    void aTenderThatHadArrivedWhenTheHouseWasKilledIsRecordedAtTheNextStart() {
        CompetitionId id = house.published("cleaning");
        byte[] tender = house.tender(id, "SUP-1", "90.00");
        var killed = new AtomicBoolean(true);
        StoredSealedTenders dying = house.start(store -> new Killed(store, killed));
        assertThat(catchThrowableOfType(Killed.Death.class, () -> dying.submit(id, new ByteArrayInputStream(tender))))
                .isNotNull();
        house.clock.set(House.DUE.plusSeconds(100));
        house.sealed = house.start(store -> store);
        Receipt receipt = house.sealed
                .receipt(
                        id,
                        org.minikisa.competition.sealing.Digests.hex(
                                org.minikisa.competition.sealing.Digests.sha256(tender)))
                .orElseThrow();
        assertThat(receipt.kind()).isEqualTo(Receipt.Kind.RECEIVED);
        assertThat(receipt.at()).isEqualTo(House.MORNING);
        assertThat(events(id, "tender.found")).hasSize(1);
    }

    @Test
    void ofAHundredInTheLastSecondNoneIsLostAndNoneLateIsIn() throws InterruptedException, ExecutionException {
        CompetitionId id = house.published("cleaning");
        SignedText invitation = house.invitation(id);
        List<byte[]> tenders = IntStream.range(0, 100)
                .mapToObj(i -> SealedHouse.tender(
                        invitation, SigningKey.fresh(new SecureRandom()), 1, "SUP-" + i, "", "90.00"))
                .toList();
        house.clock.set(House.DUE);
        var pool = Executors.newFixedThreadPool(16);
        var results = new ArrayList<Future<Optional<Receipt>>>();
        for (int i = 0; i < tenders.size(); i++) {
            int one = i;
            results.add(pool.submit((Callable<Optional<Receipt>>) () -> {
                if (one == 50) {
                    house.clock.set(House.DUE.plusMillis(1));
                }
                try {
                    return Optional.of(submit(id, tenders.get(one)));
                } catch (InvalidInputException e) {
                    assertThat(e.problems().get(0).code()).isEqualTo("competition.tender.late");
                    return Optional.empty();
                }
            }));
        }
        int in = 0;
        for (Future<Optional<Receipt>> result : results) {
            Optional<Receipt> receipt = result.get();
            in += receipt.isPresent() ? 1 : 0;
            assertThat(receipt.map(Receipt::at).orElse(House.DUE)).isEqualTo(House.DUE);
        }
        pool.shutdown();
        house.closed(id);
        assertThat(house.open(id, house.released(id, "Aino"), house.released(id, "Eero"))
                        .tenders())
                .hasSize(in);
        assertThat(house.sealed.receipts(id, house.by("Aino"))).hasSize(100);
        assertThat(in).isPositive().isLessThan(100);
    }

    private Receipt submit(CompetitionId id, byte[] sealed) {
        return house.sealed.submit(id, new ByteArrayInputStream(sealed));
    }

    private static byte[] withdrawal(CompetitionId id, Receipt receipt, SigningKey sender) {
        return utf8(WithdrawalFile.signed(id.value(), receipt.digest(), sender).text());
    }

    private CompetitionState state(CompetitionId id) {
        return house.competitions.find(id).orElseThrow().state();
    }

    private List<CompetitionEvent> events(CompetitionId id, String what) {
        return house.competitions.history(id).stream()
                .filter(event -> event.what().equals(what))
                .toList();
    }

    private Path file(CompetitionId id, Receipt receipt) {
        return folder.resolve("sealed/" + id + "/" + receipt.digest() + ".sealed");
    }

    private RecordCheck.Findings check(CompetitionId id, byte[] record) throws IOException {
        String journal = new com.google.gson.GsonBuilder()
                .registerTypeAdapter(Instant.class, (com.google.gson.JsonSerializer<Instant>)
                        (at, type, context) -> new com.google.gson.JsonPrimitive(at.toString()))
                .create()
                .toJson(house.store.entries(0, "", 100_000));
        return RecordCheck.check(
                record,
                digest -> {
                    Path file = folder.resolve("sealed/" + id + "/" + digest + ".sealed");
                    return Files.exists(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
                },
                Optional.of(utf8(journal)));
    }

    private static Problem refusal(ThrowingCallable call) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, call);
        assertThat(e).as("refused").isNotNull();
        return e.problems().get(0);
    }
}
