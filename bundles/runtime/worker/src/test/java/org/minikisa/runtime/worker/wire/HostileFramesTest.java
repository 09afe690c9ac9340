package org.minikisa.runtime.worker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.minikisa.impact.api.Domain;
import org.minikisa.impact.api.Evaluation;
import org.minikisa.impact.api.Indicator;
import org.minikisa.impact.api.ModelDescription;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.problem.api.Problem;
import org.minikisa.runtime.worker.wire.Opened.Component;
import org.minikisa.runtime.worker.wire.Opened.Property;
import org.minikisa.runtime.worker.wire.Reply.Outcome;
import com.sun.management.ThreadMXBean;

/**
 * A worker may send any bytes. Whatever they are, the runtime makes values of the declared types of them or a {@link
 * WireException}: no other error, no other class, and no more memory than a frame is worth.
 */
class HostileFramesTest {

    private static final Set<String> MADE = Set.of(
            "org.minikisa.problem.api",
            "org.minikisa.competition.api",
            "org.minikisa.impact.api",
            "org.minikisa.runtime.worker.wire",
            "java.lang",
            "java.math",
            "java.time");

    /** Of heap for each byte of a frame: the smallest text takes four bytes there. */
    private static final long MOST_FOR_A_BYTE = 100;

    /** Of heap for a refusal with its traces. */
    private static final long MOST_BESIDE = 256 << 10;

    private static final List<Codec> CODECS = Stream.concat(
                    Stream.of(Opened.CODEC, Codec.of(Reply.class)),
                    Arrays.stream(Contract.values())
                            .flatMap(contract -> contract.calls().stream())
                            .flatMap(call -> Stream.concat(Stream.of(call.gives()), call.takes().stream())))
            .distinct()
            .toList();

    private final Random random = new Random(20_260_123);
    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int read;

