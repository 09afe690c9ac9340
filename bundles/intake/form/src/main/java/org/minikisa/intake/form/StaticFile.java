package org.minikisa.intake.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What pages are drawn with. The digest in the path changes with the content, so that it may be kept for ever. */
enum StaticFile {
    FONT("source-sans-3.woff2", "font/woff2"),
    ICON("icon.svg", "image/svg+xml"),
    /** Names the others, so it comes after them. */
    STYLE("form.css", "text/css;charset=utf-8");

    private static final String FOLDER = "s/";
    private static final int DIGITS = 10;

    private final String mediaType;
    private final byte[] content;
    private final String path;

    StaticFile(String name, String mediaType) {
        this.mediaType = mediaType;
        this.content = read(name);
        this.path = FOLDER + digest(content) + "/" + name;
    }

    private static byte[] read(String name) {
        try (InputStream in = StaticFile.class.getResourceAsStream("static/" + name)) {
            byte[] bytes = in.readAllBytes();
            return name.endsWith(".css") ? linked(bytes) : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] linked(byte[] style) {
        return new String(style, StandardCharsets.UTF_8)
                .replace("@font@", "../../" + FONT.path)
                .replace("@icon@", "../../" + ICON.path)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Below the root. */
    String path() {
        return path;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }

    /** @param path of a request, with a slash at its beginning */
    static Optional<StaticFile> of(String path) {
        return Arrays.stream(values())
                .filter(file -> path.equals("/" + file.path))
                .findFirst();
    }
}
