package org.minikisa.runtime.plugins.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.Finding;
import org.minikisa.runtime.plugins.Compiled;
import org.minikisa.runtime.plugins.Jars;

class ArchiveTest {

    private static final byte[] GOOD = Jars.bundle("acme", "1.0.0")
            .entry("data/a", "first".getBytes(StandardCharsets.US_ASCII))
            .entry("data/b", "other".getBytes(StandardCharsets.US_ASCII))
            .bytes();

    @Test
    void whatIsWholeIsGood() {
        assertThat(codes(GOOD)).isEmpty();
    }

    @Test
    void whatStandsBeforeOrBehindTheArchiveIsRefused() {
        assertThat(codes(concat("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII), GOOD)))
                .containsExactly("plugins.jar.views");
        assertThat(codes(concat(GOOD, new byte[3]))).containsExactly("plugins.jar.broken");
        assertThat(codes(concat(GOOD, GOOD))).containsExactly("plugins.jar.views");
    }

    @Test
    void anEntryThatTheDirectoryCallsOtherwiseIsRefused() {
        byte[] jar = GOOD.clone();
        jar[last(jar, "data/b") + 5] = 'c';

        assertThat(codes(jar)).containsExactly("plugins.jar.views");
    }

    @Test
    void anEntryThatIsMissingFromTheDirectoryIsRefused() {
        int end = GOOD.length - 22;
        int lastInDirectory = last(GOOD, "data/b") - 46;
        byte[] jar = concat(Arrays.copyOf(GOOD, lastInDirectory), Arrays.copyOfRange(GOOD, end, GOOD.length));
        var bytes = ByteBuffer.wrap(jar).order(ByteOrder.LITTLE_ENDIAN);
        int newEnd = jar.length - 22;
        bytes.putShort(newEnd + 8, (short) 2).putShort(newEnd + 10, (short) 2);
        bytes.putInt(newEnd + 12, newEnd - bytes.getInt(newEnd + 16));

        assertThat(codes(jar)).containsExactly("plugins.jar.views");
    }

    @Test
    void contentThatDiffersFromItsChecksumIsRefused() {
        byte[] jar = stored("aaaa");
        jar[first(jar, "aaaa")] = 'b';

        assertThat(codes(jar)).contains("plugins.jar.broken");
    }

    @Test
    void aNameThatStandsThereTwiceIsRefused() {
        byte[] jar = GOOD.clone();
        jar[first(jar, "data/b") + 5] = 'a';
        jar[last(jar, "data/b") + 5] = 'a';

        assertThat(codes(jar)).containsExactly("plugins.jar.twin");
    }

    @Test
    void namesThatDifferInCapitalsAreAWarningAndInMetaInfAnError() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .entry("data/a", new byte[1])
                .entry("Data/A", new byte[1])
                .entry("meta-inf/manifest.mf", new byte[1])
                .bytes();

        assertThat(findings(jar))
                .extracting(f -> f.severity() + " " + f.problem().place())
                .containsExactly("WARNING Data/A", "ERROR meta-inf/manifest.mf");
    }

    @Test
    void namesThatLeadOutOfTheJarAreRefused() {
        for (String name : List.of("../a", "a/../../b", "/a", "C:/a", "a\\b", "./a", "a//b", "a\0b", "..")) {
            assertThat(codes(Jars.bundle("acme", "1.0.0")
                            .entry(name, new byte[1])
                            .bytes()))
                    .as(name)
                    .containsExactly("plugins.jar.path");
        }
        assertThat(codes(Jars.bundle("acme", "1.0.0")
                        .entry("a/..b/c...d/.e", new byte[1])
                        .bytes()))
                .isEmpty();
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        assertThat(codes(Jars.bundle("acme", "1.0.0")
                        .entry("zeros", new byte[64 << 20])
                        .bytes()))
                .containsExactly("plugins.jar.bytes");
    }

    @Test
    void aBombInAJarOnTheClassPathIsRefusedAsWell() {
        byte[] inner = Jars.plain().entry("zeros", new byte[64 << 20]).bytes();
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .header("Bundle-ClassPath", "inner.jar")
                .entry("inner.jar", inner)
                .bytes();

        assertThat(findings(jar)).singleElement().satisfies(finding -> {
            assertThat(finding.problem().code()).isEqualTo("plugins.jar.bytes");
            assertThat(finding.problem().place()).isEqualTo("inner.jar!/zeros");
        });
    }

    @Test
    void tooManyEntriesAreRefused() {
        var jar = Jars.bundle("acme", "1.0.0");
        for (int i = 0; i < 20_001; i++) {
            jar.entry("e" + i, new byte[0]);
        }
        assertThat(codes(jar.bytes())).containsExactly("plugins.jar.entries");
    }

    @Test
    void changedBytesAreNeverMoreThanFindings() {
        byte[] jar = Jars.bundle("acme", "1.0.0")
                .component(
                        "org.minikisa.impact.api.ImpactFunction",
                        "com.acme.Thing",
                        "package com.acme; public class Thing { int f(int a) { return a > 1 ? f(a - 1) : a; } }")
                .bytes();
        var random = new Random(4);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = i % 3 == 0 ? Arrays.copyOf(jar, random.nextInt(jar.length)) : jar.clone();
            for (int n = random.nextInt(8); n >= 0 && changed.length > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> JarLint.check("acme.jar", changed)).doesNotThrowAnyException();
        }
    }

    @Test
    void changedClassFilesAreNeverMoreThanFindings() {
        byte[] file = Compiled.of("package com.acme; public class Thing { String f(int a) { Runnable r = () -> f(1);"
                        + " switch (a) { case 1: return \"x\" + a; default: return \"y\"; } } }")
                .get("com/acme/Thing.class");
        var random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = file.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                changed[10 + random.nextInt(changed.length - 10)] = (byte) random.nextInt();
            }
            byte[] jar = Jars.bundle("acme", "1.0.0")
                    .entry("com/acme/Thing.class", changed)
                    .bytes();
            assertThatCode(() -> JarLint.check("acme.jar", jar)).doesNotThrowAnyException();
        }
    }

    private static byte[] stored(String content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            byte[] data = content.getBytes(StandardCharsets.US_ASCII);
            var crc = new java.util.zip.CRC32();
            crc.update(data);
            var entry = new ZipEntry("x");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(data.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(data);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> codes(byte[] jar) {
        return findings(jar).stream().map(f -> f.problem().code()).toList();
    }

    private static List<Finding> findings(byte[] jar) {
        return JarLint.check("acme.jar", jar).findings();
    }

    private static int first(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static int last(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