    @Test
    void randomBytesAreAValueOrRefused() {
        for (int i = 0; i < 3_000; i++) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (i % 2 == 0) { // small numbers get further than large ones
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] &= (byte) (random.nextInt(4) == 0 ? 7 : 0);
                }
            }
            readByAll(bytes);
        }
        assertThat(read).as("frames that were values all the same").isPositive();
    }

    @Test
    void changedFramesAreAValueOrRefused() {
        List<byte[]> frames = List.of(opened(), refused(), description(), evaluation());
        for (int i = 0; i < 3_000; i++) {
            byte[] one = frames.get(random.nextInt(frames.size())).clone();
            byte[] other = frames.get(random.nextInt(frames.size()));
            readByAll(changed(one, other));
        }
        assertThat(read).as("frames that were values all the same").isPositive();
    }

    @Test
    void aFrameFullOfTheSmallestPartsIsBounded() {
        var texts = new WireOutput();
        texts.writeInt(WireInput.MOST_ELEMENTS);
        var nothing = new byte[4 + WireInput.MOST_ELEMENTS * 24];
        System.arraycopy(texts.toBytes(), 0, nothing, 0, 4);
        readByAll(nothing);

        var many = new WireOutput();
        var problem = new Problem("", "", "", "", "");
        new Reply(new Outcome.Refused("", Collections.nCopies(100_000, problem)), "").write(many);
        readByAll(many.toBytes());
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        var nested = ByteBuffer.allocate(4096);
        while (nested.remaining() >= 4) {
            nested.putInt(1);
        }
        readByAll(nested.array());
    }

    @Test
    void noFrameIsAllocatedForALengthThatIsOnlyAnnounced() {
        byte[] announced = {0x00, 0x7F, (byte) 0xFF, (byte) 0xFF, 1, 2, 3};
        InputStream in = new ByteArrayInputStream(announced);
        long before = allocated();
        assertThatThrownBy(() -> Frames.read(in)).isInstanceOf(EOFException.class);
        assertThat(allocated() - before).isLessThan(MOST_BESIDE);

        for (int length : new int[] {-1, Integer.MIN_VALUE, Frames.LARGEST + 1, Integer.MAX_VALUE}) {
            var tooLong = new ByteArrayInputStream(
                    ByteBuffer.allocate(8).putInt(length).array());
            assertThatThrownBy(() -> Frames.read(tooLong)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void aStreamOfAnythingEndsInFramesOrARefusal() {
        for (int i = 0; i < 500; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (int at = 0; at + 4 < bytes.length; at += 7) {
                ByteBuffer.wrap(bytes).putInt(at, random.nextInt(4));
            }
            var in = new ByteArrayInputStream(bytes);
            try {
                while (true) {
                    readByAll(Frames.read(in));
                }
            } catch (WireException | IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    // ---------------------------------------------------------------- reading

    private void readByAll(byte[] frame) {
        for (Codec codec : CODECS) {
            readOrRefused(codec, frame); // the first time classes are loaded as well
            long before = allocated();
            Object value = readOrRefused(codec, frame);
            assertThat(allocated() - before)
                    .as("bytes of heap for a frame of %s bytes ", frame.length)
                    .isLessThan(MOST_BESIDE + MOST_FOR_A_BYTE * frame.length);
            if (value != null) {
                read++;
                onlyOfOpenPackages(value, new HashSet<>());
            }
        }
    }

    private static Object readOrRefused(Codec codec, byte[] frame) {
        try {
            return codec.read(new WireInput(frame));
        } catch (WireException e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private long allocated() {
        return memory.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void onlyOfOpenPackages(Object value, Set<Class<?>> known) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(content -> onlyOfOpenPackages(content, known));
        } else if (value instanceof Collection<?> many) {
            many.forEach(element -> onlyOfOpenPackages(element, known));
        } else if (value instanceof Map<?, ?> map) {
            onlyOfOpenPackages(map.keySet(), known);
            onlyOfOpenPackages(map.values(), known);
        } else if (known.add(value.getClass()) && !value.getClass().isArray()) {
            String owner = value.getClass().getPackageName();
            assertThat(MADE.contains(owner) || owner.equals("java.util") && isOptionalNumber(value))
                    .as("%s is made of bytes", value.getClass())
                    .isTrue();
            parts(value).forEach(part -> onlyOfOpenPackages(part, known));
        }
    }

    private static boolean isOptionalNumber(Object value) {
        return value.getClass().getSimpleName().startsWith("Optional");
    }

    private static List<Object> parts(Object value) {
        var parts = new ArrayList<>();
        if (value.getClass().isRecord()) {
            for (var component : value.getClass().getRecordComponents()) {
                try {
                    parts.add(component.getAccessor().invoke(value));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return parts;
    }

    // ---------------------------------------------------------------- frames

    private byte[] changed(byte[] frame, byte[] other) {
        switch (random.nextInt(4)) {
            case 0 -> flip(frame);
            case 1 -> putNumber(frame);
            case 2 -> {
                return Arrays.copyOf(frame, random.nextInt(frame.length * 2));
            }
            default -> {
                int at = random.nextInt(frame.length);
                int from = random.nextInt(other.length);
                System.arraycopy(other, from, frame, at, Math.min(frame.length - at, other.length - from));
            }
        }
        return frame;
    }

    private void flip(byte[] frame) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private void putNumber(byte[] frame) {
        int[] odd = {-1, 0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, WireInput.MOST_ELEMENTS, Frames.LARGEST};
        if (frame.length >= 4) {
            ByteBuffer.wrap(frame).putInt(random.nextInt(frame.length - 3), odd[random.nextInt(odd.length)]);
        }
    }

    private static byte[] opened() {
        var property = new Property("minikisa.impact.id", Property.Type.STRING, false, List.of("sample"));
        return written(out -> Opened.CODEC.write(
                new Opened(List.of(new Component(Contract.MODEL, List.of(property, property)))), out));
    }

    private static byte[] refused() {
        var problem = new Problem("code", "place", "found", "expected", "remedy");
        return written(new Reply(new Outcome.Refused("input", List.of(problem, problem)), "printed")::write);
    }

    private static byte[] description() {
        var title = LocalizedText.same("Title");
        var cost = Optional.of(new BigDecimal("12.50"));
        var description = ModelDescription.of("sample", "1.0.0", title)
                .indicator(Indicator.of("flag", title, new Domain.Flag(cost)))
                .indicator(Indicator.of(
                        "level",
                        title,
                        new Domain.Ordinal(List.of(new Domain.Level(0, title), new Domain.Level(1, title, cost)))))
                .build();
        return written(out -> Codec.of(ModelDescription.class).write(description, out));
    }

    private static byte[] evaluation() {
        var evaluation = Evaluation.sum()
                .indicator("flag", "", 1, 2)
                .indicator("level", "theme", 3, 5)
                .build();
        return written(out -> Codec.of(Evaluation.class).write(evaluation, out));
    }

    private static byte[] written(Consumer<WireOutput> value) {
        var out = new WireOutput();
        value.accept(out);
        return out.toBytes();
    }
}
