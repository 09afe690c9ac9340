package org.minikisa.bench.intake;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A load of constructed Finnish mail: of a thousand 600 are plain text, 250 HTML with its text beside it, 150 carry a file of
 * 20 to 200 kB, and 300 of them all answer an earlier one; 29 MB together. The same seed and number always give the same
 * bytes, whatever else was asked for.
 *
 * <p>Program: {@code LoadMails FILE.mbox COUNT [SEED]} writes them one after another.
 */
public final class LoadMails {

    /** What a mail is made of. */
    enum Shape {
        PLAIN,
        HTML,
        FILE
    }

    /** @param parent the number of the mail that it answers */
    record LoadMail(int number, Shape shape, OptionalInt parent, String messageId, byte[] bytes) {}

    static final long SEED = 20_260_301;

    private static final Instant BEGIN = Instant.parse("2026-01-02T06:00:00Z");
    private static final int MINUTES_BETWEEN = 7;
    private static final int REPLIES_OF_TEN = 3;
    /** An answer follows within this many mails. */
    private static final int NEAR = 200;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy 'klo' H.mm", Locale.ROOT);
    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final long seed;

    LoadMails(long seed) {
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        long seed = args.length > 2 ? Long.parseLong(args[2]) : SEED;
        new LoadMails(seed).write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    private void write(Path mbox, int count) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(mbox), 1 << 20)) {
            for (int i = 0; i < count; i++) {
                out.write("From load@minikisa.example Fri Jan  2 06:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
                byte[] bytes = mail(i).bytes();
                for (byte b : bytes) {
                    if (b != '\r') {
                        out.write(b);
                    }
                }
                out.write('\n');
            }
        }
    }

    /** @param number from 0 */
    LoadMail mail(int number) {
        Shape shape = shape(number);
        OptionalInt parent = parent(number);
        byte[] bytes =
                switch (shape) {
                    case PLAIN -> plain(number);
                    case HTML -> alternative(number);
                    case FILE -> withFile(number);
                };
        return new LoadMail(number, shape, parent, messageId(number), bytes);
    }

    /** Twelve plain ones, five with HTML, three with a file; spread evenly. */
    private static Shape shape(int number) {
        int place = number * 7 % 20;
        return place < 12 ? Shape.PLAIN : place < 17 ? Shape.HTML : Shape.FILE;
    }

    /** The mail that this one answers. */
    private OptionalInt parent(int number) {
        boolean reply = number >= 10 && (number + number / 20 * 3) % 10 < REPLIES_OF_TEN;
        return reply
                ? OptionalInt.of(number - 1 - random(number, 1).nextInt(Math.min(number, NEAR)))
                : OptionalInt.empty();
    }

    private SplittableRandom random(int number, int purpose) {
        return new SplittableRandom(seed * 1_000_003 + number * 31L + purpose * 7_919L);
    }

    private int root(int number) {
        int root = number;
        for (OptionalInt parent = parent(root); parent.isPresent(); parent = parent(root)) {
            root = parent.getAsInt();
        }
        return root;
    }

    private String messageId(int number) {
        return Long.toString(random(number, 2).nextLong() >>> 1, 36) + "." + number + "@"
                + Sender.of(random(root(number), 3)).domain();
    }

    /** Who writes: the one who began, in his conversation. */
    private Sender sender(int number) {
        return Sender.of(random(root(number), 3));
    }

    private byte[] plain(int number) {
        int encoding = number % 4;
        Charset charset = encoding == 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String body = text(number);
        var mail = new Builder().header(number);
        mail.line("MIME-Version: 1.0");
        mail.line("Content-Type: text/plain; charset=" + charset.name().toLowerCase(Locale.ROOT));
        switch (encoding) {
            case 0 ->
                mail.line("Content-Transfer-Encoding: 8bit")
                        .line("")
                        .bytes(crlf(body).getBytes(charset));
            case 1 ->
                mail.line("Content-Transfer-Encoding: base64")
                        .line("")
                        .base64(crlf(body).getBytes(charset));
            default ->
                mail.line("Content-Transfer-Encoding: quoted-printable")
                        .line("")
                        .quotedPrintable(body, charset);
        }
        return mail.toBytes();
    }

    private byte[] alternative(int number) {
        String text = text(number);
        String boundary = "_000_" + Long.toString(random(number, 4).nextLong() >>> 1, 36) + "_";
        var mail = new Builder().header(number);
        mail.line("MIME-Version: 1.0").line("Content-Type: multipart/alternative; boundary=\"" + boundary + "\"");
        mail.line("").line("--" + boundary).line("Content-Type: text/plain; charset=\"utf-8\"");
        mail.line("Content-Transfer-Encoding: quoted-printable").line("").quotedPrintable(text, StandardCharsets.UTF_8);
        mail.line("").line("--" + boundary).line("Content-Type: text/html; charset=\"utf-8\"");
        mail.line("Content-Transfer-Encoding: quoted-printable").line("");
        mail.quotedPrintable(Outlook.html(text), StandardCharsets.UTF_8);
        return mail.line("").line("--" + boundary + "--").toBytes();
    }

    private byte[] withFile(int number) {
        SplittableRandom random = random(number, 5);
        var content = new byte[20_000 + random.nextInt(180_001)];
        random.nextBytes(content);
        byte[] magic = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, content, 0, magic.length);
        String boundary = "------------" + Long.toString(random.nextLong() >>> 1, 36);
        var mail = new Builder().header(number);
        mail.line("MIME-Version: 1.0").line("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
        mail.line("").line("This is a multi-part message in MIME format.").line("--" + boundary);
        mail.line("Content-Type: text/plain; charset=utf-8; format=flowed").line("Content-Transfer-Encoding: 8bit");
        mail.line("").bytes(crlf(text(number)).getBytes(StandardCharsets.UTF_8));
        mail.line("--" + boundary).line("Content-Type: application/pdf;");
        mail.line(" name*=UTF-8''tarjouspyynt%C3%B6-" + number + ".pdf").line("Content-Transfer-Encoding: base64");
        mail.line("Content-Disposition: attachment;").line(" filename*=UTF-8''tarjouspyynt%C3%B6-" + number + ".pdf");
        return mail.line("").base64(content).line("--" + boundary + "--").toBytes();
    }

    /** Greeting, a few sentences, signature, and what is answered. */
    private String text(int number) {
        SplittableRandom random = random(number, 6);
        var text = new StringBuilder();
        text.append(Finnish.greeting(random)).append("\n\n");
        text.append(Finnish.message(random, 2 + random.nextInt(8))).append("\n\n");
        text.append(Finnish.closing(random)).append('\n').append(sender(number).signature());
        parent(number).ifPresent(parent -> quote(text, parent));
        return text.toString();
    }

    private void quote(StringBuilder text, int parent) {
        text.append("\n\n").append(DAY.format(date(parent))).append(' ');
        text.append(sender(parent).name()).append(" kirjoitti:\n");
        text(parent).lines().limit(60).forEach(line -> text.append('>')
                .append(line.startsWith(">") ? "" : " ")
                .append(line)
                .append('\n'));
    }

    private static ZonedDateTime date(int number) {
        return BEGIN.plusSeconds(number * MINUTES_BETWEEN * 60L).atZone(FINLAND);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n") + "\r\n";
    }

    /** Who writes: a town's own people, all made up. */
    record Sender(String name, String address, String organisation) {

        static Sender of(SplittableRandom random) {
            String first = Finnish.pick(random, Finnish.FIRST_NAMES);
            String last = Finnish.pick(random, Finnish.LAST_NAMES);
            String town = Finnish.pick(random, Finnish.TOWNS);
            String address = ascii(first) + "." + ascii(last) + "@" + ascii(town) + ".example";
            return new Sender(first + " " + last, address, town);
        }

        private static String ascii(String name) {
            return name.toLowerCase(Locale.ROOT)
                    .replace('ä', 'a')
                    .replace('ö', 'o')
                    .replace('å', 'a');
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }

        String signature() {
            return name + "\nhankinta-asiantuntija\n" + organisation
                    + "n kaupunki, hankintapalvelut\npuh. 050 000 0000\n" + address;
        }
    }

    /** Puts a mail together, byte by byte. */
    private final class Builder {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);

        Builder line(String line) {
            out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
            return bytes(new byte[] {'\r', '\n'});
        }

        Builder bytes(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Builder base64(byte[] bytes) {
            return bytes(Base64.getMimeEncoder().encode(bytes)).line("");
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        /** What a mail has collected on its way, and what it says of itself. */
        Builder header(int number) {
            SplittableRandom random = random(number, 7);
            Sender sender = sender(number);
            String date = DATE.format(date(number));
            line("Return-Path: <" + sender.address() + ">");
            line("Received: from mx2.unit.example (mx2.unit.example [192.0.2.20])");
            line("\tby mail.unit.example (Postfix) with ESMTPS id " + Long.toHexString(random.nextLong()));
            line("\tfor <tuki@unit.example>; " + date);
            line("Received: from out." + sender.domain() + " ([198.51.100." + random.nextInt(256) + "])");
            line("\tby mx2.unit.example with ESMTPS; " + date);
            line("Authentication-Results: mail.unit.example; dkim=pass header.d=" + sender.domain() + ";");
            line("\tspf=pass smtp.mailfrom=" + sender.domain() + "; dmarc=pass header.from=" + sender.domain());
            line("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + sender.domain() + "; s=s1;");
            line("\th=from:to:subject:date:message-id; bh=" + noise(random, 44) + ";");
            line("\tb=" + noise(random, 70)).line("\t " + noise(random, 72)).line("\t " + noise(random, 72));
            line("From: " + encodedWord(sender.name()) + " <" + sender.address() + ">");
            line("To: Hankintatuki <tuki@unit.example>");
            line("Date: " + date);
            line("Message-ID: <" + messageId(number) + ">");
            answers(number);
            return line("Subject: " + subject(number));
        }

        /** Most programs write both fields, some only one of them. */
        private void answers(int number) {
            if (parent(number).isEmpty()) {
                return;
            }
            if (number % 5 != 0) {
                line("In-Reply-To: <" + messageId(parent(number).getAsInt()) + ">");
            }
            if (number % 5 != 1) {
                line("References:");
                for (int ancestor : ancestors(number)) {
                    line(" <" + messageId(ancestor) + ">");
                }
            }
        }

        private List<Integer> ancestors(int number) {
            var ancestors = new ArrayList<Integer>();
            for (OptionalInt parent = parent(number); parent.isPresent(); parent = parent(parent.getAsInt())) {
                ancestors.add(0, parent.getAsInt());
            }
            return ancestors;
        }

        private String subject(int number) {
            String subject = Finnish.subject(random(root(number), 8));
            String mark = parent(number).isEmpty() ? "" : number % 2 == 0 ? "VS: " : "Re: ";
            return encodedWord(mark + subject);
        }

        private static String encodedWord(String text) {
            return text.chars().allMatch(c -> c < 128)
                    ? text
                    : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
        }

        private static String noise(SplittableRandom random, int length) {
            var bytes = new byte[length * 3 / 4];
            random.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        }

        Builder quotedPrintable(String text, Charset charset) {
            for (String line : text.split("\n", -1)) {
                int column = 0;
                for (byte b : line.getBytes(charset)) {
                    boolean bare = b >= 33 && b <= 126 && b != '=' || b == ' ';
                    if (column >= 73) {
                        line("=");
                        column = 0;
                    }
                    if (bare) {
                        out.write(b);
                        column++;
                    } else {
                        out.writeBytes(String.format(Locale.ROOT, "=%02X", b).getBytes(StandardCharsets.US_ASCII));
                        column += 3;
                    }
                }
                line("");
            }
            return this;
        }
    }
}
